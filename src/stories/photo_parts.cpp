#include "stories/photo_parts.h"

#include <algorithm>

namespace stories {

void add_to_photos(const lines::LinedPage& page, std::uint32_t at, Photos& photos) {
    const bool is_caption = page.passages[at].kind == lines::PassageKind::caption;
    const bool goes_on = !is_caption && at > 0 && !photos.empty() && photos.back().second == at - 1 &&
                         page.passages[at - 1].kind == lines::PassageKind::caption;
    if (!goes_on) photos.emplace_back(Photo{}, at);
    photos.back().second = at;
    Photo& one = photos.back().first;
    (is_caption ? one.captions : one.credits).push_back(at);
}

void join_lone_credit(const lines::LinedPage& page, Photos& photos) {
    const auto is_lone_credit = [](const auto& one) { return one.first.captions.empty(); };
    const auto lacks_credit = [&](const auto& one) {
        if (!one.first.credits.empty()) return false;
        const lines::Passage& caption = page.passages[one.first.captions.back()];
        return page.marks.credited[caption.last - 1] == 0;
    };
    if (std::ranges::count_if(photos, is_lone_credit) != 1) return;
    if (std::ranges::count_if(photos, lacks_credit) != 1) return;
    const auto credit = std::ranges::find_if(photos, is_lone_credit);
    std::ranges::find_if(photos, lacks_credit)->first.credits = credit->first.credits;
    photos.erase(credit);
}

}  // namespace stories
