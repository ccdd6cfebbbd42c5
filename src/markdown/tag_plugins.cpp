#include "markdown/tag_plugins.h"

#include <algorithm>
#include <string>

#include "html/links.h"
#include "markdown/markup_signs.h"
#include "markdown/rules.h"

namespace markdown {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Lines between ``` or ~~~ hold code: nothing in them is a plugin.
class Fences {
  public:
    Fences(std::string_view source, text::Slice within)
        : source_(source), at_(within.begin), end_(within.end) {}

    /// Does `offset` stand in fenced code? Asked in ascending order.
    bool hold(std::uint32_t offset) {
        while (at_ <= offset && at_ < end_) {
            const auto stop =
                static_cast<std::uint32_t>(std::min<std::size_t>(source_.find('\n', at_), end_));
            std::string_view line = source_.substr(at_, stop - at_);
            line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
            const bool fence = line.starts_with("```") || line.starts_with("~~~");
            if (fence && (!inside_ || line.starts_with(mark_))) {
                inside_ = !inside_;
                mark_ = line.substr(0, 3);
            }
            at_ = stop + 1;
        }
        return inside_;
    }

  private:
    std::string_view source_;
    std::uint32_t at_, end_;
    bool inside_ = false;
    std::string_view mark_;
};

/// The words between `{%` and `%}`: the name, then arguments, quoted or not.
void read_words(std::string_view source, text::Slice inside, TagPlugin& plugin) {
    std::uint32_t at = inside.begin;
    bool first = true;
    while (at < inside.end) {
        if (is_space(source[at])) {
            ++at;
            continue;
        }
        const char quote = source[at] == '"' || source[at] == '\'' ? source[at] : '\0';
        std::uint32_t end = at + 1;
        while (end < inside.end && (quote != '\0' ? source[end] != quote : !is_space(source[end]))) ++end;
        const text::Slice word{quote != '\0' ? at + 1 : at, end};
        if (first) {
            plugin.name = word.of(source);
        } else if (!word.empty()) {
            plugin.arguments.push_back(word);
        }
        first = false;
        at = quote != '\0' ? end + 1 : end;
    }
}

/// Finds `{% endname %}`; where there is none, it is not looked for again.
class EndTags {
  public:
    EndTags(std::string_view source, text::Slice within) : source_(source.substr(0, within.end)) {}

    /// The first end tag behind `from`; empty for none.
    text::Slice find(std::uint32_t from, std::string_view name) {
        if (std::ranges::find(missing_, name) != missing_.end()) return {};
        for (std::size_t at = source_.find("{%", from); at != std::string_view::npos;
             at = source_.find("{%", at + 2)) {
            std::size_t word = at + 2;
            while (word < source_.size() && (is_space(source_[word]) || source_[word] == '-')) ++word;
            const std::string_view rest = source_.substr(word);
            if (!rest.starts_with("end") || !rest.substr(3).starts_with(name)) continue;
            const std::size_t close = source_.find("%}", word);
            if (close == std::string_view::npos) break;
            return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(close + 2)};
        }
        missing_.push_back(name);
        return {};
    }

  private:
    std::string_view source_;
    std::vector<std::string_view> missing_;  ///< of two or three names that are asked for
};

void write_code(const TagPlugin& plugin, html::MappedText& out) {
    const std::string_view source = out.source();
    text::Slice content = plugin.content;
    if (!content.empty() && source[content.begin] == '\r') ++content.begin;
    if (!content.empty() && source[content.begin] == '\n') ++content.begin;
    out.add("<pre><code>");
    for (std::uint32_t at = content.begin; at < content.end;) {
        const std::uint32_t special = next_markup_sign(source, content, at);
        out.copy({at, special});
        if (special < content.end) out.respell({special, special + 1}, escaped(source.substr(special, 1)));
        at = special + 1;
    }
    out.add("</code></pre>");
}

