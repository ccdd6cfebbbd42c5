// The tree of a document: flat, in pre-order, walked by loops.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace model {

/// What a node is. The groups matter: containers hold blocks, blocks hold inlines and text.
enum class Kind : std::uint8_t {
    // containers
    article,     ///< div type="article": part, cert
    series,      ///< div type="series": a column heading over several articles
    unassigned,  ///< div type="unassigned": text that belongs to no article
    section,     ///< div type="section": under an HTML or Markdown heading
    figure,      ///< type (headimg, video), cert
    list,        ///< rend numbered | bulleted
    table,
    row,  ///< role="label" for a header row
    quote,
    argument,  ///< a lead-in abstract
    // blocks (byline: in a figure; fw: outside other blocks; item, cell: when they hold no blocks)
    head,    ///< type kicker | main | sub | column
    opener,  ///< rend="run-in" when the paragraph goes on in the same line
    paragraph,
    ab,  ///< type embed | plugin | code, or none
    closer,
    item,
    cell,
    label,
    trailer,
    note,
    fw,  ///< type promo | header | footer | pageNum
    // inlines
    byline,
    dateline,
    person,
    agency,
    place,
    date,  ///< when
    signed_,
    highlight,  ///< hi: rend, style
    link,       ///< ref: target
    jump,       ///< ref type="jump": n, target
    jump_from,  ///< ref type="jumpFrom": n, target
    ruby,
    ruby_base,
    ruby_text,  ///< type pinyin | zhuyin | other, lang
    ruby_mark,  ///< pc force="weak": the bracket of an rp, a hyphen that only the line end made
    code,
    run,  ///< one contiguous stretch of a block that is not contiguous in S; type="spaced" where a space is
          ///< due before a run that begins in mid-line (TEI: milestone unit="run" break="yes")
    // empty: neither text nor blocks inside
    line_break,  ///< flowed only: <br>, hard breaks. Line ends of lined text are text
    graphic,     ///< url, width, height, mime_type, alt, tooltip
    media,       ///< url, mime_type
    pointer,     ///< ptr: target
    milestone,   ///< unit, rend
    // text: value is a row of the ledger
    text,
};

/// The element name for people and dumps: "article", "paragraph", …
[[nodiscard]] std::string_view name(Kind kind);

[[nodiscard]] constexpr bool is_container(Kind kind) {
    return kind <= Kind::argument;
}
/// May this kind be a block, with a range of its own?
[[nodiscard]] constexpr bool may_be_block(Kind kind) {
    return (kind >= Kind::head && kind <= Kind::fw) || kind == Kind::byline;
}
[[nodiscard]] constexpr bool is_empty(Kind kind) {
    return kind >= Kind::line_break && kind <= Kind::milestone;
}

/// What may be said of a node. Values are as TEI spells them.
enum class Name : std::uint8_t {
    type,
    subtype,
    n,
    part,
    rend,
    style,
    cert,
    when,
    target,
    url,
    width,
    height,
    mime_type,
    alt,
    tooltip,
    role,
    lang,
    unit,
    cols,
    rows,
    evidence,
    next,
    prev,
    facs,
};

struct Attribute {
    Name name;
    std::string value;
    bool operator==(const Attribute&) const = default;
};

struct Node {
    Kind kind;
    std::uint32_t end;    ///< index behind the last node of the subtree: the next sibling, if any
    std::uint32_t value;  ///< text: index of its row; else: index of its attribute list, 0 for none
};

}  // namespace model
