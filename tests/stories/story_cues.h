// The few words that tests about stories need: datelines and roles.
#pragma once

#include "lines/cues.h"

inline lines::Cues story_cues() {
    lines::Cues of;
    of.datelines = {"本报讯"};
    of.roles = {"记者"};
    return of;
}
