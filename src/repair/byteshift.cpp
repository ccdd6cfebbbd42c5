#include "repair/byteshift.h"

#include <optional>

#include "repair/glosses.h"

namespace repair {

void byteshift(const model::Document& document, Proposals& proposals) {
    std::optional<Glosses> glosses;
    const auto look = [&](const Characters& all) {
        const Words words(all);
        for (text::ShiftDamage& damage : text::find_shift_damage(words.text, glosses->readings)) {
            const std::size_t begin = words.index(damage.slice.begin);
            const std::size_t size = words.index(damage.slice.end) - begin;
            const std::span<const Character> stretch = std::span(all).subspan(begin, size);
            if (!contiguous(stretch)) continue;
            const bool known = !damage.restored.empty();
            proposals.repairs.push_back({.kind = model::RepairKind::byteshift,
                                         .act = model::Act::correct,
                                         .target = extent(stretch),
                                         .reading = std::move(damage.restored),
                                         .cert = known ? model::Cert::high : model::Cert::low,
                                         .evidence = model::Evidence::internal,
                                         .lost = !known});
        }
    };
    for (const model::Block& block : document.blocks()) {
        if (!has_holes(document, block)) continue;
        if (!glosses) glosses = machine_glosses(document);
        in_windows(document, block, look);
    }
}

}  // namespace repair
