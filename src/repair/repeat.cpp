#include "repair/repeat.h"

#include <algorithm>
#include <optional>

#include "repair/glosses.h"
#include "text/white_space.h"

namespace repair {
namespace {

constexpr std::size_t shortest_lead = 10;       // characters of a marked lead
constexpr std::size_t shortest_copy = 20;       // of a lead that nothing marks
constexpr std::size_t shortest_paragraph = 30;  // of a paragraph that stands twice
constexpr std::size_t longest_label = 8;        // "[核心提示]"

/// A paragraph as it is compared.
struct Printed {
    std::uint32_t node = 0;
    text::Slice slice{};
    std::u32string codes{};
    bool marked = false;  ///< the reader took it for a lead-in abstract
};

char32_t folded(char32_t code) {
    if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;  // full-width forms of ASCII
    return code;
}

Printed printed(const model::Document& document, const model::Block& block, const Glosses& glosses) {
    Printed out{.node = block.node};
    Characters all = characters(document, block);
    std::erase_if(all, [](const Character& one) { return text::is_space(one.code); });
    if (!all.empty()) out.slice = extent(all);  // with a gloss at its end
    for (const Character& one : without(std::move(all), glosses)) out.codes.push_back(folded(one.code));
    const std::uint32_t parent = document.parent(block.node);
    out.marked = parent != model::Document::no_node && document.node(parent).kind == model::Kind::argument;
    return out;
}

/// What of a lead is text: behind its label, before its ellipsis.
std::u32string_view without_ellipsis(std::u32string_view lead) {
    while (!lead.empty() && (lead.back() == U'…' || lead.back() == U'.')) lead.remove_suffix(1);
    return lead;
}

/// The places where a lead may begin: at once, behind "[摘要]", behind "摘要:".
std::vector<std::size_t> starts_of(std::u32string_view lead) {
    std::vector<std::size_t> starts = {0};
    for (std::size_t i = 0; i < std::min(lead.size(), longest_label); ++i) {
        if (lead[i] == U']' || lead[i] == U'】' || lead[i] == U':' || lead[i] == U'〗') {
            starts.push_back(i + 1);
            break;
        }
    }
    return starts;
}

bool ends_sentence(char32_t code) {
    return code == U'。' || code == U'!' || code == U'?' || code == U'”' || code == U'」' || code == U'…';
}

enum class Copy { none, cut, whole };

/// Is `lead` the start of `story`?
Copy copy_of(const Printed& lead, std::u32string_view story, std::size_t shortest) {
    for (const std::size_t start : starts_of(lead.codes)) {
        const std::u32string_view said = without_ellipsis(std::u32string_view(lead.codes).substr(start));
        if (said.size() < shortest || story.substr(0, said.size()) != said) continue;
        return said.size() == story.size() ? Copy::whole : Copy::cut;
    }
    return Copy::none;
}

void propose(const Printed& copy, const Printed& original, Copy how, Proposals& proposals) {
    proposals.repairs.push_back({.kind = model::RepairKind::repeat,
                                 .act = model::Act::surplus,
                                 .target = copy.slice,
                                 .about = original.slice,
                                 .evidence = model::Evidence::internal,
                                 .detail = how == Copy::whole ? "repeated" : "repeated truncated"});
}

/// The paragraphs of a document, with an opener that runs into its paragraph joined to it.
std::vector<Printed> paragraphs(const model::Document& document) {
    const Glosses glosses = machine_glosses(document);
    std::vector<Printed> found;
    std::optional<Printed> opener;
    for (const model::Block& block : document.blocks()) {
        const model::Kind kind = document.node(block.node).kind;
        const bool runs_in =
            kind == model::Kind::opener && document.attribute(block.node, model::Name::rend) == "run-in";
        if (kind != model::Kind::paragraph && kind != model::Kind::item && !runs_in) continue;
        Printed one = printed(document, block, glosses);
        if (runs_in) {
            opener = std::move(one);
            continue;
        }
        if (opener && opener->slice.end <= one.slice.begin) {
            one.codes.insert(0, opener->codes);
        }
        opener.reset();
        if (!one.codes.empty()) found.push_back(std::move(one));
    }
    return found;
}

}  // namespace

void repeat(const model::Document& document, Proposals& proposals) {
    const std::vector<Printed> all = paragraphs(document);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        const Printed& one = all[i];
        const Printed& next = all[i + 1];
        if (one.marked) {
            const Copy copy = copy_of(one, next.codes, shortest_lead);
            if (copy != Copy::none) propose(one, next, copy, proposals);
            continue;
        }
        // What nothing marks must be cut off in mid-sentence at the head of the text, or stand twice.
        const bool cut_off = i == 0 && !one.codes.empty() && !ends_sentence(one.codes.back());
        if (cut_off && copy_of(one, next.codes, shortest_copy) == Copy::cut) {
            propose(one, next, Copy::cut, proposals);
        } else if (one.codes == next.codes && one.codes.size() >= shortest_paragraph) {
            propose(next, one, Copy::whole, proposals);
        }
    }
}

}  // namespace repair
