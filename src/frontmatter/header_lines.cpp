#include "frontmatter/header_lines.h"

#include <algorithm>

#include "text/lines.h"
#include "text/white_space.h"

namespace frontmatter {
namespace {

/// Nobody writes a header of more lines; a text that has no closing line is searched no further.
constexpr std::size_t line_limit = 4000;

std::uint32_t line_end(std::string_view whole, std::uint32_t at) {
    return static_cast<std::uint32_t>(text::line_end(whole, at));
}

std::string_view without_tail(std::string_view line) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    return line;
}

/// Three or more dashes, or semicolons, and nothing else.
bool is_separator(std::string_view line, char sign) {
    line = without_tail(line);
    return line.size() >= 3 && line.find_first_not_of(sign) == std::string_view::npos;
}

constexpr std::string_view wide_colon = "：";

/// A key with a colon or white space that a Chinese keyboard gave: no YAML, but what it says is plain. Only
/// behind a Latin word, as all keys are: `记者：` may begin a text.
std::size_t wide_key_length(std::string_view line) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    const std::size_t end = std::min(line.find_first_not_of(letters), line.size());
    if (end == 0 || end > 24) return 0;
    const std::string_view rest = line.substr(end);
    const bool wide =
        rest.starts_with(wide_colon) || rest.starts_with(":\xC2\xA0") || rest.starts_with(":　");
    return wide ? end : 0;
}

/// The length of the key that `line` begins with, colon not counted; 0 if none.
std::size_t key_length(std::string_view line) {
    if (const std::size_t wide = wide_key_length(line); wide > 0) return wide;
    if (line.starts_with("<<:")) return 2;  // YAML's merge key
    if (line.empty() ||
        std::string_view(" \t-#<>{}[]|*&!%@`.,?").find(line.front()) != std::string_view::npos)
        return 0;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 64) return 0;
    if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') {
        // JSON keys may stand right before their value; a plain word before a colon may be anything.
        if (line.front() != '"') return 0;
    }
    const std::string_view key = line.substr(0, colon);
    if (key.find_first_of("<>(){}。，！？“”") != std::string_view::npos) return 0;
    return colon;
}

/// May this line stand in a header behind a key: an item, a continuation, a comment, another key?
bool belongs_to_a_header(std::string_view line) {
    if (key_length(line) > 0) return true;
    if (line.starts_with("- ") || line == "-" || line.starts_with("#")) return true;
    return line.size() > 1 && (line.front() == ' ' || line.front() == '\t') && !text::is_blank(line) &&
           text::trimmed(line).front() != '<';
}

/// The end of the header-like lines from `from` on: where a header ends that nobody closed.
std::uint32_t end_of_header_lines(std::string_view whole, std::uint32_t from, bool& any_key) {
    std::uint32_t end = from;
    any_key = false;
    bool behind_blank = false;
    std::size_t lines = 0;
    for (std::uint32_t at = from; at < whole.size() && lines < line_limit; ++lines) {
        const std::uint32_t stop = line_end(whole, at);
        const std::string_view line = whole.substr(at, stop - at);
        at = text::next_line(whole, stop);
        if (text::is_blank(line)) {
            behind_blank = true;
            continue;
        }
        // Behind a blank line only another key goes on: a list or an indented line there begins the text.
        if (behind_blank ? key_length(line) == 0 : !belongs_to_a_header(line)) break;
        any_key = any_key || key_length(line) > 0;
        behind_blank = false;
        end = at;
    }
    return end;
}

/// The closing line from `from` on: its start and the start of the line behind it.
std::optional<text::Slice> closing_line(std::string_view whole, std::uint32_t from, char sign) {
    std::size_t lines = 0;
    for (std::uint32_t at = from; at < whole.size() && lines < line_limit; ++lines) {
        const std::uint32_t stop = line_end(whole, at);
        const std::uint32_t next = text::next_line(whole, stop);
        if (is_separator(whole.substr(at, stop - at), sign)) return text::Slice{at, next};
        at = next;
    }
    return std::nullopt;
}

/// A whole header may be indented: YAML allows spaces for it, Hexo reads tabs as such.
bool is_indented_header(std::string_view whole, text::Slice block) {
    bool first = true;
    for (const text::Slice line : text::lines_within(whole, block)) {
        const std::string_view words = line.of(whole);
        if (text::is_blank(words)) continue;
        if (words.front() != ' ' && words.front() != '\t') return false;
        if (first && key_length(text::trimmed(words)) == 0) return false;
        first = false;
    }
    return !first;
}

