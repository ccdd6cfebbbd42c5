// The names of the model's enumerations.
#include <array>

#include "base/error.h"
#include "model/ledger.h"
#include "model/node.h"
#include "model/repair.h"

namespace model {
namespace {

constexpr std::array<std::string_view, 6> fates{"text", "frontmatter", "markup", "layout", "comment", "bom"};

constexpr std::string_view kinds[] = {
    "article", "series",    "unassigned", "section",   "figure",    "list",   "table",      "row",
    "quote",   "argument",  "head",       "opener",    "paragraph", "ab",     "closer",     "item",
    "cell",    "label",     "trailer",    "note",      "fw",        "byline", "dateline",   "person",
    "agency",  "place",     "date",       "signed",    "highlight", "link",   "jump",       "jump_from",
    "ruby",    "ruby_base", "ruby_text",  "ruby_mark", "code",      "run",    "line_break", "graphic",
    "media",   "pointer",   "milestone",  "text",
};
static_assert(std::size(kinds) == static_cast<std::size_t>(Kind::text) + 1);

constexpr RepairKindInfo repair_table[] = {
    {RepairKind::layout, "", "layout", "lines joined, indents and stray spaces left out"},
    {RepairKind::doubled, "rp.double", "doubling", "text printed twice by overlay"},
    {RepairKind::repeat, "rp.repeat", "repeat", "block that repeats another one, whole or cut off"},
    {RepairKind::spacing, "rp.spacing", "spacing", "letter-spaced run"},
    {RepairKind::gloss, "rp.gloss", "gloss", "pinyin inserted after a character by a machine"},
    {RepairKind::byteshift, "rp.byteshift", "byteshift",
     "characters destroyed by a byte-wise insertion in a double-byte encoding"},
    {RepairKind::radical, "rp.radical", "radical", "radical code point printed for an ideograph by a font"},
    {RepairKind::lost, "rp.lost", "lost", "sign in place of lost characters"},
    {RepairKind::mask, "rp.mask", "mask", "character masked by a file-name rule"},
    {RepairKind::width, "rp.width", "width", "sign of the other width, against the document's own practice"},
    {RepairKind::omit, "rp.omit", "omit", "character missing from a set phrase"},
    {RepairKind::invisible, "rp.invisible", "invisible", "invisible character"},
    {RepairKind::garble, "rp.garble", "garble", "wrong character"},
};
static_assert(std::size(repair_table) == static_cast<std::size_t>(RepairKind::garble) + 1);

}  // namespace

std::string_view name(Fate fate) {
    return fates[static_cast<std::size_t>(fate)];
}
std::string_view name(Kind kind) {
    return kinds[static_cast<std::size_t>(kind)];
}

std::span<const RepairKindInfo> repair_kinds() {
    return repair_table;
}
const RepairKindInfo& info(RepairKind kind) {
    return repair_table[static_cast<std::size_t>(kind)];
}

std::string_view name(Cert cert) {
    constexpr std::array<std::string_view, 3> names{"low", "medium", "high"};
    return names[static_cast<std::size_t>(cert)];
}

std::string_view name(Evidence evidence) {
    constexpr std::array<std::string_view, 4> names{"", "internal", "external", "conjecture"};
    return names[static_cast<std::size_t>(evidence)];
}

std::string_view name(Act act) {
    constexpr std::array<std::string_view, 6> names{"join",       "drop_space", "surplus",
                                                    "regularize", "correct",    "supply"};
    return names[static_cast<std::size_t>(act)];
}

}  // namespace model
