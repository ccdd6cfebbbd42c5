#include "stories/ties.h"

#include <algorithm>
#include <cmath>

#include "columns/closer_look.h"
#include "lines/speakers.h"
#include "text/characters.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace stories {
namespace {

constexpr TieWeight weights_table[] = {
    {Tie::shape, 0.35, 0.45, "lines that go on"},
    {Tie::meeting, 0.4, 0.25, "characters that meet"},
    {Tie::phrase, 0.4, 0.5, "characters that meet elsewhere"},
    {Tie::signs, 0.4, 0, "brackets that close"},
    {Tie::measures, 0.3, 0.3, "one measure"},
    {Tie::side_by_side, -8, -8, "side by side"},
    {Tie::behind_full_stop, -0.85, -0.4, "without an indent behind a full stop"},
    {Tie::indented, -0.65, -0.35, "an indent in mid-sentence"},
    {Tie::tail, -0.85, 0, "a part of a line without its sentence"},
    {Tie::clause, 0.2, 0, "as clauses begin"},
    {Tie::same_block, 3, 3, "no blank line between"},
    {Tie::next, 1.3, 0.55, "right behind it"},
    {Tie::next_open, -1.15, 0.4, "right behind its open end"},
    {Tie::next_over_heads, -0.85, 0.2, "right behind it but for headlines"},
    {Tie::next_over_subhead, -0.5, 0.2, "right behind it but for one short line"},
    {Tie::next_over_photo, -0.8, 0, "right behind it but for a photo"},
    {Tie::far, -0.6, -0.5, "paragraphs between"},
    {Tie::words, 0.85, 0.15, "shared words"},
    {Tie::characters, 0.35, 0.3, "shared characters"},
    {Tie::likely_words, 0.5, 0.6, "words of the story"},
    {Tie::likely_characters, 0.75, 1.15, "characters of the story"},
    {Tie::out_of_turn, -0.6, 0.1, "out of turn"},
    {Tie::left_behind, -0.65, -0.95, "behind a paragraph left open"},
    {Tie::left_behind_full, -0.65, -1.45, "the same, without an indent"},
    {Tie::not_the_last, -1.6, -1.15, "not the last end"},
    {Tie::ended, -10, -10, "behind the end of a story"},
    {Tie::other_page, -4, -4, "on another page"},
    {Tie::fresh, -1, -1.2, "a story begins"},
    {Tie::fresh_opener, 8, 8, "with a dateline"},
    {Tie::fresh_behind_heads, 0.4, -0.75, "behind headlines"},
    {Tie::fresh_unindented, -1.1, -0.25, "in mid-sentence"},
    {Tie::fresh_unopened, -0.6, 0, "without a dateline, where others have one"},
    {Tie::left_open, -1.5, -1.5, "left open"},
    {Tie::next_item, 4, 4, "the next item of a list"},
    {Tie::speakers, 2.5, 2.5, "somebody speaks in turn"},
};
static_assert(std::size(weights_table) == tie_count);

std::vector<std::uint64_t> characters_of(std::string_view words) {
    std::vector<std::uint64_t> found;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        const char32_t here = text::ideograph_of(code);
        if (text::is_han(here)) found.push_back(here);
    }
    return found;
}

std::uint64_t pair(std::uint32_t one, std::uint32_t other) {
    return static_cast<std::uint64_t>(one) << 32U | other;
}

/// Cells of a line as it was printed: OCR writes signs that were as wide as a character in half width, with
/// a space behind them or none.
double printed_cells(std::string_view words) {
    constexpr std::u32string_view signs = U",.;:!?()\"'<>[]";
    double cells = 0;
    char32_t before = 0;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        const bool sign = text::is_one_of(code, signs);
        const bool in_number = text::is_digit(before) && (code == U',' || code == U'.' || code == U':');
        if (sign && !in_number) {
            cells += 2;
        } else if (!text::is_space(code)) {
            cells += text::cells(words.substr(at, size));
        }
        before = code;
    }
    return cells;
}

}  // namespace

std::span<const TieWeight> tie_weights() {
    return weights_table;
}

double Ties::sum(std::span<const double> weights) const {
    double all = 0;
    for (std::size_t i = 0; i < tie_count; ++i) all += weights[i] * of[i];
    return all;
}

Evidence::Evidence(std::string_view text, const lines::LinedPage& page) : text_(text), page_(page) {
    const std::size_t count = page.passages.size();
    blocks_.resize(count);
    indents_.resize(count, 0);
    items_.resize(count);
    pairs_.of.resize(count);
    characters_.of.resize(count);
    for (const text::PrintedLine& line : page.lines) all_words_.add(line.slice.of(text));
    std::uint32_t current = 0;
    for (std::uint32_t at = 0; at < count; ++at) {
        current += page.lines[page.passages[at].first].page_start ? 1 : 0;
        pages_.push_back(current);
        if (page.passages[at].kind == lines::PassageKind::body) learn(at);
    }
    pairs_.learn();
    characters_.learn();
    find_speakers();
}

