#include "lines/line_ends.h"

#include <algorithm>
#include <cmath>

#include "lines/caption_signs.h"
#include "lines/display_blocks.h"
#include "lines/openers.h"
#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

constexpr double usual_indent = 4;    // cells: two characters
constexpr double part_of_line = 0.6;  // of the measure
constexpr double full_least = 0.4, indent_least = 1.25, indent_most = 5.5;

bool uses_blanks(text::BlankLines meaning) {
    return meaning == text::BlankLines::jump || meaning == text::BlankLines::paragraph ||
           meaning == text::BlankLines::first_line;
}

Seen room_of(double room) {
    if (room < -0.75) return Seen::no_room;
    if (room < 1.25) return Seen::some_room;
    return room < 4 ? Seen::much_room : Seen::half_empty;
}

/// Does a line begin like "会议指出，": some characters, a verb of speech, a comma or colon?
bool begins_as_speech(std::string_view words) {
    constexpr std::size_t longest = 10;
    std::size_t characters = 0;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (code == U'，' || code == U'：' || code == U',' || code == U':') return characters >= 3;
        if (text::is_sign(code) || text::is_word(code) || ++characters > longest) return false;
    }
    return false;
}

/// "一、", "（二）", "——", "问：": does an item of a list begin, or a question? OCR reads a dash as two 一.
bool begins_item(std::string_view words, bool recognised) {
    if (words.starts_with("——") || (recognised && words.starts_with("一一"))) return true;
    constexpr std::u32string_view numerals = U"一二三四五六七八九十";
    const Squeezed squeezed(words, 5);
    const std::u32string& codes = squeezed.codes();
    const std::size_t first = !codes.empty() && codes[0] == U'(' ? 1 : 0;
    std::size_t at = first;
    while (at < codes.size() && text::is_one_of(codes[at], numerals)) ++at;
    if (at == codes.size()) return false;
    if (at > first) return codes[at] == (first > 0 ? U')' : U'、');
    const bool asks = codes[0] == U'问' || codes[0] == U'問' || codes[0] == U'答';
    return asks && codes.size() > 1 && (codes[1] == U'：' || codes[1] == U':');
}

/// ●, ◆: what stands before items of a list, notices, names. A circle may be a zero, a square a lost
/// character.
bool begins_with_bullet(std::string_view words) {
    return text::is_one_of(text::decode_at(words, 0).code, U"●◆★▲▼◇☆※◎");
}

/// "（完）": a short note in brackets, which ends a story.
bool is_end_mark(std::string_view words) {
    constexpr std::size_t longest = 5;
    const Squeezed squeezed(words, longest + 1);
    const std::size_t size = squeezed.size();
    return size > 2 && size <= longest && opens_note(squeezed.codes()[0]) &&
           closes_note(squeezed.codes()[size - 1]);
}

/// A few words that may be a heading: no sign of a sentence in them but for one comma.
bool is_phrase(std::string_view words) {
    constexpr std::size_t longest = 16;
    std::size_t characters = 0, commas = 0;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::is_one_of(code, U"、。；：,;:")) return false;
        ++characters;
        if (code == U'，') ++commas;
    }
    return characters <= longest && commas <= 1;
}

/// Does `line` begin a paragraph of several lines: short by an indent where a Han character would still have
/// fitted, the next line full?
bool starts_block(const LineContext& context, std::size_t line) {
    if (line + 1 >= context.lines.size()) return false;
    const text::LineMetrics& first = context.statistics.lines[line];
    const text::LineMetrics& second = context.statistics.lines[line + 1];
    const bool as_indented = first.room >= usual_indent - indent_least && first.room <= indent_most;
    return as_indented && !second.spaced && fill_of(context, line + 1) == Seen::next_full &&
           !ends_sentence(context, line);
}

