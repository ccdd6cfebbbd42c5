#include "html/text.h"

#include <algorithm>

#include "html/character_reference.h"
#include "html/tags.h"
#include "text/utf8.h"

namespace html {
namespace {

bool collapses(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_ordinary(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > '<' || (byte > ' ' && c != '&' && c != '<');
}

class PieceReader {
  public:
    PieceReader(std::string_view html, text::Slice slice, TextForm form)
        : html_(html.substr(0, slice.end)), at_(slice.begin), form_(form) {}

    /// With a parser's words to follow.
    PieceReader(std::string_view html, text::Slice slice, TextForm form, std::string_view words)
        : PieceReader(html, slice, form) {
        words_ = words;
        guided_ = true;
    }

    std::vector<TextPiece> read() {
        while (at_ < html_.size()) {
            const char c = html_[at_];
            if (collapses(c)) {
                read_space();
            } else if (c == '<' && form_ == TextForm::data && read_tag()) {
            } else if (c == '&' && form_ != TextForm::raw && read_reference()) {
            } else {
                read_plain();
            }
        }
        return std::move(pieces_);
    }

  private:
    void put(TextPiece::What what, std::uint32_t size, std::string words = {}) {
        const bool joins = what != TextPiece::What::reference && !pieces_.empty() &&
                           pieces_.back().what == what && what != TextPiece::What::markup;
        if (joins) {
            pieces_.back().slice.end += size;
        } else {
            pieces_.push_back({what, {at_, at_ + size}, std::move(words)});
        }
        at_ += size;
    }

    /// Moves on in the parser's words; what does not fit there ends the guidance.
    void follow(std::string_view words) {
        if (!guided_) return;
        if (words_.starts_with(words)) {
            words_.remove_prefix(words.size());
        } else {
            guided_ = false;
        }
    }

    void read_space() {
        const char c = html_[at_];
        const bool two = c == '\r' && at_ + 1 < html_.size() && html_[at_ + 1] == '\n';
        const char seen = c == '\r' ? '\n' : c;  // as a parser has it: every line end is LF
        if (guided_ && !words_.starts_with(seen) && seen == '\n' && pieces_.empty()) {
            // The first line end in <pre> and <textarea> is dropped by the parser.
        } else {
            follow({&seen, 1});
        }
        put(TextPiece::What::space, two ? 2 : 1);
    }

    bool read_tag() {
        const Tag tag = tag_at(html_, at_);
        if (tag.what == Tag::What::none) return false;
        put(TextPiece::What::markup, tag.end - at_);
        return true;
    }

    bool read_reference() {
        const std::string_view rest = html_.substr(at_);
        std::optional<CharacterReference> reference =
            guided_ ? reference_at(rest, words_) : reference_at(rest);
        if (!reference) return false;
        follow(reference->words);
        put(TextPiece::What::reference, static_cast<std::uint32_t>(reference->size),
            std::move(reference->words));
        return true;
    }

    /// Takes what is neither space nor sign of markup at once, if the parser's words agree with it.
    bool read_run() {
        std::size_t end = at_;
        while (end < html_.size() && is_ordinary(html_[end])) ++end;
        const std::string_view run = html_.substr(at_, end - at_);
        if (run.empty() || (guided_ && !words_.starts_with(run))) return false;
        follow(run);
        put(TextPiece::What::plain, static_cast<std::uint32_t>(run.size()));
        return true;
    }

    void read_plain() {
        if (read_run()) return;
        const std::uint32_t size = text::decode_at(html_, at_).size;
        if (html_[at_] != '\0') {
            follow(html_.substr(at_, size));
        } else if (words_.starts_with("\uFFFD")) {
            follow("\uFFFD");  // in <svg> and <math>; elsewhere the parser drops NUL
        }
        put(TextPiece::What::plain, size);
    }

    std::string_view html_;
    std::uint32_t at_;
    TextForm form_;
    std::string_view words_;
    bool guided_ = false;
    std::vector<TextPiece> pieces_;
};

}  // namespace

std::vector<TextPiece> text_pieces(std::string_view html, text::Slice slice, std::string_view words,
                                   TextForm form) {
    return PieceReader(html, slice, form, words).read();
}

std::vector<TextPiece> text_pieces(std::string_view html, text::Slice slice) {
    return PieceReader(html, slice, TextForm::data).read();
}

}  // namespace html
