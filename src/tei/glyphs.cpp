#include "tei/glyphs.h"

#include <charconv>

#include "text/utf8.h"

namespace tei {

std::string code_points(std::string_view value) {
    std::string out;
    std::size_t at = 0;
    while (at < value.size()) {
        const std::size_t stop = std::min(value.find(' ', at), value.size());
        const std::string_view one = value.substr(at, stop - at);
        at = stop + 1;
        if (one.empty()) continue;
        unsigned code = 0;
        if (!one.starts_with("U+")) return {};
        const auto result = std::from_chars(one.data() + 2, one.data() + one.size(), code, 16);
        const bool good = result.ec == std::errc{} && result.ptr == one.data() + one.size() &&
                          code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        if (!good) return {};
        text::append(out, code);
    }
    return out;
}

Glyphs::Glyphs(const xml::Document& document) {
    for (std::uint32_t i = 0; i < document.node_count(); ++i) {
        const xml::Node node = document.node(i);
        if (!node.is_element() || node.local() != "char") continue;
        const xml::Attribute id = node.attribute("id", xml::xml_namespace);
        if (!id) continue;
        Glyph glyph;
        for (xml::Node child = node.first_element(); child; child = child.next_element()) {
            if (child.local() == "localProp") {
                const xml::Attribute name = child.attribute("name");
                if (!name || name.value() != "source") continue;
                const xml::Attribute value = child.attribute("value");
                glyph.source = code_points(value ? value.value() : std::string_view{});
                glyph.declared = !glyph.source.empty();
            } else if (child.local() == "mapping") {
                const xml::Attribute type = child.attribute("type");
                if (type && type.value() == "standard") glyph.standard = child.string();
            }
        }
        by_id_.emplace(id.value(), std::move(glyph));
    }
}

const Glyph* Glyphs::find(std::string_view reference) const {
    if (!reference.starts_with('#')) return nullptr;
    const auto found = by_id_.find(reference.substr(1));
    return found == by_id_.end() ? nullptr : &found->second;
}

}  // namespace tei