/// Words of the source as text, all of them.
void write_words(text::Slice words, html::MappedText& out) {
    for (std::uint32_t at = words.begin; at < words.end; ++at) {
        const std::string_view c = out.source().substr(at, 1);
        if (std::string_view("<>&\"").find(c) != std::string_view::npos) {
            out.respell({at, at + 1}, escaped(c));
        } else {
            out.copy({at, at + 1});
        }
    }
}

bool is_address(std::string_view word) {
    return word.find("://") != std::string_view::npos || word.starts_with('/');
}

/// `{% img [class …] /path [width] [height] [title [alt]] %}`, `{% asset_img … slug … %}`.
void write_picture(const TagPlugin& plugin, html::MappedText& out) {
    const std::string_view source = out.source();
    std::size_t at = 0;
    const auto word = [&](std::size_t i) { return plugin.arguments[i].of(source); };
    while (at < plugin.arguments.size() && html::mime_type_of(word(at)).empty() && !is_address(word(at)))
        ++at;
    if (at == plugin.arguments.size()) return;
    std::string tag = "<img src=\"" + escaped(word(at++)) + '"';
    const auto number = [&] {
        return at < plugin.arguments.size() &&
               word(at).find_first_not_of("0123456789%px") == std::string_view::npos;
    };
    if (number()) tag += " width=\"" + escaped(word(at++)) + '"';
    if (number()) tag += " height=\"" + escaped(word(at++)) + '"';
    if (at < plugin.arguments.size()) tag += " title=\"" + escaped(word(at++)) + '"';
    if (at < plugin.arguments.size()) tag += " alt=\"" + escaped(word(at++)) + '"';
    out.add(tag + ">");
}

/// `{% link text… url [external] [title] %}`.
void write_link(const TagPlugin& plugin, html::MappedText& out) {
    const auto& all = plugin.arguments;
    const auto address =
        std::ranges::find_if(all, [&](text::Slice one) { return is_address(one.of(out.source())); });
    if (address == all.end()) {
        if (!all.empty()) write_words({all.front().begin, all.back().end}, out);
        return;
    }
    out.add("<a href=\"" + escaped(address->of(out.source())) + "\">");
    write_words(address == all.begin() ? *address : text::Slice{all.front().begin, (address - 1)->end}, out);
    out.add("</a>");
}

/// `{% asset_link slug [title] %}`: the words are the title, else the slug.
void write_asset_link(const TagPlugin& plugin, html::MappedText& out) {
    if (plugin.arguments.empty()) return;
    out.add("<a href=\"" + escaped(plugin.arguments.front().of(out.source())) + "\">");
    write_words(plugin.arguments.back(), out);
    out.add("</a>");
}

/// `{% blockquote [author[, source]] [link] [title] %}`: what names the source follows as a line of the
/// quotation.
void write_quote(const TagPlugin& plugin, html::MappedText& out) {
    out.add("<blockquote>");
    if (plugin.arguments.empty()) return;
    out.add("<p>");
    write_words({plugin.arguments.front().begin, plugin.arguments.back().end}, out);
    out.add("</p>");
}

void write_frame(std::string_view before, const TagPlugin& plugin, html::MappedText& out) {
    if (plugin.arguments.empty()) return;
    out.add("<iframe src=\"" + std::string(before) + escaped(plugin.arguments.front().of(out.source())) +
            "\"></iframe>");
}

void write_unknown(const TagPlugin& plugin, html::MappedText& out) {
    out.add("<x-tag-plugin>");
    write_words(plugin.slice, out);
    out.add("</x-tag-plugin>");
}

