#include "repair/masked.h"

#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "repair/rules.h"
#include "text/utf8.h"

namespace repair {
namespace {

struct Pair {
    std::string_view open, close;
};
constexpr Pair quotations[] = {{"“", "”"},   {"「", "」"}, {"『", "』"}, {"《", "》"}, {"‘", "’"},
                               {"〈", "〉"}, {"（", "）"}, {"\"", "\""}, {"(", ")"}};

/// So many characters on either side of a single sign must stand in the body just so.
constexpr std::size_t context = 3;

/// One underscore of a title, with the text on either side up to the next one.
struct Underscore {
    text::Slice slice;  ///< in S
    std::size_t at;     ///< in the title's words
};

bool is_han(char32_t code) {
    return code >= 0x3400 && code < 0xA000;
}

/// `a_b` in Latin words is spelling, not masking.
bool inside_a_latin_word(std::string_view words, std::size_t at) {
    return at > 0 && at + 1 < words.size() && base::is_alphanumeric(words[at - 1]) &&
           base::is_alphanumeric(words[at + 1]);
}

/// The last, or the first, few characters of `words`; nothing when there are fewer.
std::optional<std::string_view> last_few(std::string_view words) {
    std::size_t at = words.size();
    for (std::size_t i = 0; i < context; ++i) {
        if (at == 0) return std::nullopt;
        at -= text::decode_before(words, at).size;
    }
    return words.substr(at);
}
std::optional<std::string_view> first_few(std::string_view words) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < context; ++i) {
        if (at >= words.size()) return std::nullopt;
        at += text::decode_at(words, at).size;
    }
    return words.substr(0, at);
}

std::size_t occurrences(std::string_view body, std::string_view words) {
    std::size_t number = 0;
    for (std::size_t at = body.find(words); at != std::string_view::npos;
         at = body.find(words, at + words.size())) {
        ++number;
    }
    return number;
}

/// The marks that enclose `phrase` in the body, most often if several do; nothing where two are as frequent.
std::optional<Pair> enclosing(std::string_view body, std::string_view phrase) {
    std::optional<Pair> found;
    std::size_t most = 0;
    bool tie = false;
    for (const Pair& pair : quotations) {
        const std::size_t number =
            occurrences(body, std::string(pair.open) + std::string(phrase) + std::string(pair.close));
        if (number == 0 || number < most) continue;
        tie = number == most;
        most = number;
        found = pair;
    }
    return tie ? std::nullopt : found;
}

/// The one sign that always stands between `left` and `right` in the body.
std::optional<std::string> sign_between(std::string_view body, std::string_view left,
                                        std::string_view right) {
    std::optional<std::string> found;
    for (std::size_t at = body.find(left); at != std::string_view::npos; at = body.find(left, at + 1)) {
        const std::size_t sign = at + left.size();
        if (sign >= body.size()) break;
        const text::Decoded one = text::decode_at(body, sign);
        const bool punctuation = one.code > ' ' && one.code != '_' && !is_han(one.code) &&
                                 !(one.code < 0x80 && std::isalnum(static_cast<int>(one.code)) != 0);
        if (!punctuation || !body.substr(sign + one.size).starts_with(right)) continue;
        const std::string_view here = body.substr(sign, one.size);
        if (found && *found != here) return std::nullopt;
        found = std::string(here);
    }
    return found;
}

void restore(text::Slice underscore, std::string_view sign, Proposals& proposals) {
    model::Repair repair;
    repair.kind = model::RepairKind::mask;
    repair.act = model::Act::correct;
    repair.target = underscore;
    repair.reading = sign;
    repair.evidence = model::Evidence::internal;
    proposals.repairs.push_back(std::move(repair));
}

/// The underscores of a block that do not belong to a Latin word, and the block's words.
std::vector<Underscore> underscores(const model::Document& document, std::uint32_t node, std::string& words) {
    std::vector<Underscore> found;
    for (std::uint32_t i = node; i < document.node(node).end; ++i) {
        if (document.node(i).kind != model::Kind::text) continue;
        const model::Row& row = document.row(i);
        const std::string_view here = row.stands_for(document.text());
        for (std::size_t at = here.find('_'); at != std::string_view::npos; at = here.find('_', at + 1)) {
            if (row.respelled && here.size() > 1) continue;
            const std::uint32_t begin =
                row.respelled ? row.slice.begin : row.slice.begin + static_cast<std::uint32_t>(at);
            found.push_back({{begin, row.respelled ? row.slice.end : begin + 1}, words.size() + at});
        }
        words += here;
    }
    std::erase_if(found, [&](const Underscore& one) { return inside_a_latin_word(words, one.at); });
    return found;
}

std::string body_of(const model::Document& document, std::uint32_t title) {
    std::string body;
    for (const model::Block& block : document.blocks()) {
        if (block.node == title) continue;
        body += document.plain(block.node);
        body += '\n';
    }
    return body;
}

}  // namespace

void masked(const model::Document& document, Proposals& proposals) {
    for (const model::Block& block : document.blocks()) {
        if (document.node(block.node).kind != model::Kind::head) continue;
        if (document.attribute(block.node, model::Name::type) != "main") continue;
        std::string words;
        const std::vector<Underscore> found = underscores(document, block.node, words);
        if (found.empty()) return;
        const std::string body = body_of(document, block.node);
        const std::string_view title = words;
        std::size_t left_over = 0;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (i + 1 < found.size()) {
                const std::string_view phrase =
                    title.substr(found[i].at + 1, found[i + 1].at - found[i].at - 1);
                const std::optional<Pair> pair = phrase.empty() ? std::nullopt : enclosing(body, phrase);
                if (pair) {
                    restore(found[i].slice, pair->open, proposals);
                    restore(found[i + 1].slice, pair->close, proposals);
                    ++i;
                    continue;
                }
            }
            const std::size_t before = i == 0 ? 0 : found[i - 1].at + 1;
            const std::size_t after = i + 1 < found.size() ? found[i + 1].at : title.size();
            const auto left = last_few(title.substr(before, found[i].at - before));
            const auto right = first_few(title.substr(found[i].at + 1, after - found[i].at - 1));
            const auto sign = left && right ? sign_between(body, *left, *right) : std::nullopt;
            if (sign) {
                restore(found[i].slice, *sign, proposals);
            } else {
                ++left_over;
            }
        }
        if (left_over == 0) return;
        const text::Position position = document.source().position(found.front().slice.begin);
        proposals.findings.add(rules::masked_title,
                               {.line = position.line,
                                .column = position.column,
                                .bytes = base::ByteRange{found.front().slice.begin, found.back().slice.end}},
                               {words});
        return;
    }
}

}  // namespace repair
