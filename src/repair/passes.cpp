// The table of passes. A pass is one file, src/repair/<name>.cpp, declared in <name>.h, and one line here.
#include <algorithm>

#include "repair/byteshift.h"
#include "repair/doubling.h"
#include "repair/gloss.h"
#include "repair/indent.h"
#include "repair/invisible.h"
#include "repair/letter_spacing.h"
#include "repair/line_join.h"
#include "repair/lost.h"
#include "repair/masked.h"
#include "repair/mixed_script.h"
#include "repair/mojibake.h"
#include "repair/omit.h"
#include "repair/pass.h"
#include "repair/radical.h"
#include "repair/repeat.h"
#include "repair/source_error.h"
#include "repair/spaces.h"
#include "repair/width.h"

namespace repair {
namespace {

constexpr Pass table[] = {
    {"masked", "quotation marks masked as _ in a title", model::RepairKind::mask, masked},
    {"doubling", "headlines that were printed twice by overlay", model::RepairKind::doubled, doubling},
    {"letter_spacing", "letter-spaced runs", model::RepairKind::spacing, letter_spacing},
    {"spaces", "spaces that justification and fonts left", model::RepairKind::layout, spaces},
    {"line_join", "line ends in mid-sentence", model::RepairKind::layout, line_join},
    {"radical", "CJK radicals printed for ideographs", model::RepairKind::radical, radical},
    {"width", "signs of the other width than the text uses", model::RepairKind::width, width},
    {"indent", "white space that indents a paragraph", model::RepairKind::layout, indent},
    {"repeat", "leads that are the cut-off start of the story, paragraphs that stand twice",
     model::RepairKind::repeat, repeat},
    {"byteshift", "characters that an insertion of readings cut in two", model::RepairKind::byteshift,
     byteshift},
    {"gloss", "pinyin pasted behind characters by a machine", model::RepairKind::gloss, gloss},
    {"lost", "question marks in place of lost characters", model::RepairKind::lost, lost},
    {"mojibake", "text decoded as the wrong encoding", model::RepairKind::garble, mojibake},
    {"invisible", "characters that show nothing", model::RepairKind::invisible, invisible},
    {"omit", "最 missing where a superlative must stand", model::RepairKind::omit, omit},
    {"source_error", "numbers that their own explanation contradicts", model::RepairKind::garble,
     source_error},
    {"mixed_script", "characters of the other script (findings only)", model::RepairKind::garble,
     mixed_script},
};

}  // namespace

std::span<const Pass> passes() {
    return table;
}

const Pass* find_pass(std::string_view name) {
    const auto found = std::ranges::find(table, name, &Pass::name);
    return found == std::end(table) ? nullptr : &*found;
}

}  // namespace repair