/// Are most lines of a closed block such as headers have? Else the closing line belongs to the text below.
bool looks_like_a_header(std::string_view whole, text::Slice block) {
    bool any_key = false;
    const std::uint32_t end = end_of_header_lines(whole, block.begin, any_key);
    if (end >= block.end && (any_key || text::is_blank(block.of(whole)))) return true;
    // Something odd stands in it: values over several lines, mostly. Text would hold markup or prose.
    std::size_t odd = 0;
    std::size_t all = 0;
    bool markup = false;
    for (const text::Slice line : text::lines_within(whole, block)) {
        const std::string_view words = line.of(whole);
        if (text::is_blank(words)) continue;
        ++all;
        if (!belongs_to_a_header(words)) {
            ++odd;
            markup = markup || text::trimmed(words).front() == '<';
        }
    }
    return (any_key && (!markup || odd * 4 < all)) || is_indented_header(whole, block);
}

/// A header of TOML has both its lines of plus signs, and a key right behind the first.
std::optional<HeaderPlace> toml_header(std::string_view whole, std::uint32_t begin) {
    const auto closing = closing_line(whole, begin, '+');
    if (!closing) return std::nullopt;
    for (const text::Slice line : text::lines_within(whole, {begin, closing->begin})) {
        const std::string_view words = text::trimmed(line.of(whole));
        if (words.empty() || words.front() == '#' || words.front() == '[') continue;
        const std::size_t sign = words.find('=');
        if (sign == 0 || sign == std::string_view::npos) return std::nullopt;
        HeaderPlace place;
        place.block = {begin, closing->begin};
        place.end = closing->end;
        place.toml = true;
        return place;
    }
    return std::nullopt;
}

}  // namespace

std::optional<HeaderPlace> find_header(std::string_view whole, std::uint32_t from) {
    std::uint32_t at = from;
    std::uint32_t stop = line_end(whole, at);
    while (stop < whole.size() && text::is_blank(whole.substr(at, stop - at))) {
        at = text::next_line(whole, stop);
        stop = line_end(whole, at);
    }
    const std::string_view first = whole.substr(at, stop - at);
    if (first.size() >= 3 && is_separator(first, '+'))
        return toml_header(whole, text::next_line(whole, stop));
    const bool json = is_separator(first, ';');
    const bool opened = json || is_separator(first, '-');
    HeaderPlace place;
    place.opened = opened;
    const std::uint32_t begin = opened ? text::next_line(whole, stop) : at;
    if (!opened && key_length(first) == 0) return std::nullopt;

    for (const char sign : {'-', ';'}) {
        // Without its opening line, a header of JSON shows by its quoted keys.
        place.json = sign == ';';
        if (opened ? place.json != json : place.json && first.front() != '"') continue;
        const auto closing = closing_line(whole, begin, sign);
        if (!closing) continue;
        place.block = {begin, closing->begin};
        place.end = closing->end;
        if (json || looks_like_a_header(whole, place.block)) return place;
    }
    place.json = json;
    if (!opened) return std::nullopt;
    bool any_key = false;
    place.block = {begin, end_of_header_lines(whole, begin, any_key)};
    place.end = place.block.end;
    place.closed = false;
    if (!any_key) return std::nullopt;
    return place;
}

std::vector<KeyLines> key_lines(std::string_view whole, text::Slice block) {
    std::vector<KeyLines> keys;
    for (const text::Slice line : text::lines_within(whole, block)) {
        const std::size_t colon = key_length(line.of(whole));
        if (!keys.empty()) keys.back().all.end = line.begin;
        if (colon == 0) continue;
        const auto behind = line.begin + static_cast<std::uint32_t>(colon);
        const bool wide = whole.substr(behind).starts_with(wide_colon);
        text::Slice name{line.begin, behind};
        while (name.end > name.begin && (whole[name.end - 1] == ' ' || whole[name.end - 1] == '"'))
            --name.end;
        if (name.begin < name.end && whole[name.begin] == '"') ++name.begin;
        const std::uint32_t value = behind + (wide ? static_cast<std::uint32_t>(wide_colon.size()) : 1);
        keys.push_back({name, {value, line.end}, {line.begin, block.end}});
    }
    if (!keys.empty()) keys.back().all.end = block.end;
    return keys;
}

}  // namespace frontmatter
