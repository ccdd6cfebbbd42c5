// Prolog, content, and what stands outside the document element.
#include <algorithm>
#include <limits>

#include "xml/characters.h"
#include "xml/encoding.h"
#include "xml/parser.h"
#include "xml/rules.h"

namespace xml {

Parser::Parser(Tree& tree, base::Findings& findings, const ParseOptions& options)
    : tree_(tree),
      findings_(findings),
      options_(options),
      names_(tree),
      text_(tree.text.data()),
      at_(text_ + tree.begin),
      end_(text_ + tree.text.size()) {
    const std::size_t size = tree.text.size();
    tree_.items.reserve(of_all('<', 3, 2).value_or(size / 16 + 16));
    tree_.attributes.reserve(of_all('=', 1, 1).value_or(size / 24 + 16));
}

/// How many items there will be, when each of these characters stands for so many: a tag is an item and
/// perhaps the text behind it, an end tag that text alone. Seen from a piece in the middle; what is not
/// needed is never touched. Nothing for a text so small that it does not matter.
std::optional<std::size_t> Parser::of_all(char c, std::size_t items, std::size_t each) const {
    constexpr std::size_t piece = 16 * 1024, large = 16 * piece;
    const std::string_view text = tree_.text;
    if (text.size() < large) return std::nullopt;
    const auto count = static_cast<std::size_t>(std::ranges::count(text.substr(text.size() / 2, piece), c));
    return (count + count / 8) * (text.size() / piece + 1) * items / each + piece;
}

void Parser::set_value(std::uint32_t number, std::string_view value) {
    Tree::Item& item = tree_.items[number];
    item.made = !in_text(value);
    if (item.made) {
        item.first = static_cast<std::uint32_t>(tree_.changed.size());
        tree_.changed.push_back(value);
    } else {
        item.first = offset(value.data());
    }
    item.count = static_cast<std::uint32_t>(value.size());
}

void Parser::run() {
    open_.push_back({});
    xml_declaration();
    content();
    finish();
    tree_.well_formed = faults_ == 0;
}

/// [23] XMLDecl ::= '<?xml' VersionInfo EncodingDecl? SDDecl? S? '?>'
void Parser::xml_declaration() {
    if (!looks_at("<?xml") || end_ - at_ < 6 || !is_space(at_[5])) return;
    const char* start = at_;
    const std::size_t end = rest().find("?>");
    if (end == std::string_view::npos) {
        at_ = end_;
        return fault(rules::unterminated, start, {"the XML declaration"});
    }
    declaration_fields(rest().substr(5, end - 5), start + 5);
    if (faults_ <= options_.most_findings) at_ = start + end + 2;
}

namespace {

bool is_version(std::string_view value) {
    return value.size() > 2 && value.starts_with("1.") &&
           value.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

bool is_encoding_name(std::string_view value) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr std::string_view more = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    return !value.empty() && letters.find(value[0]) != std::string_view::npos &&
           value.find_first_not_of(more) == std::string_view::npos;
}

bool is_yes_or_no(std::string_view value) {
    return value == "yes" || value == "no";
}

struct Field {
    std::string_view name;
    bool (*good)(std::string_view);
};
constexpr Field declaration_parts[] = {
    {"version", is_version}, {"encoding", is_encoding_name}, {"standalone", is_yes_or_no}};

}  // namespace

void Parser::declaration_fields(std::string_view fields, const char* at) {
    const char* const stop = at + fields.size();
    std::size_t next = 0;  // fields come in this order, the first must be there
    bool spaced = false;
    while (true) {
        spaced = false;
        while (at < stop && is_space(*at)) ++at, spaced = true;
        if (at == stop) break;
        const char* name_end = skip_name(at, stop);
        const std::string_view name(at, static_cast<std::size_t>(name_end - at));
        std::size_t which = next;
        while (which < std::size(declaration_parts) && declaration_parts[which].name != name) ++which;
        const bool skipped_version = next == 0 && which != 0;
        if (!spaced || which == std::size(declaration_parts) || skipped_version) {
            return fault(rules::bad_declaration, at, {"version, encoding and standalone, in this order"});
        }
        at = name_end;
        while (at < stop && is_space(*at)) ++at;
        if (at < stop && *at == '=')
            ++at;
        else
            return fault(rules::bad_declaration, at, {"\"=\" is missing after " + std::string(name)});
        while (at < stop && is_space(*at)) ++at;
        const char quote = at < stop ? *at : '\0';
        const char* value = at + 1;
        const char* value_end = value;
        while (value_end < stop && *value_end != quote) ++value_end;
        if ((quote != '"' && quote != '\'') || value_end >= stop) {
            return fault(rules::bad_declaration, at,
                         {"the value of " + std::string(name) + " is not quoted"});
        }
        const std::string_view text(value, static_cast<std::size_t>(value_end - value));
        if (!declaration_parts[which].good(text)) {
            return fault(rules::bad_declaration, value,
                         {"\"" + std::string(text) + "\" is not a valid " + std::string(name)});
        }
        at = value_end + 1;
        next = which + 1;
    }
    if (next == 0) fault(rules::bad_declaration, at, {"the version is missing"});
}

void Parser::content() {
    while (!done()) {
        if (*at_ != '<') {
            open_.size() == 1 ? outside_text() : text_run();
        } else if (at_[1] == '/') {
            end_tag();
        } else if (at_[1] != '!' && at_[1] != '?') {
            start_tag();
        } else if (looks_at("<!--")) {
            comment();
        } else if (looks_at("<![CDATA[")) {
            cdata();
        } else if (looks_at("<?")) {
            instruction();
        } else if (looks_at("<!DOCTYPE")) {
            doctype();
        } else {
            start_tag();
        }
    }
}

namespace {

/// Is all of [from, to) white space? `begin`: where the bytes begin that may be read.
bool blank_between([[maybe_unused]] const char* begin, const char* from, const char* to) {
    if (!is_space(*from)) return false;
#ifdef __SSE2__
    // Most are shorter than a block, which may then begin before them.
    const std::ptrdiff_t size = to - from;
    if (size < 16 && to - begin >= 16) {
        const __m128i spaces = bytes_among<' ', '\n', '\t', '\r'>(block_at(to - 16));
        return static_cast<unsigned>(_mm_movemask_epi8(spaces)) >> (16 - size) == (1U << size) - 1;
    }
#endif
    return is_blank({from, static_cast<std::size_t>(to - from)});
}

}  // namespace

/// Is the text from `start` on, up to a tag or other markup, one that options_.layout_of leaves out?
bool Parser::is_layout(const char* start) const {
    if (!blank_between(text_, start, at_)) return false;
    const std::uint32_t parent = open_.back().item;
    const Tree::Item& last = tree_.items.back();
    const bool behind_element =
        tree_.items.size() > parent + std::size_t{1} && (last.parent != parent || last.kind == Kind::element);
    const bool before_element = at_[1] != '/' && at_[1] != '!' && at_[1] != '?';
    return (behind_element || before_element) &&
           tree_.names[tree_.items[parent].name].uri == options_.layout_of;
}

/// [14] CharData and [67] Reference, as one text node.
void Parser::text_run() {
    const char* start = at_;
    skip_plain_text();
    if (*at_ == '<' && !options_.layout_of.empty() && is_layout(start)) return;
    const std::uint32_t item = add_item(Kind::text, start);
    if (*at_ == '<') {
        // Nothing in it to look at closer, as in most texts.
        Tree::Item& text = tree_.items[item];
        text.first = offset(start);
        text.count = static_cast<std::uint32_t>(at_ - start);
        return;
    }
    at_ = start;
    Piece piece;
    begin_piece(piece);
    while (true) {
        skip_plain_text();
        if (done()) break;
        if (*at_ == '<') {
            // A "<" that begins no markup was reported as such and is text.
            break;
        }
        if (*at_ == '&') {
            flush_piece(piece);
            (void)reference();
            piece.from = at_;
        } else if (*at_ == ']') {
            if (looks_at("]]>")) fault(rules::bare_cdata_end, at_);
            if (!done()) ++at_;
        } else if (*at_ == '\r') {
            flush_piece(piece);
            if (!looks_at("\r\n")) made_ += '\n';
            piece.from = ++at_;
        } else {
            take_character();
        }
    }
    set_value(item, end_piece(piece));
}

void Parser::outside_text() {
    while (!done() && is_space(*at_)) ++at_;
    if (done() || *at_ == '<') return;
    fault(rules::outside, at_, {"text"});
    while (!done() && *at_ != '<') {
        skip_plain_text();
        if (!done() && *at_ != '<') take_character();
    }
}

void Parser::cdata() {
    const char* start = at_;
    const std::size_t end = rest().find("]]>");
    if (open_.size() == 1) fault(rules::outside, start, {"a CDATA section"});
    if (end == std::string_view::npos) {
        at_ = end_;
        return fault(rules::unterminated, start, {"the CDATA section"});
    }
    check_characters(start + 9, start + end);
    if (done()) return;
    const std::uint32_t item = add_item(Kind::cdata, start);
    set_value(item, with_line_feeds(rest().substr(9, end - 9)));
    at_ = start + end + 3;
}

/// [15] Comment ::= '<!--' ((Char - '-') | ('-' (Char - '-')))* '-->'
void Parser::comment() {
    const char* start = at_;
    const std::size_t end = rest().find("-->", 4);
    if (end == std::string_view::npos) {
        at_ = end_;
        return fault(rules::unterminated, start, {"the comment"});
    }
    const std::string_view body = rest().substr(4, end - 4);
    const std::size_t dashes = body.find("--");
    check_characters(start + 4, start + end);
    if (dashes != std::string_view::npos || body.ends_with('-')) {
        fault(rules::bad_comment, start + 4 + (dashes == std::string_view::npos ? body.size() - 1 : dashes));
    }
    if (done()) return;
    const std::uint32_t item = add_item(Kind::comment, start);
    set_value(item, with_line_feeds(body));
    at_ = start + end + 3;
}

/// [16] PI ::= '<?' PITarget (S (Char* - (Char* '?>' Char*)))? '?>'
void Parser::instruction() {
    const char* start = at_;
    const std::size_t end = rest().find("?>", 2);
    if (end == std::string_view::npos) {
        at_ = end_;
        return fault(rules::unterminated, start, {"the processing instruction"});
    }
    const char* name_end = skip_name(start + 2, start + end);
    const std::string_view target(start + 2, static_cast<std::size_t>(name_end - start - 2));
    const char* body = name_end;
    while (body < start + end && is_space(*body)) ++body;
    const bool is_xml = target.size() == 3 && (target[0] | 0x20) == 'x' && (target[1] | 0x20) == 'm' &&
                        (target[2] | 0x20) == 'l';
    if (target.empty()) {
        fault(rules::bad_instruction, start, {"it has no target"});
    } else if (is_xml) {
        fault(rules::bad_instruction, start, {"the XML declaration stands only at the very beginning"});
    } else if (target.find(':') != std::string_view::npos) {
        fault(rules::bad_instruction, start, {"a colon in the target " + std::string(target)});
    } else if (body == name_end && body < start + end) {
        fault(rules::bad_instruction, name_end, {"no white space after the target " + std::string(target)});
    }
    check_characters(body, start + end);
    if (done()) return;
    const std::uint32_t item = add_item(Kind::instruction, start);
    std::uint32_t name = names_.find(target, Interner::no_context);
    if (name == 0) name = names_.add(target, 0, {}, Interner::no_context);
    tree_.items[item].name = name;
    set_value(item, with_line_feeds({body, static_cast<std::size_t>(start + end - body)}));
    at_ = start + end + 2;
}

void Parser::finish() {
    const bool whole = faults_ <= options_.most_findings && !cut_off_;
    while (open_.size() > 1) {
        const Tree::Item& item = tree_.items[open_.back().item];
        if (whole) fault(rules::unclosed, text_ + item.offset, {std::string(tree_.names[item.name].raw)});
        close_element(end_);
    }
    tree_.items[0].end = static_cast<std::uint32_t>(tree_.items.size());
    if (root_ == 0 && faults_ == 0) fault(rules::no_element, end_);
}

Document parse(std::string bytes, base::Findings& findings, const ParseOptions& options) {
    Document document;
    Tree& tree = *document.tree_;
    if (bytes.size() >= std::numeric_limits<std::uint32_t>::max()) {
        findings.add(rules::too_large, {});
        return document;
    }
    tree.text = std::move(bytes);
    if (!to_utf8(tree.text, options.decoder, tree.transcoded, findings)) return document;
    if (tree.text.starts_with("\xEF\xBB\xBF")) tree.begin = 3;
    Parser(tree, findings, options).run();
    return document;
}

Document parse(std::string bytes, base::Findings& findings) {
    return parse(std::move(bytes), findings, {});
}

}  // namespace xml