struct Known {
    std::string_view name;
    void (*write)(const TagPlugin& plugin, html::MappedText& out);
};
constexpr Known known[] = {
    {"img", write_picture},
    {"asset_img", write_picture},
    {"image", write_picture},
    {"link", write_link},
    {"asset_link", write_asset_link},
    {"blockquote", write_quote},
    {"quote", write_quote},
    {"pullquote", write_quote},
    {"endblockquote", [](const TagPlugin&, html::MappedText& out) { out.add("</blockquote>"); }},
    {"endquote", [](const TagPlugin&, html::MappedText& out) { out.add("</blockquote>"); }},
    {"endpullquote", [](const TagPlugin&, html::MappedText& out) { out.add("</blockquote>"); }},
    {"codeblock", write_code},
    {"code", write_code},
    {"highlight", write_code},
    {"iframe", [](const TagPlugin& plugin, html::MappedText& out) { write_frame({}, plugin, out); }},
    {"youtube", [](const TagPlugin& plugin,
                   html::MappedText& out) { write_frame("https://www.youtube.com/embed/", plugin, out); }},
    {"vimeo", [](const TagPlugin& plugin,
                 html::MappedText& out) { write_frame("https://player.vimeo.com/video/", plugin, out); }},
    {"raw", [](const TagPlugin&, html::MappedText&) {}},
    {"endraw", [](const TagPlugin&, html::MappedText&) {}},
};

}  // namespace

std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : words) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

std::vector<TagPlugin> find_tag_plugins(std::string_view source, text::Slice within) {
    std::vector<TagPlugin> plugins;
    Fences fences(source, within);
    EndTags end_tags(source, within);
    for (std::size_t at = source.find("{%", within.begin); at < within.end; at = source.find("{%", at)) {
        const auto begin = static_cast<std::uint32_t>(at);
        const std::size_t close = source.find("%}", at + 2);
        if (close == std::string_view::npos || close + 2 > within.end) break;
        at += 2;
        if (fences.hold(begin)) continue;
        const auto end = static_cast<std::uint32_t>(close + 2);
        TagPlugin plugin{{begin, end}, {}, {}, {}};
        text::Slice inside{begin + 2, end - 2};
        if (!inside.empty() && source[inside.begin] == '-') ++inside.begin;
        if (!inside.empty() && source[inside.end - 1] == '-') --inside.end;
        read_words(source, inside, plugin);
        if (plugin.name.empty()) continue;
        at = end;
        const bool code = plugin.name == "codeblock" || plugin.name == "code" || plugin.name == "highlight";
        if (code || plugin.name == "raw") {
            const text::Slice last = end_tags.find(end, plugin.name);
            if (!last.empty()) at = code ? last.end : last.begin;
            if (code && !last.empty()) {
                plugin.content = {end, last.begin};
                plugin.slice.end = last.end;
            }
        }
        plugins.push_back(std::move(plugin));
    }
    return plugins;
}

void write_tag_plugin(const TagPlugin& plugin, html::MappedText& out, base::Findings& findings) {
    const auto* const found = std::ranges::find(known, plugin.name, &Known::name);
    if (found != std::end(known)) {
        found->write(plugin, out);
        return;
    }
    findings.add(rules::unknown_plugin, {.bytes = base::ByteRange{plugin.slice.begin, plugin.slice.end}},
                 {std::string(plugin.name)});
    write_unknown(plugin, out);
}

html::MappedText with_plugins(std::string_view source, text::Slice body, base::Findings& findings) {
    const std::vector<TagPlugin> plugins = find_tag_plugins(source, body);
    if (plugins.empty()) return {source, body};
    html::MappedText out(source);
    std::uint32_t at = body.begin;
    for (const TagPlugin& plugin : plugins) {
        out.copy({at, plugin.slice.begin});
        write_tag_plugin(plugin, out, findings);
        at = plugin.slice.end;
    }
    out.copy({at, body.end});
    return out;
}

std::string masked_plugins(std::string_view source, text::Slice body, const std::vector<TagPlugin>& plugins) {
    std::string text(body.of(source));
    for (const TagPlugin& plugin : plugins) {
        const std::size_t begin = plugin.slice.begin - body.begin;
        const std::size_t end = plugin.slice.end - body.begin;
        // Searched no further than the plugin: there may be thousands, and no such sign behind them.
        const auto next = [&](std::size_t from) {
            return std::string_view(text).substr(0, end).find("?>", from);
        };
        for (std::size_t inner = next(begin); inner < end; inner = next(inner)) text[inner] = ' ';
        text.replace(begin, 2, "<?");
        text.replace(end - 2, 2, "?>");
    }
    return text;
}

}  // namespace markdown
