#include "stories/resumptions.h"

#include <algorithm>

namespace stories {
namespace {

constexpr std::uint32_t looked_at = 6;  // passages whose words tell a story

/// What speaks for a pair. An extractor writes what it finds: whatever begins in mid-sentence goes on
/// something.
constexpr double all_words_shared = 1;
constexpr double runs_on_weight = 0.08;  // one point of continuity
constexpr double nearer = 0.01;          // of two that fit alike: how far apart in the list

}  // namespace

bool Resumptions::may_resume(std::uint32_t at) const {
    const lines::Passage& here = passage(at);
    if (here.kind != lines::PassageKind::body || here.opener || here.jump_from) return false;
    // OCR reads a dash as two 一.
    const std::string_view words = page_.lines[here.first].slice.of(text_);
    if (words.starts_with("——") || words.starts_with("一一")) return false;
    const lines::Passage* before = at > 0 ? &passage(at - 1) : nullptr;
    // Right after it, a paragraph that was cut by the line ends alone stays cut.
    const bool right_after = before != nullptr && before->kind == lines::PassageKind::body && before->cut;
    if (right_after && !here.resumes && !page_.lines[here.first].page_start) return false;
    // A short line that ends a sentence goes on with something only where that was interrupted; so may one
    // that letter-spacing filled, whose indent nobody sees.
    const bool interrupted = before != nullptr && before->kind != lines::PassageKind::body;
    const bool filled = page_.statistics.lines[here.first].spaced;
    return here.unindented || (interrupted && (here.last_line_like || filled));
}

lines::Vocabulary Resumptions::words_from(std::uint32_t at, std::uint32_t most) const {
    lines::Vocabulary here;
    for (std::uint32_t i = at; i < page_.passages.size() && i < at + most; ++i) {
        if (passage(i).kind != lines::PassageKind::body) break;
        if (i > at && (passage(i).opener || passage(i).jump_from || passage(i - 1).cut)) break;
        for (std::uint32_t line = passage(i).first; line < passage(i).last; ++line)
            here.add(page_.lines[line].slice.of(text_));
    }
    return here;
}

/// The words of the body that ends with passage `at`.
lines::Vocabulary Resumptions::words_to(std::uint32_t at) const {
    lines::Vocabulary here;
    for (std::uint32_t i = at + 1; i-- > 0 && at - i < looked_at;) {
        if (passage(i).kind != lines::PassageKind::body || (i < at && passage(i).cut)) break;
        for (std::uint32_t line = passage(i).first; line < passage(i).last; ++line)
            here.add(page_.lines[line].slice.of(text_));
        if (passage(i).opener || passage(i).unindented) break;
    }
    return here;
}

const Resumptions::Known& Resumptions::claim(std::uint32_t at) {
    const auto [place, fresh] = claims_.try_emplace(at);
    if (fresh) {
        const lines::Passage& here = passage(at);
        place->second.words = words_from(at, looked_at);
        place->second.block =
            columns::block_of(text_, {page_.lines.begin() + here.first, page_.lines.begin() + here.last},
                              page_.statistics.measure);
    }
    return place->second;
}

const Resumptions::Known& Resumptions::end(std::uint32_t at) {
    const auto [place, fresh] = ends_.try_emplace(at);
    if (fresh) {
        const lines::Passage& here = passage(at);
        place->second.words = words_to(at);
        place->second.block =
            columns::block_of(text_, {page_.lines.begin() + here.first, page_.lines.begin() + here.last},
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
    const columns::Meetings meetings{*all_words_, &*breaks_};
    const Known& here = claim(at);
    std::vector<const lines::Vocabulary*> candidates;
    for (const LeftOpen& one : open) candidates.push_back(one.words);
    const std::vector<double> share = lines::shared(here.words, candidates);
    Found found;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const double score =
            all_words_shared * share[i] +
            runs_on_weight * columns::continuity(end(open[i].passage).block, here.block, meetings) +
            nearer * static_cast<double>(i) + open[i].bonus;
        if (!found.which || score > found.score) found = {i, score};
    }
    return found;
}

}  // namespace stories
