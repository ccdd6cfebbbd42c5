#include "repair/gloss.h"

#include "repair/glosses.h"

namespace repair {

void gloss(const model::Document& document, Proposals& proposals) {
    for (const Gloss& one : machine_glosses(document).all) {
        proposals.repairs.push_back({.kind = model::RepairKind::gloss,
                                     .act = model::Act::surplus,
                                     .target = one.slice,
                                     .evidence = model::Evidence::internal,
                                     .detail = "inserted"});
    }
}

}  // namespace repair
