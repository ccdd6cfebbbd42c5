// The cues that tests of the lined reader need, and a story.
#pragma once

#include <string>

#include "lines/cues.h"

namespace readers_test {

inline lines::Cues cues() {
    lines::Cues of;
    of.agencies = {"云泽社"};
    of.datelines = {"本报讯"};
    of.wire = {"电"};
    of.roles = {"记者", "通讯员"};
    of.credits = {"摄"};
    of.jump_to = {"下转"};
    of.jump_from = {"上接"};
    of.page_words = {"版"};
    of.closers = {"责任编辑"};
    of.furniture = {"责任编辑", "版式"};
    of.newspapers = {"日报"};
    of.series = {"访谈录"};
    of.interviews = {"专访"};
    return of;
}

inline const std::string story =
    "本报讯（记者周一鸣）昨日，云\n"
    "泽县石桥镇新修的水渠全线通水\n"
    "沿线十二个村的春灌用水有了保\n"
    "障。\n"
    "水渠全长九公里，从去年秋\n"
    "天开工，前后动用劳力三万多人\n"
    "次。村民说，往年这时候家家户\n"
    "户都在为水发愁。\n"
    "镇里还建立了用水台账，按\n"
    "田块排出日程，由管水员逐户通\n"
    "知，做到先远后近、先高后低。\n";

}  // namespace readers_test
