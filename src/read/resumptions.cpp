#include "read/resumptions.h"

#include <algorithm>

namespace readers {
namespace {

constexpr std::uint32_t rivals_within = 40;  // passages
constexpr std::uint32_t looked_at = 6;       // passages whose words tell a story

/// What speaks for a pair.
struct Weights {
    double share = 0;        ///< all words of the passage shared
    double word = 0;         ///< one word shared with this story alone …
    double most_words = 0;   ///< … and no more than so many
    double running_on = 0;   ///< one point of continuity …
    double breaks_off = 0;   ///< … and below so many the text does not go on
    double nearer = 0;       ///< of two that fit alike: how far apart in the list
    double least = 0;        ///< a pair below is none
    std::size_t rivals = 0;  ///< passages that may claim the same paragraph
};

// An extractor writes what it finds: whatever begins in mid-sentence goes on something. OCR loses lines and
// reads scraps: some of what looks open is not, and order tells little.
constexpr Weights extracted{1, 0, 0, 0.08, -100, 0.01, -100, 0};
constexpr Weights recognised{0.2, 0.1, 6, 0.13, -1.4, -0.01, 0, 5};

}  // namespace

bool Resumptions::may_resume(std::uint32_t at) const {
    const Passage& here = passage(at);
    if (here.kind != PassageKind::body || here.opener || here.jump_from) return false;
    const Passage* before = at > 0 ? &passage(at - 1) : nullptr;
    // Right after it, a paragraph that was cut by the line ends alone stays cut.
    const bool right_after = before != nullptr && before->kind == PassageKind::body && before->cut;
    if (right_after && !here.resumes && !page_.lines[here.first].page_start) return false;
    // A short line that ends a sentence goes on with something only where that was interrupted.
    const bool interrupted = before != nullptr && before->kind != PassageKind::body;
    return here.unindented || (interrupted && here.last_line_like);
}

Vocabulary Resumptions::words_from(std::uint32_t at, std::uint32_t most) const {
    Vocabulary here;
    for (std::uint32_t i = at; i < page_.passages.size() && i < at + most; ++i) {
        if (passage(i).kind != PassageKind::body) break;
        if (i > at && (passage(i).opener || passage(i).jump_from || passage(i - 1).cut)) break;
        for (std::uint32_t line = passage(i).first; line < passage(i).last; ++line)
            here.add(page_.lines[line].slice.of(text_));
    }
    return here;
}

/// The words of the body that ends with passage `at`.
Vocabulary Resumptions::words_to(std::uint32_t at) const {
    Vocabulary here;
    for (std::uint32_t i = at + 1; i-- > 0 && at - i < looked_at;) {
        if (passage(i).kind != PassageKind::body || (i < at && passage(i).cut)) break;
        for (std::uint32_t line = passage(i).first; line < passage(i).last; ++line)
            here.add(page_.lines[line].slice.of(text_));
        if (passage(i).opener || passage(i).unindented) break;
    }
    return here;
}

std::vector<std::uint32_t> Resumptions::rivals(std::uint32_t at, std::size_t most) const {
    std::vector<std::uint32_t> found;
    const auto end = std::min(static_cast<std::uint32_t>(page_.passages.size()), at + rivals_within);
    for (std::uint32_t i = at + 1; i < end && found.size() < most; ++i) {
        if (page_.lines[passage(i).first].page_start) break;
        if (may_resume(i)) found.push_back(i);
    }
    return found;
}

const Resumptions::Known& Resumptions::claim(std::uint32_t at) {
    const auto [place, fresh] = claims_.try_emplace(at);
    if (fresh) {
        const Passage& here = passage(at);
        place->second.words = words_from(at, looked_at);
        place->second.block =
            block_of(text_, {page_.lines.begin() + here.first, page_.lines.begin() + here.last},
                     page_.statistics.measure);
    }
    return place->second;
}

const Resumptions::Known& Resumptions::end(std::uint32_t at) {
    const auto [place, fresh] = ends_.try_emplace(at);
    if (fresh) {
        const Passage& here = passage(at);
        place->second.words = words_to(at);
        place->second.block =
            block_of(text_, {page_.lines.begin() + here.first, page_.lines.begin() + here.last},
                     page_.statistics.measure);
    }
    return place->second;
}

void Resumptions::forget_before(std::uint32_t at) {
    claims_.erase(claims_.begin(), claims_.lower_bound(at));
    constexpr std::uint32_t kept = 200;  // passages
    ends_.erase(ends_.begin(), ends_.lower_bound(at < kept ? 0 : at - kept));
}

Resumptions::Found Resumptions::find(std::uint32_t at, std::span<const LeftOpen> open) {
    if (open.empty()) return {};
    if (!all_words_) {
        all_words_.emplace();
        breaks_.emplace();
        // Line by line: what meets where two lines follow each other in the file proves nothing.
        for (const text::PrintedLine& line : page_.lines) all_words_->add(line.slice.of(text_));
    }
    forget_before(at);
    const Weights& weights = in_recognised_blocks(page_.statistics) ? recognised : extracted;
    const Meetings meetings{*all_words_, &*breaks_};
    // What is left open between here and the last rival is theirs as well.
    std::vector<std::uint32_t> claimants{at};
    for (const std::uint32_t one : rivals(at, weights.rivals)) claimants.push_back(one);
    std::vector<LeftOpen> all(open.begin(), open.end());
    for (std::uint32_t i = at; i < claimants.back(); ++i) {
        if (passage(i).kind == PassageKind::body && passage(i).cut && !passage(i).jumps)
            all.push_back({i, &end(i).words, 0});
    }
    struct Pair {
        double score;
        std::size_t claimant, left;
    };
    std::vector<Pair> pairs;
    for (std::size_t c = 0; c < claimants.size(); ++c) {
        const Known& here = claim(claimants[c]);
        std::vector<const Vocabulary*> candidates;
        for (const LeftOpen& one : all) {
            if (one.passage < claimants[c]) candidates.push_back(one.words);
        }
        const std::vector<double> share = shared(here.words, candidates);
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const double runs_on = continuity(end(all[i].passage).block, here.block, meetings);
            if (runs_on < weights.breaks_off) continue;
            const auto number = static_cast<double>(here.words.bigrams().size());
            const double score = weights.share * share[i] +
                                 weights.word * std::min(weights.most_words, share[i] * number) +
                                 weights.running_on * runs_on + weights.nearer * static_cast<double>(i) +
                                 (c == 0 ? all[i].bonus : 0);
            pairs.push_back({score, c, i});
        }
    }
    std::ranges::stable_sort(pairs, [](const Pair& a, const Pair& b) { return a.score > b.score; });
    std::vector<char> taken(all.size(), 0), placed(claimants.size(), 0);
    for (const Pair& one : pairs) {
        if (one.score < weights.least) break;
        if (taken[one.left] != 0 || placed[one.claimant] != 0) continue;
        if (one.claimant == 0) return {one.left, one.score};
        taken[one.left] = placed[one.claimant] = 1;
    }
    return {};
}

}  // namespace readers
