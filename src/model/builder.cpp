#include "model/builder.h"

#include "base/error.h"
#include "model/book_keeper.h"

namespace model {

Builder::Builder(text::SourceText source, Form form)
    : source_(std::move(source)), form_(form), attributes_(1) {
    const text::Slice mark = source_.byte_order_mark();
    if (!mark.empty()) fate(mark, Fate::bom);
}

void Builder::open(Kind kind, std::vector<Attribute> attributes) {
    PM_CHECK(kind != Kind::text);
    std::uint32_t value = 0;
    if (!attributes.empty()) {
        value = static_cast<std::uint32_t>(attributes_.size());
        attributes_.push_back(std::move(attributes));
    }
    open_.push_back(static_cast<std::uint32_t>(nodes_.size()));
    nodes_.push_back({kind, 0, value});
}

void Builder::close() {
    PM_CHECK(!open_.empty());
    nodes_[open_.back()].end = static_cast<std::uint32_t>(nodes_.size());
    open_.pop_back();
}

void Builder::empty(Kind kind, std::vector<Attribute> attributes) {
    open(kind, std::move(attributes));
    close();
}

void Builder::attribute(Name name, std::string value) {
    PM_CHECK(!open_.empty());
    Node& node = nodes_[open_.back()];
    if (node.value == 0) {
        node.value = static_cast<std::uint32_t>(attributes_.size());
        attributes_.emplace_back();
    }
    for (Attribute& one : attributes_[node.value]) {
        if (one.name == name) {
            one.value = std::move(value);
            return;
        }
    }
    attributes_[node.value].push_back({name, std::move(value)});
}

void Builder::text(text::Slice slice) {
    claim(slice, Fate::text, {}, true);
}
void Builder::text(text::Slice slice, std::string spelled) {
    claim(slice, Fate::text, std::move(spelled), true);
}
void Builder::fate(text::Slice slice, Fate fate) {
    claim(slice, fate, {}, false);
}
void Builder::title(text::Slice slice, std::optional<std::string> spelled) {
    claim(slice, Fate::front_matter, std::move(spelled), true);
}

void Builder::claim(text::Slice slice, Fate fate, std::optional<std::string> spelled, bool in_tree) {
    if (slice.empty()) return;
    PM_CHECK(slice.begin < slice.end && slice.end <= source_text().size());
    std::uint32_t node = Document::no_node;
    if (in_tree) {
        PM_CHECK(!open_.empty());
        node = static_cast<std::uint32_t>(nodes_.size());
        nodes_.push_back({Kind::text, node + 1, static_cast<std::uint32_t>(claims_.size())});
    }
    const bool respelled = spelled.has_value() && *spelled != slice.of(source_text());
    claims_.push_back({slice, fate, respelled, respelled ? std::move(*spelled) : std::string{}, node});
}

Document Builder::finish(Metadata metadata, base::Findings& findings) && {
    while (!open_.empty()) close();
    return BookKeeper(std::move(*this)).close_books(std::move(metadata), findings);
}

}  // namespace model
