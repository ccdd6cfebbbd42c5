#include "html/media.h"

#include <array>

#include "html/links.h"
#include "text/utf8.h"

namespace html {
namespace {

std::vector<Attribute> medium(const HtmlNode& node) {
    std::string source = clean_address(node.attribute("src"));
    if (source.empty()) source = clean_address(node.attribute("data-src"));
    if (source.empty()) return {};
    std::string mime = clean_words(node.attribute("type"));
    mime = mime.substr(0, mime.find(';'));
    if (mime.find('/') == std::string::npos || mime.find(' ') != std::string::npos)
        mime = mime_type_of(source);
    // TEI wants a MIME type on media; what is not known is said to be so.
    if (mime.empty()) mime = node.name == "audio" ? "audio/*" : "video/*";
    return {{Name::url, std::move(source)}, {Name::mime_type, std::move(mime)}};
}

}  // namespace

Player player_of(const HtmlTree& tree, std::uint32_t index) {
    Player player;
    for (std::uint32_t i = index; i < tree[index].end; ++i) {
        if (tree[i].what != HtmlNode::What::element || (i != index && tree[i].name != "source")) continue;
        if (std::vector<Attribute> one = medium(tree[i]); !one.empty())
            player.media.push_back(std::move(one));
    }
    if (std::string still = clean_address(tree[index].attribute("poster")); !still.empty()) {
        player.poster.push_back({Name::url, std::move(still)});
    }
    return player;
}

std::string frame_address(const HtmlTree& tree, std::uint32_t index) {
    const HtmlNode& frame = tree[index];
    for (const std::string_view name : {"src", "data-src", "data"}) {
        std::string address = clean_address(frame.attribute(name));
        if (!address.empty() && address != "about:blank" && !leads_nowhere(address)) return address;
    }
    if (frame.name != "object") return {};
    for (std::uint32_t i = index + 1; i < frame.end; ++i) {
        const std::string_view name = tree[i].attribute("name");
        if (tree[i].name == "param" && (name == "movie" || name == "src" || name == "url")) {
            return clean_address(tree[i].attribute("value"));
        }
    }
    return {};
}

std::vector<Attribute> ruby_text_of(const HtmlTree& tree, std::uint32_t index) {
    bool latin = false;
    bool bopomofo = false;
    for (std::uint32_t i = index + 1; i < tree[index].end; ++i) {
        if (tree[i].what != HtmlNode::What::element || tree[i].name != "rt") continue;
        for (std::uint32_t k = i + 1; k < tree[i].end; ++k) {
            for (const auto& item : text::CodePoints(tree[k].words)) {
                latin = latin || (item.code < 0x250 && ((item.code | 0x20) >= 'a' || item.code > 0xBF));
                bopomofo = bopomofo || (item.code >= 0x3105 && item.code <= 0x312F);
            }
        }
        break;
    }
    if (bopomofo) return {{Name::type, "zhuyin"}, {Name::lang, "zh-Bopo"}};
    if (latin) return {{Name::type, "pinyin"}, {Name::lang, "zh-Latn-pinyin"}};
    return {{Name::type, "other"}};
}

}  // namespace html
