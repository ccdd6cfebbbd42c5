#include "readers/posts.h"

#include <algorithm>
#include <array>

#include "html/body.h"
#include "html/links.h"
#include "html/tags.h"
#include "markdown/markdown.h"
#include "markdown/tag_plugins.h"
#include "model/builder.h"
#include "readers/story_roles.h"
#include "text/white_space.h"

namespace readers {
namespace {

using model::Attribute;
using model::Fate;
using model::Kind;
using model::Name;

/// Claims a piece of the title, cut where the parts of the header are: at characters that XML forbids.
void add_title(const frontmatter::ValuePiece& piece, const frontmatter::FrontMatter& front,
               model::Builder& builder) {
    std::uint32_t at = piece.slice.begin;
    const auto claim = [&](std::uint32_t end) {
        end = std::min(end, piece.slice.end);
        if (at < end && !piece.spelled) builder.title({at, end});
        if (at < end && !piece.spelled) at = end;
    };
    for (const model::HeaderPart& part : front.parts()) {
        claim(part.slice.begin);
        claim(part.slice.end);
    }
    if (at < piece.slice.end) builder.title({at, piece.slice.end}, piece.spelled);
}

/// Claims the header for the header of the TEI, and its title for the head of the article as well.
void add_header(const frontmatter::FrontMatter& front, const frontmatter::PostKeys& keys,
                model::Builder& builder) {
    const std::vector<frontmatter::ValuePiece> title = front.pieces(keys.title);
    builder.open(Kind::head, {{Name::type, "main"}});
    for (const frontmatter::ValuePiece& piece : title) add_title(piece, front, builder);
    builder.close();
    // A title with a character in it that XML forbids lies in more than one part.
    for (const model::HeaderPart& part : front.parts()) {
        std::uint32_t at = part.slice.begin;
        for (const frontmatter::ValuePiece& piece : title) {
            if (piece.slice.end <= at || piece.slice.begin >= part.slice.end) continue;
            if (at < piece.slice.begin) builder.fate({at, piece.slice.begin}, Fate::front_matter);
            at = std::min(piece.slice.end, part.slice.end);
        }
        if (at < part.slice.end) builder.fate({at, part.slice.end}, Fate::front_matter);
    }
}

/// Pictures of the header that the body does not show.
void add_header_pictures(const std::vector<std::string>& pictures, std::string_view body,
                         model::Builder& builder) {
    for (const std::string& address : pictures) {
        if (body.find(address) != std::string_view::npos) continue;
        std::vector<Attribute> attributes{{Name::url, address}};
        if (const std::string_view mime = html::mime_type_of(address); !mime.empty()) {
            attributes.push_back({Name::mime_type, std::string(mime)});
        }
        builder.open(Kind::figure, {{Name::type, "headimg"}});
        builder.empty(Kind::graphic, std::move(attributes));
        builder.close();
    }
}

/// Does a line begin as only Markdown does, or hold its emphasis or a link?
bool is_markdown_line(std::string_view line) {
    constexpr std::array<std::string_view, 10> beginnings{"# ", "## ", "### ", "#### ", "> ",
                                                          "- ", "* ",  "+ ",   "```",   "1. "};
    const auto begins = [line](std::string_view sign) { return line.starts_with(sign); };
    if (std::ranges::any_of(beginnings, begins)) return true;
    if (line.empty() || line.front() == '<') return false;
    const std::size_t bold = line.find("**");
    if (bold != std::string_view::npos && line.find("**", bold + 3) != std::string_view::npos) return true;
    const std::size_t link = line.find("](");
    return link != std::string_view::npos && line.rfind('[', link) != std::string_view::npos;
}

/// Markdown in a body that begins with a tag: for Markdown, a blank line ends the markup (CommonMark §4.6).
/// An editor's HTML has blank lines as well, but only tags and prose behind them.
bool has_markdown(std::string_view body) {
    bool behind_blank = false;
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t stop = std::min(body.find('\n', at), body.size());
        std::string_view line = body.substr(at, stop - at);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
            line.remove_suffix(1);
        at = stop + 1;
        if (behind_blank && is_markdown_line(line)) return true;
        behind_blank = line.empty();
        // What is between these is shown as it stands, blank lines and all.
        for (const std::string_view raw : {"<pre", "<script", "<style", "<textarea", "<!--"}) {
            if (line.find(raw) == std::string_view::npos) continue;  // much faster than rfind
            const std::size_t open = line.rfind(raw);
            const std::string_view end = raw == "<!--" ? "-->" : "</";
            if (line.find(end, open) == std::string_view::npos)
                at = std::min(body.find(end, at), body.size());
        }
    }
    return false;
}

}  // namespace

bool is_html_body(std::string_view body) {
    const std::size_t first = std::min(body.find_first_not_of(" \t\r\n"), body.size());
    return first < body.size() && body[first] == '<' &&
           html::tag_at(body, static_cast<std::uint32_t>(first)).what != html::Tag::What::none &&
           !has_markdown(body);
}

model::Document read_post(text::SourceText source, const frontmatter::PostKeys& keys,
                          const frontmatter::PostSite& site, const lines::Cues& cues,
                          std::string_view file_name, std::string_view family, base::Findings& findings) {
    model::Builder builder(std::move(source), model::Form::flowed);
    const std::string_view whole = builder.source_text();
    const std::optional<frontmatter::FrontMatter> front =
        frontmatter::read_front_matter(builder.source(), findings);
    text::Slice body{builder.source().byte_order_mark().end, builder.source().whole().end};
    model::Metadata metadata;
    builder.open(Kind::article, {{Name::n, "1"}});
    if (front) {
        body = front->body();
        metadata = frontmatter::post_metadata(*front, keys, site, body.of(whole), file_name, findings);
        add_header(*front, keys, builder);
        add_header_pictures(frontmatter::header_pictures(*front, keys), body.of(whole), builder);
    }
    const bool html = is_html_body(body.of(whole));
    metadata.format = std::string(family) + (html ? "-html" : "-markdown");
    html::read_html(html ? markdown::with_plugins(whole, body, findings)
                         : markdown::markdown_to_html(whole, body, findings),
                    builder, findings, [&](html::Flow& story) { name_signers(story, whole, cues); });
    builder.close();
    return std::move(builder).finish(std::move(metadata), findings);
}

}  // namespace readers