/// The same on a page recognised from an image, where narrow signs make widths uncertain: the lines under it
/// tell how wide it ought to be.
bool begins_indented_block(const LineContext& context, std::size_t line) {
    constexpr double least = 2.6, most = 6.1;  // cells
    if (line + 1 >= context.lines.size() || context.lines[line + 1].blanks > 0) return false;
    if (context.marks[line + 1] != Mark::none || context.statistics.lines[line].spaced) return false;
    double below = context.statistics.lines[line + 1].width;
    const bool third = line + 2 < context.lines.size() && context.lines[line + 2].blanks == 0 &&
                       context.marks[line + 2] == Mark::none;
    if (third) below = std::max(below, context.statistics.lines[line + 2].width);
    const double indent = below - context.statistics.lines[line].width;
    return indent >= least && indent <= most && !ends_sentence(context, line);
}

/// Does `line` begin a paragraph of a narrow column, beside a picture perhaps: short of the two lines behind
/// it, which are of one width, by an indent, or as wide where paragraphs have none? Under a heading stands a
/// first line, and no full one.
bool begins_narrow_block(const LineContext& context, std::size_t line) {
    constexpr double even = 1.5, indent = 2.6, most_indent = 5.4;  // cells
    if (line + 2 >= context.lines.size()) return false;
    for (const std::size_t i : {line + 1, line + 2}) {
        if (context.marks[i] != Mark::none || context.statistics.lines[i].spaced) return false;
    }
    const double second = context.statistics.lines[line + 1].width;
    const double third = context.statistics.lines[line + 2].width;
    const double short_by = second - context.statistics.lines[line].width;
    const bool as_first =
        context.statistics.first_lines == text::FirstLines::full ? short_by >= -even : short_by >= indent;
    return std::abs(second - third) <= even && as_first && short_by <= most_indent;
}

/// Would what the next line begins with have fitted behind this one? Certain where all signs are of one width
/// and two lines nearby fill the column.
bool has_certain_room(const LineContext& context, std::size_t line) {
    constexpr std::size_t reach = 3, enough = 2;
    constexpr double even = 0.6, least = 1.25;  // cells
    const text::LineMetrics& metrics = context.statistics.lines[line];
    if (metrics.spaced || metrics.room < least) return false;
    for (const auto [code, at, size] : text::CodePoints(context.words(line))) {
        if (!text::is_full_width(code) && !text::is_curly_quote(code)) return false;
    }
    if (!text::is_full_width(text::decode_at(context.words(line + 1), 0).code)) return false;
    std::size_t full = 0;
    for (std::size_t i = line < reach ? 0 : line - reach; i < context.lines.size() && i <= line + reach; ++i)
        full += i != line && std::abs(context.statistics.lines[i].width - metrics.measure) <= even ? 1 : 0;
    return full >= enough;
}

/// What the signs of a line may be drawn narrower: the second of two next to each other (”“, ，“).
double slack(std::string_view words) {
    constexpr double cells = 2;
    double of = 0;
    bool after_sign = false;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        const bool sign = text::opens(code) || text::closes(code) || text::begins_no_line(code);
        if (sign && after_sign) of += cells;
        after_sign = sign;
    }
    return of;
}

/// The widest line of the block, between blank lines, that `line` stands in; letter-spaced ones not counted,
/// nor, behind one, the last, which may be of any width.
double block_width(const LineContext& context, std::size_t line) {
    constexpr std::size_t reach = 12;
    std::size_t first = line;
    while (first > 0 && line - first < reach && context.lines[first].blanks == 0) --first;
    double widest = 0;
    for (std::size_t i = first; i < context.lines.size() && i < first + 2 * reach; ++i) {
        if (i > first && context.lines[i].blanks > 0 && i > line) break;
        const bool in_column = context.marks[i] != Mark::doubled && !context.statistics.lines[i].spaced;
        const bool ends = i + 1 == context.lines.size() || context.lines[i + 1].blanks > 0;
        if (!in_column || (ends && i > first && context.statistics.lines[i - 1].spaced)) continue;
        widest = std::max(widest, context.statistics.lines[i].width - slack(context.words(i)));
    }
    return widest;
}

