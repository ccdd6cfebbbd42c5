#include "model/document.h"

#include <algorithm>

#include "base/error.h"
#include "model/book_keeper.h"

namespace model {
namespace {

std::vector<std::uint32_t> parents_of(const std::vector<Node>& nodes) {
    std::vector<std::uint32_t> parents(nodes.size(), Document::no_node);
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        while (!open.empty() && nodes[open.back()].end <= i) open.pop_back();
        if (!open.empty()) {
            parents[i] = open.back();
            PM_CHECK(nodes[i].end <= nodes[open.back()].end);
        }
        PM_CHECK(nodes[i].end > i && nodes[i].end <= nodes.size());
        if (nodes[i].end > i + 1) open.push_back(i);
    }
    return parents;
}

}  // namespace

Document::Document(text::SourceText source, Form form, std::vector<Row> rows, std::vector<Node> nodes,
                   std::vector<std::vector<Attribute>> attributes, Metadata metadata)
    : source_(std::move(source)),
      form_(form),
      rows_(std::move(rows)),
      nodes_(std::move(nodes)),
      attributes_(std::move(attributes)),
      metadata_(std::move(metadata)),
      parents_(parents_of(nodes_)) {
    find_blocks();
    check();
}

std::span<const Attribute> Document::attributes(std::uint32_t index) const {
    const Node& node = nodes_[index];
    if (node.kind == Kind::text || node.value == 0) return {};
    return attributes_[node.value];
}

std::string_view Document::attribute(std::uint32_t index, Name name) const {
    for (const Attribute& one : attributes(index)) {
        if (one.name == name) return one.value;
    }
    return {};
}

text::Slice Document::extent(std::uint32_t index) const {
    text::Slice whole{};
    bool first = true;
    for (std::uint32_t i = index; i < nodes_[index].end; ++i) {
        if (nodes_[i].kind != Kind::text) continue;
        const text::Slice slice = row(i).slice;
        whole =
            first ? slice : text::Slice{std::min(whole.begin, slice.begin), std::max(whole.end, slice.end)};
        first = false;
    }
    return whole;
}

std::string Document::plain(std::uint32_t index) const {
    std::string out;
    for (std::uint32_t i = index; i < nodes_[index].end; ++i) {
        if (nodes_[i].kind == Kind::text) out += row(i).stands_for(text());
        if (nodes_[i].kind == Kind::line_break) out += '\n';
    }
    return out;
}

std::uint32_t Document::block_at(std::uint32_t offset) const {
    auto after =
        std::ranges::upper_bound(by_source_, offset, {}, [](const auto& entry) { return entry.first.begin; });
    if (after == by_source_.begin()) return no_node;
    --after;
    return after->first.contains(offset) ? after->second : no_node;
}

Document Document::with(Metadata metadata) && {
    metadata_ = std::move(metadata);
    return std::move(*this);
}

/// The outermost nodes that hold text and are not containers; an item or a cell that holds blocks is none.
void Document::find_blocks() {
    std::vector<std::uint32_t> texts(nodes_.size() + 1, 0);  // how many text nodes stand before a node
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        texts[i + 1] = texts[i] + (nodes_[i].kind == Kind::text ? 1 : 0);
    for (std::uint32_t i = 0; i < nodes_.size();) {
        const bool holds_text = texts[nodes_[i].end] > texts[i];
        if (!holds_text || !is_block(nodes_, i)) {
            PM_CHECK(nodes_[i].kind != Kind::text);  // all text is inside a block
            ++i;
            continue;
        }
        Block found{i, {}};
        for (std::uint32_t child = i + 1; child < nodes_[i].end; child = nodes_[child].end) {
            if (nodes_[child].kind == Kind::run) found.stretches.push_back({child, extent(child)});
        }
        if (found.stretches.empty()) found.stretches.push_back({i, extent(i)});
        for (const Stretch& stretch : found.stretches) {
            by_source_.emplace_back(stretch.slice, static_cast<std::uint32_t>(blocks_.size()));
        }
        blocks_.push_back(std::move(found));
        i = nodes_[i].end;
    }
    std::ranges::sort(by_source_);
}

void Document::check() const {
    std::uint32_t at = 0;
    for (const Row& row : rows_) {
        PM_CHECK(row.slice.begin == at && row.slice.end > at);
        at = row.slice.end;
    }
    PM_CHECK(at == text().size());

    std::vector<char> used(rows_.size(), 0);
    for (const Node& node : nodes_) {
        if (node.kind != Kind::text) {
            PM_CHECK(node.value < attributes_.size() || node.value == 0);
            continue;
        }
        PM_CHECK(node.end > 0 && node.value < rows_.size());
        PM_CHECK(used[node.value]++ == 0);
        PM_CHECK(rows_[node.value].fate == Fate::text || rows_[node.value].fate == Fate::front_matter);
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) PM_CHECK(rows_[i].fate != Fate::text || used[i] == 1);

    for (const Block& block : blocks_) {
        for (const Stretch& stretch : block.stretches) {
            PM_CHECK(!stretch.slice.empty());
            std::uint32_t last = stretch.slice.begin;
            for (std::uint32_t i = stretch.node; i < nodes_[stretch.node].end; ++i) {
                if (nodes_[i].kind != Kind::text) continue;
                PM_CHECK(row(i).slice.begin >= last);
                if (lined()) PM_CHECK(row(i).slice.begin == last);
                last = row(i).slice.end;
            }
        }
    }
    for (std::size_t i = 1; i < by_source_.size(); ++i) {
        PM_CHECK(by_source_[i - 1].first.end <= by_source_[i].first.begin);
    }
    if (lined()) {
        std::uint32_t end = source_.byte_order_mark().end;
        for (const auto& [slice, block] : by_source_) {
            PM_CHECK(slice.begin == end);
            end = slice.end;
        }
        PM_CHECK(end == text().size());
    }
}

}  // namespace model
