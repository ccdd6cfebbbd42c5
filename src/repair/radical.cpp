#include "repair/radical.h"

#include "repair/spaced_runs.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace repair {
namespace {

text::Script script_of(std::string_view text) {
    const std::string_view tag = text::script_of(text);
    if (tag == "zh-Hans") return text::Script::simplified;
    if (tag == "zh-Hant") return text::Script::traditional;
    return text::Script::both;
}

/// Radicals that stand among Han characters as one of them, not in a dictionary's list of radicals.
bool is_used_as_ideograph(std::string_view text, std::uint32_t at, std::uint32_t end) {
    const char32_t before = at == 0 ? 0 : text::decode_before(text, at).code;
    const char32_t after = end == text.size() ? 0 : text::decode_at(text, end).code;
    const auto word = [](char32_t code) { return text::is_han(code) || text::is_radical(code); };
    return word(before) || word(after) || (before != 0 && before < 0x80) || (after != 0 && after < 0x80) ||
           text::is_han(before);
}

}  // namespace

void radical(const model::Document& document, Proposals& proposals) {
    const std::string_view whole = document.text();
    if (whole.find("\xE2\xBA") == std::string_view::npos && whole.find("\xE2\xBB") == std::string_view::npos &&
        whole.find("\xE2\xBC") == std::string_view::npos && whole.find("\xE2\xBD") == std::string_view::npos &&
        whole.find("\xE2\xBE") == std::string_view::npos && whole.find("\xE2\xBF") == std::string_view::npos) {
        return;
    }
    const text::Script script = script_of(whole);
    for (const text::Slice piece : text_pieces(document)) {
        for (const auto [code, at, size] : text::CodePoints(piece.of(whole))) {
            if (!text::is_radical(code)) continue;
            const char32_t ideograph = text::ideograph_of(code, script);
            const text::Slice target{piece.begin + at, piece.begin + at + size};
            if (ideograph == code || !is_used_as_ideograph(whole, target.begin, target.end)) continue;
            model::Repair repair;
            repair.kind = model::RepairKind::radical;
            repair.act = model::Act::regularize;
            repair.target = target;
            repair.reading = text::encoded(ideograph);
            proposals.repairs.push_back(std::move(repair));
        }
    }
}

}  // namespace repair
