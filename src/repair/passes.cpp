// The table of passes. A pass is one file, src/repair/<name>.cpp, declared in <name>.h, and one line here.
#include <algorithm>

#include "repair/indent.h"
#include "repair/masked.h"
#include "repair/pass.h"

namespace repair {
namespace {

constexpr Pass table[] = {
    {"masked", "quotation marks masked as _ in a title", model::RepairKind::mask, masked},
    {"indent", "white space that indents a paragraph", model::RepairKind::layout, indent},
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
