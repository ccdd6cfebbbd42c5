#include "lines/line_ends.h"

#include <algorithm>
#include <cmath>

#include "lines/block_widths.h"
#include "lines/caption_signs.h"
#include "lines/display_blocks.h"
#include "lines/openers.h"
#include "lines/running_on.h"
#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

constexpr double part_of_line = 0.6;  // of the measure
constexpr double full_least = 0.4;    // cells of room

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

namespace {

/// Sees all that there is to see at one line end.
class LineEndSigns {
  public:
    LineEndSigns(const LineContext& context, std::size_t line, const OpenSigns& open, bool begins)
        : context_(context), statistics_(context.statistics), line_(line), open_(open), begins_(begins) {}

    [[nodiscard]] std::uint64_t seen() {
        see(Seen::always);
        see_end();
        see_heading();
        see_room();
        see_blank();
        see_next();
        see_captions();
        if (in_recognised_blocks(statistics_)) see_recognised();
        return seen_;
    }

  private:
    void see(Seen one) { seen_ |= 1ULL << static_cast<unsigned>(one); }
    [[nodiscard]] bool sees(Seen one) const { return (seen_ >> static_cast<unsigned>(one) & 1ULL) != 0; }

    void see_end() {
        if (stop_) see(Seen::sentence_end);
        if (!item_ends_ && text::is_one_of(last_, U"，、；,;—")) see(Seen::comma);
        if (!item_ends_ && (last_ == U'：' || last_ == U':')) see(Seen::colon);
        if (open_.any()) see(Seen::open_quotes);
        if (spaced_) see(Seen::spaced);
        if (metrics_.joined) see(Seen::same_line);
        if (context_.credited[line_] != 0) see(Seen::credit_end);
        if (context_.marks[line_] == Mark::opener && context_.datelines[line_] != 0) see(Seen::opener_alone);
        if (begins_ && is_one_quotation(words_)) see(Seen::whole_quotation);
    }

    /// Is the line a heading, which begins a paragraph and ends no sentence?
    void see_heading() {
        if (!begins_ || stop_ || begins_narrow_block(context_, line_)) return;
        // In mid-paragraph, lines run around a picture; only a line by itself is a heading.
        if (room_ == Seen::half_empty) {
            // One that was stretched was short of what comes next: ”“ holds words together.
            const bool stretched = metrics_.spaced && text::opens(text::decode_at(next_words_, 0).code);
            const bool holds_end = !in_recognised_blocks(statistics_) && holds_any(words_, U"。");
            // "7月18日，在县博物馆，": so sentences begin, and no headings.
            const bool clause = sees(Seen::comma) && date_at_start(words_);
            if (!stretched && !holds_end && !clause) see(Seen::display);
        }
        const bool paragraph_next = next_fill_ == Seen::next_indent || next_fill_ == Seen::next_short;
        if (!paragraph_next || next_metrics_.spaced) return;
        // A number that would not have fitted leaves room on inner lines as well, but none before a first
        // one.
        const double short_by = metrics_.measure - metrics_.width - dropped_indent(statistics_);
        const bool clearly = short_by >= indent_least && starts_block(context_, line_ + 1);
        if ((left_ >= indent_least && !holds_any(words_, U"，、。；：,;:")) || (clearly && is_phrase(words_)))
            see(Seen::display);
    }

    /// How much room was left, and how the next line is filled.
    void see_room() {
        see(room_ == Seen::half_empty && !stop_ ? Seen::much_room : room_);
        see(next_fill_);
        if (stop_ && metrics_.exact && left_ > -0.1) see(Seen::fits_exactly);
        if (line_ > 0 && !begins_ && left_ >= indent_least) {
            const text::LineMetrics& before = statistics_.lines[line_ - 1];
            if (before.room >= indent_least && std::abs(before.width - metrics_.width) <= 2)
                see(Seen::narrow_run);
        }
        const bool rest = !next_.frame_mark && !next_.page_start && text::count(next_words_) <= 2 &&
                          !ends_sentence(context_, line_ + 1);
        if (!stop_ && rest && metrics_.room < indent_least) see(Seen::rest_next);
        if (next_metrics_.width > metrics_.measure + 3 && metrics_.measure > 0) see(Seen::wider_next);
        if (stop_ && !indents_) see_first_line();
    }

    /// Behind a sentence's end: is the next line filled as first lines are here?
    void see_first_line() {
        constexpr double exact = 0.6, doubtful = 1.6;  // cells: digits and marks are of many widths
        const text::FirstLines firsts = statistics_.first_lines;
        const bool full = next_fill_ == Seen::next_full || next_fill_ == Seen::next_nearly_full;
        if (next_metrics_.spaced || !full) return;
        const double over = next_metrics_.width + usual_indent - next_metrics_.measure;
        if (over <= exact) see(Seen::first_fits);
        if (over > doubtful && firsts == text::FirstLines::indented) see(Seen::no_first_fits);
        // Where paragraphs have no indent, a full line ends as many sentences as paragraphs.
        if (over > doubtful && firsts == text::FirstLines::full && room_ != Seen::no_room)
            see(Seen::full_first);
    }