void Evidence::find_speakers() {
    const auto speaker = [&](const lines::Passage& one) {
        return one.kind == lines::PassageKind::body
                   ? lines::speaker_of(page_.lines[one.first].slice.of(text_))
                   : std::string_view();
    };
    std::unordered_map<std::string_view, std::size_t> turns;
    for (const lines::Passage& one : page_.passages) ++turns[speaker(one)];
    for (const lines::Passage& one : page_.passages) {
        const std::string_view who = speaker(one);
        speaks_.push_back(who.empty() ? Speaker::none : turns[who] > 1 ? Speaker::several : Speaker::once);
    }
}

void Evidence::learn(std::uint32_t at) {
    const lines::Passage& here = page_.passages[at];
    items_[at] = lines::item_number(page_.lines[here.first].slice.of(text_));
    std::vector<text::PrintedLine> lines(page_.lines.begin() + here.first, page_.lines.begin() + here.last);
    lines::Vocabulary words;
    for (const text::PrintedLine& line : lines) {
        const std::string_view of = line.slice.of(text_);
        words.add(of);
        phrases_.add(of);
        const std::vector<std::uint64_t> single = characters_of(of);
        characters_.of[at].insert(characters_.of[at].end(), single.begin(), single.end());
    }
    std::vector<double> widths;
    for (const text::PrintedLine& line : lines) widths.push_back(printed_cells(line.slice.of(text_)));
    if (widths.size() > 2) {
        const auto middle = widths.begin() + 1 + static_cast<std::ptrdiff_t>((widths.size() - 2) / 2);
        std::nth_element(widths.begin() + 1, middle, widths.end() - 1);
        indents_[at] = *middle - widths.front();
    } else {
        indents_[at] = page_.statistics.lines[here.first].measure - widths.front();
    }
    pairs_.of[at] = words.bigrams();
    blocks_[at] = columns::block_of(text_, std::move(lines), page_.statistics.measure);
    blocks_[at].head = false;
    blocks_[at].opener = false;
}

void Evidence::Lexicon::learn() {
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    for (Keys& keys : of) {
        if (keys.empty()) continue;
        ++bodies;
        std::ranges::sort(keys);
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        for (const std::uint64_t key : keys) ++numbers[key];
        mean += static_cast<double>(keys.size());
    }
    if (bodies > 0) mean /= bodies;
    for (const Keys& keys : of) {
        have.emplace_back();
        for (const std::uint64_t key : keys) have.back().push_back(numbers.at(key));
    }
}

double Evidence::Lexicon::rarity(std::uint32_t number) const {
    return bodies > 1 ? std::log(bodies / number) / std::log(bodies) : 0;
}

double Evidence::Lexicon::shared(std::uint32_t a, std::uint32_t b) const {
    double sum = 0;
    auto other = of[b].begin();
    for (std::size_t i = 0; i < of[a].size(); ++i) {
        while (other != of[b].end() && *other < of[a][i]) ++other;
        if (other == of[b].end()) break;
        if (*other == of[a][i]) sum += rarity(have[a][i]);
    }
    return sum;
}

double Evidence::Lexicon::likely(std::span<const std::uint32_t> members, std::uint32_t at, double own) const {
    const Keys& keys = of[at];
    std::vector<std::uint32_t> here(keys.size(), 0);  // members that have each key
    double size = 0;                                  // short ones, as items of a list are, are less than one
    for (const std::uint32_t member : members) {
        size += std::min(1.0, static_cast<double>(of[member].size()) / mean);
        auto other = of[member].begin();
        for (std::size_t i = 0; i < keys.size(); ++i) {
            while (other != of[member].end() && *other < keys[i]) ++other;
            if (other == of[member].end()) break;
            here[i] += *other == keys[i] ? 1 : 0;
        }
    }
    double sum = 0;
    const double elsewhere = std::log(1 - own);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const double others = have[at][i] - 1.0;
        if (others < 1) continue;  // found nowhere else: tells nothing
        if (here[i] == 0) {
            sum += elsewhere;
            continue;
        }
        const double anywhere = others / (bodies - 1);
        sum += std::log(own * std::min(1.0, here[i] / size) / anywhere + 1 - own);
    }
    return sum;
}