/// Does the next line begin a block that is set wider, or one of several lines set narrower?
bool other_column(const LineContext& context, std::size_t line) {
    constexpr double difference = 4.5;
    const double here = block_width(context, line);
    const double next = block_width(context, line + 1);
    if (here <= 0 || next <= 0) return false;
    if (next > here + difference) {
        // The first line of a block that was cut says nothing about its width.
        return context.statistics.lines[line].measure + difference < next;
    }
    const bool several = line + 3 < context.lines.size() && context.lines[line + 2].blanks == 0 &&
                         context.lines[line + 3].blanks == 0;
    return several && next + difference < here;
}

/// Is `line`, behind a sentence's end that left `room`, filled as first lines are here?
template <typename See>
void see_first_line(const LineContext& context, std::size_t line, Seen fill, Seen room, const See& see) {
    constexpr double exact = 0.6, doubtful = 1.6;  // cells: digits and marks are of many widths
    const text::LineMetrics& metrics = context.statistics.lines[line];
    const text::FirstLines firsts = context.statistics.first_lines;
    if (metrics.spaced || (fill != Seen::next_full && fill != Seen::next_nearly_full)) return;
    const double over = metrics.width + usual_indent - metrics.measure;
    if (over <= exact) see(Seen::first_fits);
    if (over > doubtful && firsts == text::FirstLines::indented) see(Seen::no_first_fits);
    // Where paragraphs have no indent, a full line ends as many sentences as paragraphs.
    if (over > doubtful && firsts == text::FirstLines::full && room != Seen::no_room) see(Seen::full_first);
}

}  // namespace

bool ends_sentence(const LineContext& context, std::size_t line) {
    for (std::size_t i = line + 1; i-- > 0;) {
        if (text::ends_with_sentence(context.words(i))) return true;
        for (const auto [code, at, size] : text::CodePoints(context.words(i))) {
            if (!text::closes(code)) return false;
        }
        if (line - i >= 2) return false;
    }
    return false;
}

bool ends_before_item(const LineContext& context, std::size_t line) {
    if (line + 1 >= context.lines.size()) return false;
    const std::string_view words = context.words(line);
    // Items of a list end with semicolons.
    const char32_t last = text::decode_before(words, words.size()).code;
    return text::is_one_of(last, U"；;：:") &&
           begins_item(context.words(line + 1), context.statistics.recognised);
}

bool is_one_quotation(std::string_view words) {
    constexpr std::size_t shortest = 6;
    const Squeezed squeezed(words);
    const std::u32string& codes = squeezed.codes();
    // OCR reads the closing one as a straight one.
    const bool closed = !codes.empty() && (text::closes(codes.back()) || codes.back() == U'"');
    if (codes.size() < shortest || !text::opens(codes.front()) || !closed) return false;
    return std::none_of(codes.begin() + 1, codes.end() - 1, [](char32_t code) {
        return text::opens(code) || text::closes(code) || text::ends_sentence(code);
    });
}

bool has_indents(const text::LineStatistics& statistics) {
    constexpr double several = 0.3;  // headlines and captions may be, and lines that a number has moved
    return statistics.indented_rate > 0.04 && statistics.indented_rate < 0.6 &&
           statistics.indented_rate_at_ends >= several;
}

double dropped_indent(const text::LineStatistics& statistics) {
    const bool none = has_indents(statistics) || statistics.first_lines == text::FirstLines::full;
    return none ? 0 : usual_indent;
}

bool in_recognised_blocks(const text::LineStatistics& statistics) {
    return statistics.recognised && (statistics.blank_lines == text::BlankLines::jump ||
                                     statistics.blank_lines == text::BlankLines::paragraph);
}

