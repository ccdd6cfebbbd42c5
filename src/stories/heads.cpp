#include "stories/heads.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <optional>

#include "lines/squeezed.h"
#include "stories/head_joins.h"
#include "stories/head_weights.h"
#include "text/characters.h"
#include "text/word_breaks.h"

namespace stories {
namespace {

constexpr std::size_t few_lines = 5;  // more than that stand in the order of print, or nobody knows
constexpr std::size_t most_kickers = 2, most_main = 3;

/// Plain lines first, then doubled ones: they may have been drawn in that order.
bool plain_first(const std::vector<HeadLine>& lines) {
    const auto doubled = [](const HeadLine& line) { return line.doubled; };
    return std::ranges::is_partitioned(lines, [](const HeadLine& line) { return !line.doubled; }) &&
           std::ranges::any_of(lines, doubled) && !std::ranges::all_of(lines, doubled);
}

/// Does print allow this? Kickers over headlines over subtitles, or so among plain and doubled lines each.
bool allowed(const std::vector<HeadKind>& kinds, const std::vector<HeadLine>& lines, bool drawn_later) {
    if (std::ranges::count(kinds, HeadKind::main) == 0) return false;
    if (!drawn_later) return std::ranges::is_sorted(kinds);
    for (const bool doubled : {false, true}) {
        HeadKind last = HeadKind::kicker;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            if (lines[i].doubled != doubled) continue;
            if (kinds[i] < last) return false;
            last = kinds[i];
        }
    }
    return true;
}

/// Lines [first, last) as one.
HeadLine joined_lines(const std::vector<HeadLine>& lines, const std::vector<HeadJoin>& joins,
                      std::size_t first, std::size_t last) {
    HeadLine of = lines[first];
    for (std::size_t i = first + 1; i < last; ++i) {
        if (joins[i] == HeadJoin::half) of.clean += ' ';
        of.clean += lines[i].clean;
        of.slice.end = lines[i].slice.end;
        of.doubled = of.doubled || lines[i].doubled;
    }
    return of;
}

/// 四十, 二个: a number is cut.
bool number_across(const std::u32string& line, const std::u32string& next) {
    constexpr std::u32string_view numerals = U"〇零一二三四五六七八九十百千万萬0123456789";
    const auto is_numeral = [&](char32_t code) { return text::is_one_of(code, numerals); };
    return !line.empty() && !next.empty() && is_numeral(line.back()) && is_numeral(next.front());
}

/// In a narrow box a line ends where it is full, in the middle of a word if need be, and goes on in the next:
/// 榕湾旧码头变, 身市民公园. Of 2,583 pairs of lines that are two, a word of the dictionary seems to go on
/// across 17; of places within lines, across three in ten. Says so in the looks.
void see_words_across(const std::vector<HeadLine>& lines, std::vector<HeadLook>& looks) {
    std::optional<text::WordBreaks> breaks;  // costs more than all else here
    for (std::size_t i = 1; i < lines.size(); ++i) {
        looks[i].in_word = lines[i].may_go_on;
        if (looks[i].in_word || lines[i].abreast || lines[i].doubled != lines[i - 1].doubled) continue;
        if (looks[i - 1].length + 1 < looks[i].length) continue;
        if (!breaks) breaks.emplace();
        looks[i].in_word = breaks->word_across(lines[i - 1].clean, lines[i].clean) ||
                           number_across(lines::Squeezed(lines[i - 1].clean).codes(),
                                         lines::Squeezed(lines[i].clean).codes());
    }
}

/// Finds the readings of a block and adds up what speaks for each.
class Reader {
  public:
    Reader(const std::vector<HeadLine>& lines, const HeadContext& context, const lines::Cues& cues)
        : lines_(lines),
          context_(context),
          cues_(cues),
          drawn_later_(!context.drawn_in_place && plain_first(lines)) {
        for (std::size_t i = 0; i < lines.size(); ++i) looks_.push_back(look_at(lines[i], i, context, cues));
        see_words_across(lines, looks_);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            for (std::size_t kind = 0; kind < kinds; ++kind)
                joins_[kind].push_back(
                    best_join(looks_[i - 1], looks_[i], HeadKind{static_cast<std::uint8_t>(kind)}, context));
        }
    }

