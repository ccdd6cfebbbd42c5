#include "repair/letter_spacing.h"

#include <algorithm>

#include "repair/spaced_runs.h"
#include "text/letter_spacing.h"
#include "text/radicals.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace repair {
namespace {

using text::Slice;

bool holds_radical(std::string_view words) {
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::is_radical(code)) return true;
    }
    return false;
}

/// The spaces of a run one by one: what stands in it needs a repair of its own.
void drop_each(std::string_view text, Slice run, Proposals& proposals) {
    std::uint32_t begin = run.begin;
    for (const auto [code, at, size] : text::CodePoints(run.of(text))) {
        const std::uint32_t here = run.begin + at;
        if (text::is_space(code)) continue;
        if (here > begin) {
            model::Repair repair;
            repair.act = model::Act::drop_space;
            repair.target = {begin, here};
            repair.detail = "artefact";
            proposals.repairs.push_back(std::move(repair));
        }
        begin = here + size;
    }
}

}  // namespace

void letter_spacing(const model::Document& document, Proposals& proposals) {
    if (!document.lined()) return;
    const std::vector<Slice> runs = spaced_runs(document);
    std::size_t next = 0;
    // Text nodes in the order of S: a choice crosses no element.
    for (const Slice piece : text_pieces(document)) {
        while (next < runs.size() && runs[next].end <= piece.begin) ++next;
        for (std::size_t i = next; i < runs.size() && runs[i].begin < piece.end; ++i) {
            const Slice run = text::trimmed(
                document.text(), {std::max(runs[i].begin, piece.begin), std::min(runs[i].end, piece.end)});
            if (run.empty()) continue;
            const std::string_view words = run.of(document.text());
            std::string reading = text::without_spacing(words);
            if (reading == words) continue;
            if (holds_radical(words)) {
                drop_each(document.text(), run, proposals);
                continue;
            }
            model::Repair repair;
            repair.kind = model::RepairKind::spacing;
            repair.act = model::Act::regularize;
            repair.target = run;
            repair.reading = std::move(reading);
            proposals.repairs.push_back(std::move(repair));
        }
    }
}

}  // namespace repair