Seen fill_of(const LineContext& context, std::size_t line) {
    const text::LineMetrics& metrics = context.statistics.lines[line];
    // Letter-spacing fills a line, and its width is only guessed.
    const double room = metrics.spaced && metrics.room > indent_most ? indent_least : metrics.room;
    // Where all cells are counted for certain, what would just have fitted was kept away by an indent.
    const bool fitted = metrics.exact && room > -0.1;
    if (room < full_least && !fitted) return Seen::next_full;
    if (fitted && room < indent_least && !ends_sentence(context, line)) return Seen::next_indent;
    if (room < indent_least) return Seen::next_nearly_full;
    if (ends_sentence(context, line)) return Seen::next_last;
    return room <= indent_most ? Seen::next_indent : Seen::next_short;
}

void OpenSigns::read(std::string_view words) {
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::opens(code)) ++depth_;
        if (text::closes(code) && depth_ > 0) --depth_;
        if (code == U'"' || code == U'\'') straight_ = true;
    }
}

LineEnd judge_line_end(const LineContext& context, std::size_t line, const OpenSigns& open, bool begins) {
    const auto& statistics = context.statistics;
    const text::PrintedLine& here = context.lines[line];
    const text::PrintedLine& next = context.lines[line + 1];
    const std::string_view words = here.slice.of(context.text);
    const std::string_view next_words = next.slice.of(context.text);
    LineEnd end;
    const auto see = [&end](Seen one) { end.seen |= 1ULL << static_cast<unsigned>(one); };

    see(Seen::always);
    const char32_t last = text::decode_before(words, words.size()).code;
    const bool item_ends = ends_before_item(context, line);
    const bool stop = ends_sentence(context, line) || item_ends;
    if (stop) see(Seen::sentence_end);
    if (!item_ends && text::is_one_of(last, U"，、；,;—")) see(Seen::comma);
    if (!item_ends && (last == U'：' || last == U':')) see(Seen::colon);
    if (open.any()) see(Seen::open_quotes);

    const bool indents = has_indents(statistics);
    const text::LineMetrics& metrics = statistics.lines[line];
    // Letter-spacing fills a line: there is never much room on one. A first line has its indent besides.
    const bool spaced = metrics.spaced && metrics.width > metrics.measure / 2;
    const double left = begins ? metrics.room - dropped_indent(statistics) : metrics.room;
    Seen room = spaced && left > 1 ? Seen::some_room : room_of(left);
    if (room == Seen::half_empty && !stop) {
        // In mid-paragraph, lines run around a picture; only a line by itself is a heading. One that was
        // stretched was short of what comes next: ”“ holds words together.
        const bool stretched = metrics.spaced && text::opens(text::decode_at(next_words, 0).code);
        const bool holds_end = !in_recognised_blocks(statistics) && holds_any(words, U"。");
        // "7月18日，在县博物馆，": so sentences begin, and no headings.
        const bool clause = end.sees(Seen::comma) && date_at_start(words);
        if (begins && !stretched && !holds_end && !clause && !begins_narrow_block(context, line))
            see(Seen::display);
        room = Seen::much_room;
    }
    const Seen next_fill = fill_of(context, line + 1);
    const bool paragraph_next = next_fill == Seen::next_indent || next_fill == Seen::next_short;
    if (begins && !stop && paragraph_next && !statistics.lines[line + 1].spaced &&
        !begins_narrow_block(context, line)) {
        // A number that would not have fitted leaves room on inner lines as well, but none before a first
        // one.
        const double short_by = metrics.measure - metrics.width - dropped_indent(statistics);
        const bool clearly = short_by >= indent_least && starts_block(context, line + 1);
        if ((left >= indent_least && !holds_any(words, U"，、。；：,;:")) || (clearly && is_phrase(words)))
            see(Seen::display);
    }
    see(room);
    if (spaced) see(Seen::spaced);
    if (stop && metrics.exact && left > -0.1) see(Seen::fits_exactly);
    if (line > 0 && !begins && left >= indent_least) {
        const text::LineMetrics& before = statistics.lines[line - 1];
        if (before.room >= indent_least && std::abs(before.width - metrics.width) <= 2) see(Seen::narrow_run);
    }
    see(next_fill);
    if (stop && !indents) see_first_line(context, line + 1, next_fill, room, see);

    const bool blank = next.blanks > 0;
    const bool full_firsts = statistics.first_lines == text::FirstLines::full;
    if (uses_blanks(statistics.blank_lines)) {
        if (blank && stop) see(Seen::blank_after_stop);
        if (blank && !stop) see(Seen::blank_in_sentence);
        // Extractors write a blank line where an indent moves the position: without one, or where blank lines
        // stand at the ends of columns alone, that there is none says nothing.
        if (!blank && stop && !full_firsts && statistics.blanks_in_columns) see(Seen::no_blank_after_stop);
    }
    if (statistics.blank_lines == text::BlankLines::first_line && stop && blank && !full_firsts) {
        const bool alone = line + 2 < context.lines.size() && context.lines[line + 2].blanks > 0;
        see(alone ? Seen::next_alone : Seen::next_not_alone);
    }
    if (indents) see(next.indent >= 1.5 ? Seen::indented_next : Seen::unindented_next);
    if (stop && begins_item(next_words, statistics.recognised)) see(Seen::dash_next);
    if (begins_with_bullet(next_words) || context.begins_numbered(line + 1)) see(Seen::bullet_next);
    if (next.frame_mark || next.page_start || next.column_start) see(Seen::frame_next);
    if (stop && date_at_start(next_words)) see(Seen::date_next);
    if (stop && begins_as_speech(next_words)) see(Seen::speech_next);
    if (context.speaks(line + 1)) see(Seen::speaker_next);
    if (begins && is_one_quotation(words)) see(Seen::whole_quotation);
    const double next_width = statistics.lines[line + 1].width;
    if (next_width > metrics.measure + 3 && metrics.measure > 0) see(Seen::wider_next);
    if (blank && is_display_block(context, line + 1)) see(Seen::display_next);
    if (blank && !stop && !statistics.lines[line + 1].spaced && ends_display_block(context, line)) {
        see(Seen::display);
        see(Seen::display_next);
    }
    if (blank && uses_blanks(statistics.blank_lines) && other_column(context, line))
        see(Seen::other_column_next);
    if (!stop && !next.frame_mark && !next.page_start && text::count(next_words) <= 2 &&
        !ends_sentence(context, line + 1) && metrics.room < indent_least) {
        see(Seen::rest_next);
    }
    if (context.marks[line] == Mark::opener && context.datelines[line] != 0) see(Seen::opener_alone);
    const bool apart = stop || (blank && uses_blanks(statistics.blank_lines));
    if (apart && date_at_start(next_words) && credit_is_near(context, line + 1)) {
        see(Seen::caption_maybe);
        if (blank && !stop) see(Seen::caption_next);
    }
    if (stop && sentence_before_credit(context, line + 1) && !in_photo_news(context, line))
        see(Seen::caption_maybe);
    if (blank && uses_blanks(statistics.blank_lines) && caption_follows(context, line + 1))
        see(Seen::caption_next);
    if (text::begins_no_line(text::decode_at(next_words, 0).code) || is_end_mark(next_words))
        see(Seen::sign_next);
    if (context.credited[line] != 0) see(Seen::credit_end);
    if (metrics.joined) see(Seen::same_line);

    end.recognised = in_recognised_blocks(statistics);
    if (end.recognised) {
        const bool block = begins_indented_block(context, line + 1);
        if (block) see(Seen::block_next);
        if (block && stop) see(Seen::block_after_stop);
        const bool part = !stop && metrics.width < part_of_line * metrics.measure;
        if (part) see(Seen::part_of_line);
        if (part && block) see(Seen::part_of_line_block);
        if (part && blank) see(Seen::part_at_blank);
        if (open.any() && open.doubtful()) see(Seen::doubtful_quotes);
        if (stop && has_certain_room(context, line)) see(Seen::room_behind_stop);
    }
    for (const Weight& one : line_end_weights()) {
        if (end.sees(one.seen)) end.score += end.recognised ? one.recognised : one.weight;
    }
    return end;
}

}  // namespace lines