    std::vector<HeadReading> readings() {
        if (lines_.size() <= few_lines) {
            extend({});
        } else {
            readings_of_many();
        }
        if (lines_.size() == 1 && looks_.front().dash_last) all_.front().kinds = {HeadKind::kicker};
        for (HeadReading& reading : all_) weigh(reading);
        std::ranges::stable_sort(all_, std::ranges::greater(), &HeadReading::score);
        return std::move(all_);
    }

  private:
    static constexpr std::size_t kinds = 3;
    /// A head: lines [first, last) as one.
    struct Unit {
        std::size_t first = 0, last = 0;
        HeadKind kind = HeadKind::main;
        const HeadLook* look = nullptr;
    };

    /// How line `at` goes on with the one before, both of `kind`.
    [[nodiscard]] const WeighedJoin& join(std::size_t at, HeadKind kind) const {
        return joins_.at(static_cast<std::size_t>(kind))[at - 1];
    }
    /// A headline has as many lines as it needs; that a kicker or a subtitle has several must be seen.
    [[nodiscard]] bool may_go_on(std::size_t at, HeadKind kind) const {
        return kind == HeadKind::main ||
               (!lines_[at].abreast && lines_[at].doubled == lines_[at - 1].doubled);
    }

    /// All readings that begin like this one.
    void extend(const HeadReading& begun) {
        const std::size_t at = begun.kinds.size();
        if (at == lines_.size()) {
            if (allowed(begun.kinds, lines_, drawn_later_)) all_.push_back(begun);
            return;
        }
        const bool main_stands = std::ranges::find(begun.kinds, HeadKind::main) != begun.kinds.end();
        for (const HeadKind kind : {HeadKind::kicker, HeadKind::main, HeadKind::sub}) {
            if (!drawn_later_ && at > 0 && kind < begun.kinds.back()) continue;
            HeadReading next = begun;
            next.kinds.push_back(kind);
            if (kind != HeadKind::main || !main_stands) {
                next.joins.push_back(HeadJoin::none);
                extend(next);
                next.joins.pop_back();
            }
            if (at > 0 && begun.kinds.back() == kind && may_go_on(at, kind)) {
                next.joins.push_back(join(at, kind).how);
                extend(next);
            }
        }
    }

    /// Of many lines: a kicker or two, a headline of up to three lines, the rest under it.
    void readings_of_many() {
        for (std::size_t kickers = 0; kickers <= most_kickers; ++kickers) {
            for (std::size_t main = 1; main <= most_main && kickers + main <= lines_.size(); ++main) {
                HeadReading reading;
                for (std::size_t i = 0; i < lines_.size(); ++i) {
                    const HeadKind kind = i < kickers          ? HeadKind::kicker
                                          : i < kickers + main ? HeadKind::main
                                                               : HeadKind::sub;
                    const bool same = i > 0 && reading.kinds.back() == kind;
                    const bool goes_on =
                        same && (kind == HeadKind::main || (may_go_on(i, kind) && join(i, kind).score > 0));
                    reading.kinds.push_back(kind);
                    reading.joins.push_back(goes_on ? join(i, kind).how : HeadJoin::none);
                }
                all_.push_back(std::move(reading));
            }
        }
    }