    void see_blank() {
        const bool full_firsts = statistics_.first_lines == text::FirstLines::full;
        if (blanks_tell_) {
            if (blank_ && stop_) see(Seen::blank_after_stop);
            if (blank_ && !stop_) see(Seen::blank_in_sentence);
            // Extractors write a blank line where an indent moves the position: without one, or where blank
            // lines stand at the ends of columns alone, that there is none says nothing.
            if (!blank_ && stop_ && !full_firsts && statistics_.blanks_in_columns)
                see(Seen::no_blank_after_stop);
            if (blank_ && other_column(context_, line_)) see(Seen::other_column_next);
        }
        if (statistics_.blank_lines == text::BlankLines::first_line && stop_ && blank_ && !full_firsts) {
            const bool alone = line_ + 2 < context_.lines.size() && context_.lines[line_ + 2].blanks > 0;
            see(alone ? Seen::next_alone : Seen::next_not_alone);
        }
        if (blank_ && is_display_block(context_, line_ + 1)) see(Seen::display_next);
        if (blank_ && !stop_ && !next_metrics_.spaced && ends_display_block(context_, line_)) {
            see(Seen::display);
            see(Seen::display_next);
        }
    }

    /// How the next line begins.
    void see_next() {
        if (indents_) see(next_.indent >= 1.5 ? Seen::indented_next : Seen::unindented_next);
        if (stop_ && begins_item(next_words_, statistics_.recognised)) see(Seen::dash_next);
        if (begins_with_bullet(next_words_) || context_.begins_numbered(line_ + 1)) see(Seen::bullet_next);
        if (next_.frame_mark || next_.page_start || next_.column_start) see(Seen::frame_next);
        if (stop_ && date_at_start(next_words_)) see(Seen::date_next);
        if (stop_ && begins_as_speech(next_words_)) see(Seen::speech_next);
        if (context_.speaks(line_ + 1)) see(Seen::speaker_next);
        // Behind a photo credit a line from above its caption may go on.
        const bool rest = !stop_ && context_.credited[line_] == 0 && begins_with_rest(next_words_);
        if (rest || text::begins_no_line(text::decode_at(next_words_, 0).code) || is_end_mark(next_words_))
            see(Seen::sign_next);
    }

    void see_captions() {
        const bool blank_tells = blank_ && blanks_tell_;
        if ((stop_ || blank_tells) && date_at_start(next_words_) && credit_is_near(context_, line_ + 1)) {
            see(Seen::caption_maybe);
            if (blank_ && !stop_) see(Seen::caption_next);
        }
        if (stop_ && sentence_before_credit(context_, line_ + 1) && !in_photo_news(context_, line_))
            see(Seen::caption_maybe);
        const bool follows = blank_tells && caption_follows(context_, line_ + 1);
        if (follows || context_.begins_caption(line_ + 1)) see(Seen::caption_next);
    }

    void see_recognised() {
        const bool block = begins_indented_block(context_, line_ + 1);
        if (block) see(Seen::block_next);
        if (block && stop_) see(Seen::block_after_stop);
        const bool part = !stop_ && metrics_.width < part_of_line * metrics_.measure;
        if (part) see(Seen::part_of_line);
        if (part && block) see(Seen::part_of_line_block);
        if (part && blank_) see(Seen::part_at_blank);
        if (open_.any() && open_.doubtful()) see(Seen::doubtful_quotes);
        if (stop_ && has_certain_room(context_, line_)) see(Seen::room_behind_stop);
    }

    const LineContext& context_;
    const text::LineStatistics& statistics_;
    const std::size_t line_;
    const OpenSigns& open_;
    const bool begins_;  ///< a paragraph

    const text::PrintedLine& next_ = context_.lines[line_ + 1];
    const text::LineMetrics& metrics_ = statistics_.lines[line_];
    const text::LineMetrics& next_metrics_ = statistics_.lines[line_ + 1];
    const std::string_view words_ = context_.words(line_), next_words_ = context_.words(line_ + 1);
    const char32_t last_ = text::decode_before(words_, words_.size()).code;
    const bool item_ends_ = ends_before_item(context_, line_);
    const bool stop_ = ends_sentence(context_, line_) || item_ends_;
    const bool indents_ = has_indents(statistics_);
    const bool blank_ = next_.blanks > 0;
    const bool blanks_tell_ = uses_blanks(statistics_.blank_lines);
    // Letter-spacing fills a line: there is never much room on one. A first line has its indent besides.
    const bool spaced_ = metrics_.spaced && metrics_.width > metrics_.measure / 2;
    const double left_ = begins_ ? metrics_.room - dropped_indent(statistics_) : metrics_.room;
    const Seen room_ = spaced_ && left_ > 1 ? Seen::some_room : room_of(left_);
    const Seen next_fill_ = fill_of(context_, line_ + 1);

    std::uint64_t seen_ = 0;
};

}  // namespace

LineEnd judge_line_end(const LineContext& context, std::size_t line, const OpenSigns& open, bool begins) {
    LineEnd end;
    end.seen = LineEndSigns(context, line, open, begins).seen();
    end.recognised = in_recognised_blocks(context.statistics);
    for (const Weight& one : line_end_weights()) {
        if (end.sees(one.seen)) end.score += end.recognised ? one.recognised : one.weight;
    }
    return end;
}

}  // namespace lines