Evidence::Kinship Evidence::kinship(std::span<const std::uint32_t> members, std::uint32_t at) {
    Kinship all;
    double pairs = 0, characters = 0;
    std::uint64_t story = 0;
    for (const std::uint32_t member : members) {
        const auto [place, fresh] = shared_.try_emplace(pair(member, at));
        if (fresh) place->second = {pairs_.shared(member, at), characters_.shared(member, at)};
        all.words += place->second.first;
        all.characters += place->second.second;
        pairs += static_cast<double>(pairs_.of[member].size());
        characters += static_cast<double>(characters_.of[member].size());
        constexpr std::uint64_t prime = 1099511628211U;
        story = (story + member + 1) * prime;
    }
    // Long stories share a little with everything.
    constexpr double doubles = 100;  // words
    constexpr double most_pairs = 6, most_characters = 12;
    all.words = std::min(most_pairs, all.words / (1 + pairs / doubles));
    all.characters = std::min(most_characters, all.characters / (1 + characters / doubles));
    constexpr double own_pairs = 0.1, own_characters = 0.05;
    const auto [place, fresh] = likely_.try_emplace(story);
    if (fresh) {
        place->second = {pairs_.likely(members, at, own_pairs),
                         characters_.likely(members, at, own_characters)};
    }
    const auto speaks = [&](std::uint32_t one) { return speaks_[one] != Speaker::none; };
    all.speakers = speaks(at) && std::ranges::any_of(members, speaks) ? 1 : 0;
    all.likely_words = place->second.first;
    all.likely_characters = place->second.second;
    return all;
}

/// Do both stand in columns as wide? One line that is wider than a column does not stand in it.
double Evidence::measures(std::uint32_t from, std::uint32_t to) const {
    constexpr double same = 2.6, other = 4.5;  // cells
    constexpr std::size_t several = 3;         // lines: fewer need not be full
    const columns::Block& a = blocks_[from];
    const columns::Block& b = blocks_[to];
    const bool a_known = a.lines.size() >= several, b_known = b.lines.size() >= several;
    if (a_known && b_known && std::abs(a.measure - b.measure) <= same) return 0.2;
    if (a_known && b.measure > a.measure + other) return -1.5;
    if (b_known && a.measure > b.measure + other) return -1.5;
    return 0;
}

const Evidence::RunsOn& Evidence::runs_on(std::uint32_t from, std::uint32_t to) {
    const auto [place, fresh] = runs_on_.try_emplace(pair(from, to));
    if (!fresh) return place->second;
    RunsOn& found = place->second;
    const columns::Meetings known{all_words_, &breaks_, &phrases_};
    const columns::Continuity of = columns::continuity_parts(blocks_[from], blocks_[to], known);
    const bool open = page_.passages[from].cut;
    found.sum = of.sum();
    found.ties[Tie::shape] = of.shape;
    found.ties[Tie::meeting] = of.meeting;
    found.ties[Tie::signs] = of.signs;
    found.ties[Tie::measures] = measures(from, to);
    found.ties[Tie::next_item] = is_next_item(from, to) ? 1 : 0;
    if (open && speaks_[to] == Speaker::several) found.ties[Tie::speakers] = -1;
    found.ties[Tie::side_by_side] = of.place != 0 ? 1 : 0;
    found.ties[Tie::phrase] = columns::closer_meeting(blocks_[from], blocks_[to], known);
    found.ties[Tie::behind_full_stop] = !open && page_.passages[to].unindented ? 1 : 0;
    found.ties[Tie::indented] = open ? -fullness(to) : 0;
    if (!open) {
        const Ties own = own_sentence(to);
        for (std::size_t i = 0; i < tie_count; ++i) found.ties.of[i] += own.of[i];
    }
    return found;
}

/// 1. behind what ends with a colon, which OCR may misread as a semicolon; 2. behind 1.
bool Evidence::is_next_item(std::uint32_t from, std::uint32_t to) const {
    const lines::ItemNumber item = items_[to];
    if (item.form == lines::NumberForm::none) return false;
    if (item.value > 1) return items_[from].form == item.form && items_[from].value + 1 == item.value;
    const std::string_view last = page_.lines[page_.passages[from].last - 1].slice.of(text_);
    return text::is_one_of(text::decode_before(last, last.size()).code, U"：:;；");
}

Ties Evidence::joint(std::uint32_t from, std::uint32_t to) {
    return runs_on(from, to).ties;
}

double Evidence::fullness(std::uint32_t at) const {
    constexpr double full = 2.1, most = 6.1;  // cells
    const lines::Passage& here = page_.passages[at];
    if (here.last_line_like && here.last == here.first + 1) return 0;
    if (!page_.statistics.recognised) return here.unindented ? 0 : -1;
    return indents_[at] < full ? 1 : indents_[at] < most ? -1 : 0;
}

Ties Evidence::own_sentence(std::uint32_t at) const {
    constexpr double part = 0.75;  // of the measure
    Ties ties;
    const lines::Passage& here = page_.passages[at];
    const text::LineMetrics& line = page_.statistics.lines[here.first];
    const bool one_line = here.last == here.first + 1;
    if (one_line && here.complete && line.width < part * line.measure) ties[Tie::tail] = 1;
    ties[Tie::clause] = columns::clause_begins(blocks_[at].first.sign);
    return ties;
}

double Evidence::continuity(std::uint32_t from, std::uint32_t to) {
    return runs_on(from, to).sum;
}

void Evidence::forget() {
    shared_.clear();
    likely_.clear();
    runs_on_.clear();
}

}  // namespace stories
