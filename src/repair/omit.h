// 最 that a site deleted: 大程度凝聚 for 最大程度凝聚. Every case is a flag (`supplied`, certainty low):
// READING does not apply it, and nobody is made to say what he did not.
//
// A form that cannot stand without 最 is flagged by itself. Others count only together, in a text that has
// no 最 at all: there they show that every one was deleted.
#pragma once

#include "repair/pass.h"

namespace repair {

void omit(const model::Document& document, Proposals& proposals);

}  // namespace repair