    /// The heads in the order of print.
    std::vector<Unit> units(const HeadReading& reading) {
        std::vector<Unit> units;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (reading.joins[i] == HeadJoin::none) {
                units.push_back({i, i + 1, reading.kinds[i]});
            } else {
                ++units.back().last;
            }
        }
        for (std::size_t i = 0; i < units.size(); ++i) units[i].look = &look(units[i], reading, i);
        std::ranges::stable_sort(units, {}, &Unit::kind);
        return units;
    }

    /// Of the head that is the `at`-th of the block; many readings share it.
    const HeadLook& look(const Unit& unit, const HeadReading& reading, std::size_t at) {
        std::u32string key{static_cast<char32_t>(at), static_cast<char32_t>(unit.first)};
        for (std::size_t i = unit.first; i < unit.last; ++i)
            key += static_cast<char32_t>(i == unit.first ? HeadJoin::none : reading.joins[i]);
        const auto [found, is_new] = looks_of_heads_.try_emplace(key);
        if (is_new)
            found->second =
                look_at(joined_lines(lines_, reading.joins, unit.first, unit.last), at, context_, cues_);
        return found->second;
    }

    void weigh(HeadReading& reading) {
        const std::span<const HeadWeight> weights = head_weights();
        const std::vector<Unit> heads = units(reading);
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const bool last = i + 1 == heads.size();
            const HeadLook& line = *heads[i].look;
            const HeadLook& next = *heads[last ? i : i + 1].look;
            reading.signs += line.signs.at(static_cast<std::size_t>(heads[i].kind));
            for (std::uint16_t number = 0; number < weights.size(); ++number) {
                const HeadWeight& one = weights[number];
                if (one.kind != heads[i].kind) continue;
                if (one.under && (last || *one.under != heads[i + 1].kind)) continue;
                if (!one.seen(line, next, context_)) continue;
                reading.seen.push_back(number);
                reading.score += one.weight;
            }
        }
        for (std::size_t i = 1; i < lines_.size(); ++i) {
            if (reading.joins[i] == HeadJoin::none) continue;
            const WeighedJoin& one = join(i, reading.kinds[i]);
            for (const std::uint16_t number : one.seen)
                reading.seen.push_back(static_cast<std::uint16_t>(weights.size() + number));
            reading.score += one.score;
        }
        reading.score += reading.signs;
    }

    const std::vector<HeadLine>& lines_;
    const HeadContext& context_;
    const lines::Cues& cues_;
    const bool drawn_later_;
    std::vector<HeadLook> looks_;                        ///< of lines
    std::array<std::vector<WeighedJoin>, kinds> joins_;  ///< of all lines but the first
    std::map<std::u32string, HeadLook> looks_of_heads_;  ///< by place, first line, and how each goes on
    std::vector<HeadReading> all_;
};

}  // namespace

std::string_view name(HeadKind kind) {
    constexpr std::array<std::string_view, 3> names{"kicker", "main", "sub"};
    return names[static_cast<std::size_t>(kind)];
}

double weight_of(std::uint16_t number) {
    const std::size_t alone = head_weights().size();
    return number < alone ? head_weights()[number].weight : head_join_weights()[number - alone].weight;
}

std::string_view meaning_of(std::uint16_t number) {
    const std::size_t alone = head_weights().size();
    return number < alone ? head_weights()[number].meaning : head_join_weights()[number - alone].meaning;
}

std::vector<HeadLine> joined(const std::vector<HeadLine>& lines, const HeadReading& reading) {
    std::vector<HeadLine> heads;
    for (std::size_t first = 0, last = 0; first < lines.size(); first = last) {
        do ++last;
        while (last < lines.size() && reading.joins[last] != HeadJoin::none);
        heads.push_back(joined_lines(lines, reading.joins, first, last));
    }
    return heads;
}

std::vector<HeadReading> head_readings(const std::vector<HeadLine>& lines, const HeadContext& context,
                                       const lines::Cues& cues) {
    return lines.empty() ? std::vector<HeadReading>{} : Reader(lines, context, cues).readings();
}

std::vector<TypedHead> type_heads(const std::vector<HeadLine>& lines, const HeadContext& context,
                                  const lines::Cues& cues) {
    std::vector<TypedHead> heads;
    const std::vector<HeadReading> readings = head_readings(lines, context, cues);
    if (readings.empty()) return heads;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        if (readings.front().joins[i] == HeadJoin::none) {
            heads.push_back({readings.front().kinds[i], i, i + 1});
        } else {
            ++heads.back().last;
        }
    }
    return heads;
}

std::string explain(const HeadReading& reading) {
    std::string out;
    for (const std::uint16_t number : reading.seen) {
        char weight[16];
        std::snprintf(weight, sizeof weight, " %+.1f", weight_of(number));
        if (!out.empty()) out += ", ";
        out += meaning_of(number);
        out += weight;
    }
    char signs[24];
    std::snprintf(signs, sizeof signs, "%ssigns %+.1f", out.empty() ? "" : ", ", reading.signs);
    return out + signs;
}

}  // namespace stories
