#include "model/book_keeper.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "model/rules.h"
#include "text/white_space.h"

namespace model {
namespace {

constexpr std::uint32_t none = Document::no_node;

bool white(std::string_view bytes) {
    return bytes.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

/// Is there anything to say in this element: text, a picture, a pointer?
bool is_content(Kind kind) {
    return kind == Kind::text || kind == Kind::graphic || kind == Kind::media || kind == Kind::pointer ||
           kind == Kind::milestone;
}

/// Some nodes of a tree, put in one by one in pre-order, as a tree of their own.
class TreeCopy {
  public:
    /// `old`: the place of the node in the old tree, where its `end` is meant.
    void put(const Node& node, std::uint32_t old) {
        close_until(old);
        open_.push_back({node.end, static_cast<std::uint32_t>(nodes_.size())});
        nodes_.push_back(node);
    }
    [[nodiscard]] std::vector<Node> finished() && {
        close_until(none);
        return std::move(nodes_);
    }

  private:
    struct Open {
        std::uint32_t old_end, node;
    };
    void close_until(std::uint32_t old) {
        while (!open_.empty() && open_.back().old_end <= old) {
            nodes_[open_.back().node].end = static_cast<std::uint32_t>(nodes_.size());
            open_.pop_back();
        }
    }

    std::vector<Node> nodes_;
    std::vector<Open> open_;
};

/// The text nodes of a block; none where runs hold them already.
std::vector<std::uint32_t> texts_without_runs(const std::vector<Node>& nodes, std::uint32_t block) {
    std::vector<std::uint32_t> texts;
    for (std::uint32_t i = block + 1; i < nodes[block].end; ++i) {
        if (nodes[i].kind == Kind::run) return {};
        if (nodes[i].kind == Kind::text) texts.push_back(i);
    }
    return texts;
}

}  // namespace

bool is_block(const std::vector<Node>& nodes, std::uint32_t node) {
    const Kind kind = nodes[node].kind;
    if (!may_be_block(kind)) return false;
    if (kind != Kind::item && kind != Kind::cell) return true;
    return std::none_of(nodes.begin() + node + 1, nodes.begin() + nodes[node].end, [](const Node& inner) {
        return is_container(inner.kind) || (inner.kind >= Kind::head && inner.kind <= Kind::fw);
    });
}

Document BookKeeper::close_books(Metadata metadata, base::Findings& findings) {
    sort_claims();
    prune(findings);
    flatten_interleaved(findings);
    find_parents();
    fill_gaps(findings);
    insert_texts();
    std::vector<Row> rows = number_rows();
    return {std::move(b_.source_),     b_.form_,           std::move(rows), std::move(b_.nodes_),
            std::move(b_.attributes_), std::move(metadata)};
}

void BookKeeper::sort_claims() {
    order_.resize(b_.claims_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::ranges::sort(order_, {}, [this](std::uint32_t claim) { return b_.claims_[claim].slice.begin; });
    for (std::size_t i = 1; i < order_.size(); ++i) {
        PM_CHECK(b_.claims_[order_[i - 1]].slice.end <= b_.claims_[order_[i]].slice.begin);
    }
}

/// Drops what holds nothing: blocks (but for cells and items of something that does), inlines, containers.
void BookKeeper::prune(base::Findings& findings) {
    const std::vector<Node>& nodes = b_.nodes_;
    std::vector<std::uint32_t> content(nodes.size() + 1, 0);  // how much content stands before a node
    for (std::size_t i = 0; i < nodes.size(); ++i)
        content[i + 1] = content[i] + (is_content(nodes[i].kind) ? 1 : 0);
    const auto holds = [&](std::uint32_t i) { return content[nodes[i].end] > content[i]; };

    TreeCopy kept;
    for (std::uint32_t i = 0; i < nodes.size();) {
        const Kind kind = nodes[i].kind;
        const bool part_of_grid = kind == Kind::row || kind == Kind::cell || kind == Kind::item;
        if (kind != Kind::line_break && !part_of_grid && !holds(i)) {
            i = nodes[i].end;
            continue;
        }
        kept.put(nodes[i], i);
        ++i;
    }
    std::vector<Node> copy = std::move(kept).finished();
    if (copy.empty()) {
        copy = {{Kind::unassigned, 2, 0}, {Kind::ab, 2, 0}};
        findings.add(rules::empty_document, {});
    }
    replace_nodes(std::move(copy));
}

/// A block whose text is not one contiguous stretch among all text, and has no runs, becomes runs.
void BookKeeper::flatten_interleaved(base::Findings& findings) {
    std::vector<std::uint32_t> rank(b_.claims_.size(), none);  // of each claim that is text, in source order
    std::uint32_t next = 0;
    for (const std::uint32_t claim : order_) {
        if (b_.claims_[claim].node != none) rank[claim] = next++;
    }
    const std::vector<Node>& nodes = b_.nodes_;
    const auto goes_on = [&](std::uint32_t text, std::uint32_t next_text) {
        return rank[nodes[next_text].value] == rank[nodes[text].value] + 1;
    };
    TreeCopy copy;
    for (std::uint32_t i = 0; i < nodes.size();) {
        const bool block = is_block(nodes, i);
        const std::uint32_t end = block ? nodes[i].end : i + 1;
        std::vector<std::uint32_t> texts;
        if (block) texts = texts_without_runs(nodes, i);
        const auto is_interrupted = [&](std::uint32_t a, std::uint32_t b) { return !goes_on(a, b); };
        if (std::ranges::adjacent_find(texts, is_interrupted) == texts.end()) {
            for (; i < end; ++i) copy.put(nodes[i], i);
            continue;
        }
        findings.add(rules::flattened, where(b_.claims_[nodes[texts.front()].value].slice));
        copy.put(nodes[i], i);
        for (std::size_t first = 0, last = 0; first < texts.size(); first = last) {
            last = first + 1;
            while (last < texts.size() && goes_on(texts[last - 1], texts[last])) ++last;
            copy.put({Kind::run, nodes[texts[last - 1]].end, 0}, texts[first]);
            for (std::size_t t = first; t < last; ++t) copy.put(nodes[texts[t]], texts[t]);
        }
        i = end;
    }
    replace_nodes(std::move(copy).finished());
}

void BookKeeper::replace_nodes(std::vector<Node> nodes) {
    b_.nodes_ = std::move(nodes);
    for (std::uint32_t i = 0; i < b_.nodes_.size(); ++i) {
        if (b_.nodes_[i].kind == Kind::text) b_.claims_[b_.nodes_[i].value].node = i;
    }
}

base::Location BookKeeper::where(text::Slice slice) const {
    const text::Position position = b_.source_.position(slice.begin);
    return {
        .line = position.line, .column = position.column, .bytes = base::ByteRange{slice.begin, slice.end}};
}

void BookKeeper::find_parents() {
    parents_.assign(b_.nodes_.size(), none);
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < b_.nodes_.size(); ++i) {
        while (!open.empty() && b_.nodes_[open.back()].end <= i) open.pop_back();
        if (!open.empty()) parents_[i] = open.back();
        open.push_back(i);
    }
}

bool BookKeeper::inside(std::uint32_t node, std::uint32_t outer) const {
    return outer <= node && node < b_.nodes_[outer].end;
}

std::uint32_t BookKeeper::block_of(std::uint32_t node) const {
    std::uint32_t block = none;
    for (std::uint32_t up = node; up != none; up = parents_[up]) {
        if (is_block(b_.nodes_, up)) block = up;
    }
    PM_CHECK(block != none);  // all text is inside a block
    return block;
}

std::uint32_t BookKeeper::stretch_of(std::uint32_t node) const {
    for (std::uint32_t up = node; up != none; up = parents_[up]) {
        if (b_.nodes_[up].kind == Kind::run) return up;
    }
    return block_of(node);
}

void BookKeeper::fill_gaps(base::Findings& findings) {
    const auto size = static_cast<std::uint32_t>(b_.source_text().size());
    std::vector<text::Slice> gaps;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> neighbours;
    std::uint32_t at = 0;
    std::uint32_t previous = none;  // the last claim in the tree
    for (std::size_t i = 0; i <= order_.size(); ++i) {
        const std::uint32_t next = i < order_.size() ? order_[i] : none;
        const std::uint32_t begin = next == none ? size : b_.claims_[next].slice.begin;
        if (at < begin) {
            gaps.push_back({at, begin});
            neighbours.emplace_back(previous, next);
        }
        if (next == none) break;
        if (b_.claims_[next].node != none) previous = next;
        at = b_.claims_[next].slice.end;
    }
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        if (b_.form_ == Form::lined) {
            fill_lined(gaps[i], neighbours[i].first, neighbours[i].second, findings);
        } else {
            const Fate fate = white(gaps[i].of(b_.source_text())) ? Fate::layout : Fate::markup;
            b_.claims_.push_back({gaps[i], fate, false, {}, none});
        }
    }
}

/// Lined text: line ends and blank lines belong to the stretch that follows, at the end to the last.
void BookKeeper::fill_lined(text::Slice gap, std::uint32_t previous, std::uint32_t next,
                            base::Findings& findings) {
    const std::string_view bytes = gap.of(b_.source_text());
    if (!text::is_blank(bytes)) {
        findings.add(rules::unclaimed, where(gap), {text::shortened(bytes)});
    }
    const auto claim = static_cast<std::uint32_t>(b_.claims_.size());
    b_.claims_.push_back({gap, Fate::text, false, {}, none});
    const std::uint32_t before = next == none ? none : b_.claims_[next].node;
    const std::uint32_t after = previous == none ? none : b_.claims_[previous].node;
    if (before != none) {
        const std::uint32_t stretch = stretch_of(before);
        if (after == none || !inside(after, stretch)) {
            insertions_.push_back({stretch + 1, stretch, claim});
            return;
        }
        std::uint32_t at = before;  // the outermost element that begins here and does not hold what precedes
        while (!inside(after, parents_[at])) at = parents_[at];
        insertions_.push_back({at, parents_[at], claim});
    } else if (after != none) {
        const std::uint32_t stretch = stretch_of(after);
        insertions_.push_back({b_.nodes_[stretch].end, stretch, claim});
    } else {
        insertions_.push_back({2, 1, claim});  // the empty `ab` of a document without text
    }
}

void BookKeeper::insert_texts() {
    std::ranges::stable_sort(insertions_, {}, &Insertion::before);
    const std::vector<Node>& nodes = b_.nodes_;
    std::vector<Node> out;
    out.reserve(nodes.size() + insertions_.size());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> open;  // old index, new index
    std::size_t next = 0;
    for (std::uint32_t i = 0; i <= nodes.size(); ++i) {
        const std::size_t first = next;
        while (next < insertions_.size() && insertions_[next].before == i) ++next;
        const auto put = [&](std::uint32_t parent, bool at_end) {
            for (std::size_t k = first; k < next; ++k) {
                const Insertion& one = insertions_[k];
                const bool closes = nodes[one.parent].end == i;
                if (closes != at_end || (at_end && one.parent != parent)) continue;
                const auto index = static_cast<std::uint32_t>(out.size());
                b_.claims_[one.claim].node = index;
                out.push_back({Kind::text, index + 1, one.claim});
            }
        };
        while (!open.empty() && nodes[open.back().first].end <= i) {
            put(open.back().first, true);
            out[open.back().second].end = static_cast<std::uint32_t>(out.size());
            open.pop_back();
        }
        put(none, false);
        if (i == nodes.size()) break;
        open.emplace_back(i, static_cast<std::uint32_t>(out.size()));
        if (nodes[i].kind == Kind::text)
            b_.claims_[nodes[i].value].node = static_cast<std::uint32_t>(out.size());
        out.push_back(nodes[i]);
    }
    b_.nodes_ = std::move(out);
}

std::vector<Row> BookKeeper::number_rows() {
    sort_claims();
    std::vector<Row> rows;
    rows.reserve(order_.size());
    for (const std::uint32_t index : order_) {
        Builder::Claim& claim = b_.claims_[index];
        if (claim.node != none) b_.nodes_[claim.node].value = static_cast<std::uint32_t>(rows.size());
        rows.push_back({claim.slice, claim.fate, claim.respelled, std::move(claim.spelled)});
    }
    return rows;
}

}  // namespace model
