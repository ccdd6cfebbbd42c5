#include "repair/width.h"

#include <array>

#include "repair/spaced_runs.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace repair {
namespace {

struct Width {
    char32_t half, full;
};
constexpr Width widths[] = {{U',', U'，'}, {U';', U'；'}, {U':', U'：'}, {U'!', U'！'}, {U'?', U'？'}};
constexpr std::size_t enough = 40;      // signs that make a practice
constexpr std::size_t exceptions = 50;  // at most one in so many is against it

/// A half-width sign between Han characters, or its full-width fellow anywhere.
struct Sign {
    text::Slice slice;
    std::size_t which;
    bool half;
};

std::vector<Sign> signs_of(const model::Document& document) {
    std::vector<Sign> signs;
    const std::string_view whole = document.text();
    for (const text::Slice piece : text_pieces(document)) {
        for (const auto [code, at, size] : text::CodePoints(piece.of(whole))) {
            for (std::size_t i = 0; i < std::size(widths); ++i) {
                if (code != widths[i].half && code != widths[i].full) continue;
                const text::Slice slice{piece.begin + at, piece.begin + at + size};
                const bool half = code == widths[i].half;
                const bool between = slice.begin > 0 && slice.end < whole.size() &&
                                     text::is_han(text::decode_before(whole, slice.begin).code) &&
                                     text::is_han(text::decode_at(whole, slice.end).code);
                if (!half || between) signs.push_back({slice, i, half});
            }
        }
    }
    return signs;
}

}  // namespace

void width(const model::Document& document, Proposals& proposals) {
    const std::vector<Sign> signs = signs_of(document);
    std::size_t half = 0;
    for (const Sign& sign : signs) half += sign.half ? 1 : 0;
    // Only the few that stray from a clear practice; half-width throughout is a practice too.
    if (half == 0 || signs.size() - half < enough || half * exceptions > signs.size()) return;
    for (const Sign& sign : signs) {
        if (!sign.half) continue;
        model::Repair repair;
        repair.kind = model::RepairKind::width;
        repair.act = model::Act::regularize;
        repair.target = sign.slice;
        repair.reading = text::encoded(widths[sign.which].full);
        repair.cert = model::Cert::medium;
        repair.evidence = model::Evidence::internal;
        proposals.repairs.push_back(std::move(repair));
    }
}

}  // namespace repair
