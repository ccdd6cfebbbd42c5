#include "repair/spaced_runs.h"

#include <algorithm>

#include "repair/gaps.h"
#include "text/letter_spacing.h"
#include "text/line_statistics.h"
#include "text/lines.h"

namespace repair {

using model::Kind;
using text::Slice;

bool is_running_text(const model::Document& document, std::uint32_t node) {
    switch (document.node(node).kind) {
        case Kind::paragraph:
        case Kind::opener:
        case Kind::item:
        case Kind::closer: return true;
        case Kind::head: return !is_headline(document, node);
        default: return false;
    }
}

std::vector<Slice> spaced_runs(const model::Document& document) {
    std::vector<Slice> runs;
    for (const model::Block& block : document.blocks()) {
        if (!is_running_text(document, block.node)) continue;
        for (const model::Stretch& stretch : block.stretches) {
            for (const text::PhysicalLine& line : text::physical_lines(stretch.slice.of(document.text()))) {
                const std::uint32_t base = stretch.slice.begin + line.words.begin;
                const std::string_view words = line.words.of(stretch.slice.of(document.text()));
                for (const Slice run : text::letter_spaced_runs(words))
                    runs.push_back({base + run.begin, base + run.end});
            }
        }
    }
    std::ranges::sort(runs);
    return runs;
}

std::vector<Slice> text_pieces(const model::Document& document) {
    std::vector<Slice> pieces;
    for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
        if (document.node(i).kind == Kind::text && !document.row(i).respelled)
            pieces.push_back(document.row(i).slice);
    }
    std::ranges::sort(pieces);
    return pieces;
}

bool set_in_columns(const model::Document& document) {
    // What consists of runs stood in columns side by side, or went on in another one.
    for (const model::Block& block : document.blocks()) {
        if (block.stretches.size() > 1) return true;
    }
    return text::line_statistics(document.text(), text::printed_lines(document.text())).columns;
}

}  // namespace repair
