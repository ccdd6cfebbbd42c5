#include "tei/elements.h"

#include <algorithm>

#include "base/error.h"
#include "tei/values.h"

namespace tei {
namespace {

using model::Kind;
using model::Name;

// In the order of model::Kind.
constexpr Element elements[] = {
    {"div", "article"},
    {"div", "series"},
    {"div", "unassigned"},
    {"div", "section"},
    {"figure"},
    {"list"},
    {"table"},
    {"row"},
    {"quote"},
    {"argument"},
    {"head"},
    {"opener"},
    {"p"},
    {"ab"},
    {"closer"},
    {"item"},
    {"cell"},
    {"label"},
    {"trailer"},
    {"note"},
    {"fw"},
    {"byline"},
    {"dateline"},
    {"persName"},
    {"name", "agency"},
    {"placeName"},
    {"date"},
    {"signed"},
    {"hi"},
    {"ref"},
    {"ref", "jump"},
    {"ref", "jumpFrom"},
    {"ruby"},
    {"rb"},
    {"rt"},
    {"pc"},
    {"code"},
    {"seg", "run"},
    {"lb"},
    {"graphic"},
    {"media"},
    {"ptr"},
    {"milestone"},
};
static_assert(std::size(elements) == static_cast<std::size_t>(Kind::text));

std::string as_it_is(std::string_view value) {
    return printable(value);
}
std::string one_word(std::string_view value) {
    return std::string(word(value));
}
std::string when(std::string_view value) {
    return std::string(date_when(value));
}
std::string count(std::string_view value) {
    return std::string(number(value));
}
std::string language(std::string_view value) {
    return std::string(language_tag(value));
}
std::string none(std::string_view) {
    return {};
}

struct Spelling {
    std::string_view name;
    std::string (*value)(std::string_view);
};

// In the order of model::Name.
constexpr Spelling spellings[] = {
    {"type", one_word},
    {"subtype", one_word},
    {"n", as_it_is},
    {"part", one_word},
    {"rend", as_it_is},
    {"style", as_it_is},
    {"cert", one_word},
    {"when", when},
    {"target", uri},
    {"url", uri},
    {"width", measurement},
    {"height", measurement},
    {"mimeType", one_word},
    {"", none},
    {"", none},
    {"role", one_word},
    {"xml:lang", language},
    {"unit", one_word},
    {"cols", count},
    {"rows", count},
    {"evidence", as_it_is},
    {"next", uri},
    {"prev", uri},
    {"facs", uri},
};
static_assert(std::size(spellings) == static_cast<std::size_t>(Name::facs) + 1);

}  // namespace

Element element_of(Kind kind) {
    PM_CHECK(kind < Kind::text);
    return elements[static_cast<std::size_t>(kind)];
}

void AttributeList::add(std::string_view name, std::string value) {
    if (!value.empty()) entries_.push_back({name, std::move(value)});
}

void AttributeList::set(std::string_view name, std::string value) {
    const auto found = std::ranges::find(entries_, name, &Entry::name);
    if (found != entries_.end()) found->value = std::move(value);
}

bool AttributeList::has(std::string_view name) const {
    return std::ranges::find(entries_, name, &Entry::name) != entries_.end();
}

std::vector<xml::Emitter::Attribute> AttributeList::views() const {
    std::vector<xml::Emitter::Attribute> out;
    out.reserve(entries_.size());
    for (const Entry& entry : entries_) out.push_back({entry.name, entry.value});
    return out;
}

AttributeList attributes_of(const model::Document& document, std::uint32_t node,
                            std::string_view main_language) {
    const Kind kind = document.node(node).kind;
    AttributeList out;
    const std::string_view implied = element_of(kind).type;
    out.add("type", std::string(implied));
    if (kind == Kind::ruby_mark) out.add("force", "weak");
    for (const model::Attribute& one : document.attributes(node)) {
        const Spelling& spelling = spellings[static_cast<std::size_t>(one.name)];
        if (one.name == Name::type && !implied.empty()) continue;
        // section 14.5: a subtype stands beside a type only
        if (one.name == Name::subtype && implied.empty() && document.attribute(node, Name::type).empty())
            continue;
        if (one.name == Name::lang && one.value == main_language) continue;
        if (out.has(spelling.name)) continue;
        out.add(spelling.name, spelling.value(one.value));
    }
    return out;
}

}  // namespace tei
