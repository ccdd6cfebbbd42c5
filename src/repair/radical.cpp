#include "repair/radical.h"

#include "repair/spaced_runs.h"
#include "text/characters.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace repair {
namespace {

text::Script script_of(std::string_view text) {
    const std::string_view tag = text::script_of(text);
    if (tag == "zh-Hans") return text::Script::simplified;
    if (tag == "zh-Hant") return text::Script::traditional;
    return text::Script::both;
}

/// Does the radical stand in running text? The next character on one side that is neither radical, space nor
/// sign is a Han character or part of a word; in a dictionary's list of radicals there is none near.
bool is_used_as_ideograph(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    constexpr int reach = 12;
    const auto passed = [](char32_t code) {
        return text::is_radical(code) || text::is_space(code) || text::is_sign(code);
    };
    std::uint32_t at = begin;
    for (int i = 0; i < reach && at > 0; ++i) {
        const text::Decoded before = text::decode_before(text, at);
        if (!passed(before.code)) return true;
        at -= before.size;
    }
    at = end;
    for (int i = 0; i < reach && at < text.size(); ++i) {
        const text::Decoded after = text::decode_at(text, at);
        if (!passed(after.code)) return true;
        at += after.size;
    }
    return false;
}

}  // namespace

void radical(const model::Document& document, Proposals& proposals) {
    const std::string_view whole = document.text();
    if (whole.find("\xE2\xBA") == std::string_view::npos &&
        whole.find("\xE2\xBB") == std::string_view::npos &&
        whole.find("\xE2\xBC") == std::string_view::npos &&
        whole.find("\xE2\xBD") == std::string_view::npos &&
        whole.find("\xE2\xBE") == std::string_view::npos &&
        whole.find("\xE2\xBF") == std::string_view::npos) {
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
