#include "html/links.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "text/utf8.h"

namespace html {
namespace {

// Where pages that load their pictures late keep the true address; the first that is there counts.
constexpr std::array<std::string_view, 12> late_sources{
    "data-src",  "data-original", "data-lazy-src", "data-actualsrc", "data-echo", "data-url",
    "data-lazy", "data-real-src", "_src",          "zoomfile",       "file",      "original"};

struct Ending {
    std::string_view ending, mime;
};
constexpr Ending endings[] = {{".png", "image/png"},     {".jpg", "image/jpeg"},
                              {".jpeg", "image/jpeg"},   {".gif", "image/gif"},
                              {".webp", "image/webp"},   {".bmp", "image/bmp"},
                              {".svg", "image/svg+xml"}, {".mp4", "video/mp4"},
                              {".webm", "video/webm"},   {".m3u8", "application/vnd.apple.mpegurl"},
                              {".flv", "video/x-flv"},   {".mp3", "audio/mpeg"},
                              {".m4a", "audio/mp4"},     {".ogg", "audio/ogg"},
                              {".wav", "audio/wav"}};

// What editors and sites put into `alt` when they have nothing to say: no description of any picture.
constexpr std::array<std::string_view, 22> empty_descriptions{
    "图片", "圖片",         "新闻图片",     "新聞圖片",  "配图",  "配圖",    "插图", "插圖",
    "照片", "图像",         "image",        "img",       "photo", "picture", "pic",  "图",
    "圖",   "點擊查看大圖", "点击查看大图", "undefined", "null",  "logo"};

constexpr int icon_size = 32;  // pixels: nothing larger stands in a line of text

/// Is it only there until the true one is loaded?
bool is_placeholder(std::string_view address) {
    if (address.empty() || address.starts_with("data:")) return true;
    const std::string name = base::lowered(address.substr(address.rfind('/') + 1));
    for (const std::string_view word :
         {"loading", "lazy", "blank.", "placeholder", "spacer", "grey.gif", "1x1", "transparent"}) {
        if (name.find(word) != std::string::npos) return true;
    }
    return false;
}

std::string_view first_of_set(std::string_view set) {
    const std::size_t begin = std::min(set.find_first_not_of(" \t\r\n,"), set.size());
    set.remove_prefix(begin);
    return set.substr(0, std::min(set.find_first_of(" \t\r\n"), set.size()));
}

std::string source_of(const HtmlNode& image) {
    const std::string_view plain = image.attribute("src");
    if (!is_placeholder(plain)) return clean_address(plain);
    for (const std::string_view name : late_sources) {
        const std::string_view late = image.attribute(name);
        const bool address =
            late.find('/') != std::string_view::npos || late.find('.') != std::string_view::npos;
        if (address && !late.starts_with("data:")) return clean_address(late);
    }
    for (const std::string_view name : {"srcset", "data-srcset"}) {
        const std::string_view first = first_of_set(image.attribute(name));
        if (!is_placeholder(first)) return clean_address(first);
    }
    return clean_address(plain);
}

/// A length as TEI writes it ("500px", "80%"); empty when it is none.
std::string length_of(std::string_view value) {
    std::string words = base::lowered(clean_words(value));
    std::size_t end = 0;
    while (end < words.size() && words[end] >= '0' && words[end] <= '9') ++end;
    if (end == 0 || end > 6) return {};
    const std::string_view unit = std::string_view(words).substr(end);
    if (unit.empty() || unit == "px") return words.substr(0, end) + "px";
    return unit == "%" || unit == "em" || unit == "pt" ? words : std::string{};
}

bool is_icon(std::string_view length) {
    if (!length.ends_with("px") || length.size() > 5) return false;
    return std::stoi(std::string(length)) <= icon_size;
}

}  // namespace

std::string clean_words(std::string_view words) {
    std::string out;
    for (const auto& item : text::CodePoints(words)) {
        if (item.code == ' ' || (item.code >= '\t' && item.code <= '\r')) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else if (item.code >= 0x20 && item.code != 0xFFFE && item.code != 0xFFFF) {
            text::append(out, item.code);
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

std::string clean_address(std::string_view address) {
    const std::string words = clean_words(address);
    std::string out;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const char c = words[at];
        if (c == ' ') {
            out += "%20";
        } else if (c == '&' && std::string_view(words).substr(at).starts_with("&amp;")) {
            out += '&';
            at += 4;
        } else {
            out += c;
        }
    }
    return out;
}

std::string_view mime_type_of(std::string_view address) {
    const std::string path =
        base::lowered(address.substr(0, std::min(address.find_first_of("?#!"), address.size())));
    for (const Ending& one : endings) {
        if (path.ends_with(one.ending)) return one.mime;
    }
    return {};
}

bool leads_nowhere(std::string_view address) {
    return address.empty() || address == "#" || base::lowered(address.substr(0, 11)) == "javascript:";
}

std::optional<Picture> picture_of(const HtmlNode& image) {
    Picture picture;
    const std::string source = source_of(image);
    if (source.empty()) return std::nullopt;
    const std::string width = length_of(image.attribute("width"));
    const std::string height = length_of(image.attribute("height"));
    if ((width == "1px" || width == "0px") && (height == "1px" || height == "0px")) return std::nullopt;
    const bool narrow = width.empty() ? is_icon(height) : is_icon(width);
    picture.small = (narrow && (height.empty() || is_icon(height))) || image.has_class("emoji");
    picture.attributes.push_back({Name::url, source});
    if (!width.empty()) picture.attributes.push_back({Name::width, width});
    if (!height.empty()) picture.attributes.push_back({Name::height, height});
    if (const std::string_view mime = mime_type_of(source); !mime.empty()) {
        picture.attributes.push_back({Name::mime_type, std::string(mime)});
    }
    std::string alt = clean_words(image.attribute("alt"));
    const bool says_nothing =
        std::ranges::find(empty_descriptions, base::lowered(alt)) != empty_descriptions.end();
    if (!alt.empty() && !says_nothing) {
        picture.attributes.push_back({Name::alt, std::move(alt)});
    }
    if (std::string title = clean_words(image.attribute("title")); !title.empty()) {
        picture.attributes.push_back({Name::tooltip, std::move(title)});
    }
    return picture;
}

}  // namespace html
