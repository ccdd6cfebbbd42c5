#include "text/letter_spacing.h"

#include <optional>

#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace text {
namespace {

/// Lines that tables are drawn with: what stands between two of them is a cell.
bool draws_boxes(char32_t code) {
    return (code >= 0x2500 && code <= 0x259F) || code == U'｜';
}

/// What stands between two stretches of white space.
struct Token {
    Slice slice;
    std::uint32_t characters = 0;
    bool wide = false;  ///< its last character is full width
    bool digits = true;
    bool drawn = false;
};

/// The stretches of a line one by one.
class Tokens {
  public:
    explicit Tokens(std::string_view line) : line_(line) { advance(); }

    /// The one at hand; none behind the last.
    [[nodiscard]] const std::optional<Token>& now() const { return now_; }

    void advance() {
        now_.reset();
        while (at_ < line_.size()) {
            const Decoded one = decode_at(line_, at_);
            const auto begin = static_cast<std::uint32_t>(at_);
            at_ += one.size;
            if (is_space(one.code)) {
                if (now_) return;
                continue;
            }
            if (!now_) now_ = Token{.slice = {begin, begin}};
            now_->slice.end = begin + one.size;
            ++now_->characters;
            now_->wide = is_full_width(one.code);
            now_->digits = now_->digits && is_digit(one.code);
            now_->drawn = draws_boxes(one.code);
        }
    }

  private:
    std::string_view line_;
    std::size_t at_ = 0;
    std::optional<Token> now_;
};

}  // namespace

std::vector<Slice> letter_spaced_runs(std::string_view line) {
    constexpr std::size_t wide_gaps_needed = 2, digits_needed = 3;
    std::vector<Slice> runs;
    if (line.find(' ') == std::string_view::npos) return runs;
    for (Tokens tokens(line); tokens.now();) {
        if (tokens.now()->characters != 1 || tokens.now()->drawn) {
            tokens.advance();
            continue;
        }
        const std::uint32_t begin = tokens.now()->slice.begin;
        Token last = *tokens.now();
        std::size_t number = 1;
        std::size_t wide_gaps = 0;
        bool digits = last.digits;
        for (tokens.advance(); tokens.now() && tokens.now()->characters == 1 && !tokens.now()->drawn;
             tokens.advance()) {
            if (last.wide && tokens.now()->wide) ++wide_gaps;
            last = *tokens.now();
            ++number;
            digits = digits && last.digits;
        }
        // A number by itself ("4 6 0 0多册"): digits that follow each other one by one.
        if (wide_gaps >= wide_gaps_needed || (digits && number >= digits_needed))
            runs.push_back({begin, last.slice.end});
    }
    return runs;
}

std::string without_spacing(std::string_view run) {
    std::string out;
    std::uint32_t spaces = 0;
    char32_t before = 0;
    for (const auto [code, at, size] : CodePoints(run)) {
        if (is_space(code)) {
            ++spaces;
            continue;
        }
        if (spaces > 1 && is_latin(before) && is_latin(code)) out += ' ';
        out += run.substr(at, size);
        before = code;
        spaces = 0;
    }
    return out;
}

}  // namespace text
