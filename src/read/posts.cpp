#include "read/posts.h"

#include <algorithm>

#include "model/builder.h"
#include "read/html_body.h"
#include "read/html_tags.h"
#include "read/links.h"
#include "read/markdown.h"
#include "read/rules.h"
#include "read/tag_plugins.h"
#include "text/white_space.h"

namespace readers {
namespace {

using model::Attribute;
using model::Fate;
using model::Kind;
using model::Name;

/// Claims the header for the header of the TEI, and its title for the head of the article as well.
void add_header(const FrontMatter& front, const PostKeys& keys, model::Builder& builder) {
    const std::vector<ValuePiece> title = front.pieces(keys.title);
    builder.open(Kind::head, {{Name::type, "main"}});
    for (const ValuePiece& piece : title) builder.title(piece.slice, piece.spelled);
    builder.close();
    std::size_t next = 0;
    for (const model::HeaderPart& part : front.parts()) {
        std::uint32_t at = part.slice.begin;
        for (; next < title.size() && part.slice.contains(title[next].slice); ++next) {
            builder.fate({at, title[next].slice.begin}, Fate::front_matter);
            at = title[next].slice.end;
        }
        builder.fate({at, part.slice.end}, Fate::front_matter);
    }
}

/// Pictures of the header that the body does not show.
void add_header_pictures(const std::vector<std::string>& pictures, std::string_view body,
                         model::Builder& builder) {
    for (const std::string& address : pictures) {
        if (body.find(address) != std::string_view::npos) continue;
        std::vector<Attribute> attributes{{Name::url, address}};
        if (const std::string_view mime = mime_type_of(address); !mime.empty()) {
            attributes.push_back({Name::mime_type, std::string(mime)});
        }
        builder.open(Kind::figure, {{Name::type, "headimg"}});
        builder.empty(Kind::graphic, std::move(attributes));
        builder.close();
    }
}

}  // namespace

bool is_html_body(std::string_view body) {
    const std::size_t first = std::min(body.find_first_not_of(" \t\r\n"), body.size());
    return first < body.size() && body[first] == '<' &&
           tag_at(body, static_cast<std::uint32_t>(first)).what != Tag::What::none;
}

model::Document read_post(text::SourceText source, const PostKeys& keys, const PostSite& site,
                          std::string_view file_name, std::string_view family, base::Findings& findings) {
    model::Builder builder(std::move(source), model::Form::flowed);
    const std::string_view whole = builder.source_text();
    const std::optional<FrontMatter> front = read_front_matter(builder.source(), findings);
    text::Slice body{builder.source().byte_order_mark().end, builder.source().whole().end};
    model::Metadata metadata;
    builder.open(Kind::article, {{Name::n, "1"}});
    if (front) {
        body = front->body();
        metadata = post_metadata(*front, keys, site, body.of(whole), file_name, findings);
        add_header(*front, keys, builder);
        add_header_pictures(header_pictures(*front, keys), body.of(whole), builder);
    }
    const bool html = is_html_body(body.of(whole));
    metadata.format = std::string(family) + (html ? "-html" : "-markdown");
    read_html(html ? with_plugins(whole, body, findings) : markdown_to_html(whole, body, findings), builder,
              findings);
    builder.close();
    return std::move(builder).finish(std::move(metadata), findings);
}

}  // namespace readers
