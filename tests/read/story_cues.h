// The few words that tests about stories need: datelines and roles.
#pragma once

#include "read/cues.h"

inline readers::Cues story_cues() {
    readers::Cues of;
    of.datelines = {"本报讯"};
    of.roles = {"记者"};
    return of;
}
