// Start and end tags of nodes: what becomes an attribute, what an element beside it.
#include "base/error.h"
#include "tei/elements.h"
#include "tei/inlines.h"
#include "tei/values.h"
#include "text/white_space.h"

namespace tei {
namespace {

using model::Kind;
using model::Name;

bool is_picture(Kind kind) {
    return kind == Kind::graphic || kind == Kind::media;
}

/// TEI asks for a media type; what the source does not say is said by the name, or left open.
std::string media_type(std::string_view url) {
    struct Type {
        std::string_view ending, name;
    };
    constexpr Type types[] = {
        {".mp4", "video/mp4"},
        {".webm", "video/webm"},
        {".ogv", "video/ogg"},
        {".flv", "video/x-flv"},
        {".m3u8", "application/vnd.apple.mpegurl"},
        {".mp3", "audio/mpeg"},
        {".ogg", "audio/ogg"},
        {".wav", "audio/wav"},
        {".m4a", "audio/mp4"},
        {".aac", "audio/aac"},
    };
    const std::string_view path = url.substr(0, url.find_first_of("?#"));
    for (const Type& type : types) {
        if (path.ends_with(type.ending)) return std::string(type.name);
    }
    return "application/octet-stream";
}

}  // namespace

bool BlockWriter::is_written(std::uint32_t node) const {
    const Kind kind = document_.node(node).kind;
    // a picture without address is nothing that could be pointed at
    if (is_picture(kind)) return !uri(document_.attribute(node, Name::url)).empty();
    if (kind == Kind::pointer) return !uri(document_.attribute(node, Name::target)).empty();
    return true;
}

void BlockWriter::open(std::uint32_t node, const model::Block* block) {
    if (!is_written(node)) return;
    const Kind kind = document_.node(node).kind;
    AttributeList attributes = attributes_of(document_, node, facts_.language);
    attributes.add("xml:id", std::string(facts_.identifiers.of(node)));
    if (kind == Kind::article && !attributes.has("n")) {
        attributes.add("n", std::string(facts_.identifiers.of(node).substr(1)));
    }
    if (kind == Kind::article || kind == Kind::jump || kind == Kind::jump_from)
        add_other_parts(attributes, node);
    if (block != nullptr) add_range(attributes, node, *block);
    if (is_picture(kind)) add_picture(attributes, node);
    out_.open(element_of(kind).name, attributes.views());
    if (!is_picture(kind)) return;
    const bool in_figure = is_in_figure(node);
    const std::string_view alternative = document_.attribute(node, Name::alt);
    if (!in_figure && !alternative.empty()) description("desc", {}, alternative);
    if (const auto tooltip = document_.attribute(node, Name::tooltip); !tooltip.empty()) {
        description("desc", "tooltip", tooltip);
    }
}

void BlockWriter::close(std::uint32_t node) {
    if (!is_written(node)) return;
    out_.close();
    if (!is_picture(document_.node(node).kind) || !is_in_figure(node)) return;
    const std::string_view alternative = document_.attribute(node, Name::alt);
    if (!alternative.empty()) description("figDesc", {}, alternative);
}

bool BlockWriter::is_in_figure(std::uint32_t node) const {
    const std::uint32_t parent = document_.parent(node);
    return parent != model::Document::no_node && document_.node(parent).kind == Kind::figure;
}

/// `source` of a block or of a run in it, and a block's language.
void BlockWriter::add_range(AttributeList& attributes, std::uint32_t node, const model::Block& block) const {
    for (const model::Stretch& stretch : block.stretches) {
        if (stretch.node == node) attributes.add("source", range(stretch.slice.begin, stretch.slice.end));
    }
    const bool said = !document_.attribute(node, Name::lang).empty();
    if (node == block.node && !said) attributes.add("xml:lang", language_of(block));
}

/// Points to the next and the previous part of the article that `node` is or belongs to.
void BlockWriter::add_other_parts(AttributeList& attributes, std::uint32_t node) const {
    const std::string_view carrier = facts_.identifiers.carrier(node);
    const auto found = facts_.options.other_parts.find(std::string(carrier.substr(0, carrier.find('.'))));
    if (found == facts_.options.other_parts.end()) return;
    const auto& [next, prev] = found->second;
    const Kind kind = document_.node(node).kind;
    if (kind == Kind::article) {
        attributes.add("next", uri(next));
        attributes.add("prev", uri(prev));
    } else {
        attributes.add("target", uri(kind == Kind::jump ? next : prev));
    }
}

void BlockWriter::add_picture(AttributeList& attributes, std::uint32_t node) const {
    const std::string_view url = document_.attribute(node, Name::url);
    const bool typed = !word(document_.attribute(node, Name::mime_type)).empty();
    if (document_.node(node).kind == Kind::media && !typed) attributes.add("mimeType", media_type(url));
    const auto kept = facts_.options.images.find(std::string(url));
    if (kept == facts_.options.images.end()) return;
    attributes.set("url", uri(kept->second));
    attributes.add("corresp", uri(url));
}

/// Words from an attribute, on the line of their block.
void BlockWriter::description(std::string_view element, std::string_view type, std::string_view given) {
    std::string words = printable(given);
    for (char& c : words) {
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    out_.element(element, text::trimmed(words), {{"type", type}});
}

}  // namespace tei
