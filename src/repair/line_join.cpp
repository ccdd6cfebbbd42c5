#include "repair/line_join.h"

#include "repair/gaps.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace repair {
namespace {

using model::Kind;

/// What stands between two characters when their line end goes.
std::string_view between(char32_t before, char32_t after) {
    return text::is_word(before) && text::is_word(after) ? " " : "";
}

void join(text::Slice terminator, std::string_view reading, Proposals& proposals) {
    model::Repair repair;
    repair.act = model::Act::join;
    repair.target = terminator;
    repair.reading = reading;
    proposals.repairs.push_back(std::move(repair));
}

bool has_lines_of_its_own(Kind kind) {
    return kind == Kind::fw || kind == Kind::ab || kind == Kind::label;
}

}  // namespace

void line_join(const model::Document& document, Proposals& proposals) {
    if (!document.lined()) return;
    for (const model::Block& block : document.blocks()) {
        if (has_lines_of_its_own(document.node(block.node).kind)) continue;
        const bool headline = is_headline(document, block.node);
        each_gap(document, block, [&](const Gap& gap) {
            if (gap.terminators.empty() || gap.before == 0 || gap.after == 0) return;
            const bool jump_begins = document.node(gap.next).kind == Kind::jump && gap.node != gap.next;
            if (jump_begins) return;
            const std::size_t joined = gap.terminators.size() - (headline ? 1 : 0);
            for (std::size_t i = 0; i < joined; ++i) {
                const bool speaks = i == 0 && !headline;
                join(gap.terminators[i], speaks ? between(gap.before, gap.after) : "", proposals);
            }
        });
    }
}

}  // namespace repair
