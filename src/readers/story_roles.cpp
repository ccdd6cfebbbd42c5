#include "readers/story_roles.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lines/openers.h"
#include "readers/flowed_signers.h"
#include "readers/signed_blocks.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

using html::FlowInline;
using html::FlowPart;
using html::Wraps;
using model::Kind;
using text::Slice;

/// A signature is no longer, in bytes: some sixty Han characters.
constexpr std::size_t longest = 200;

/// The words of one block, each knowing which inline it came from.
class BlockWords {
  public:
    BlockWords(FlowPart& part, std::string_view source) : part_(part), source_(source) {
        for (const FlowInline& one : part.inlines) {
            whole_ = whole_ && one.what == FlowInline::What::text && words_.size() <= longest;
            if (!whole_) return;
            begins_.push_back(static_cast<std::uint32_t>(words_.size()));
            words_ += one.spelled ? std::string_view(*one.spelled) : one.slice.of(source);
        }
        const std::string_view trimmed = text::trimmed(words_);
        if (trimmed.empty()) return;
        inner_.begin = static_cast<std::uint32_t>(trimmed.data() - words_.data());
        inner_.end = inner_.begin + static_cast<std::uint32_t>(trimmed.size());
    }

    /// Is the block short, and all text?
    [[nodiscard]] bool may_sign() const { return whole_ && !inner_.empty() && inner_.size() <= longest; }
    [[nodiscard]] const std::string& words() const { return words_; }
    /// The words without the white space around them.
    [[nodiscard]] Slice inner() const { return inner_; }
    [[nodiscard]] std::string_view trimmed() const { return inner_.of(words_); }

    /// Puts the elements around their words. Nothing is done where markup stands in the way: TEI has no
    /// byline inside a highlight.
    void wrap(std::vector<Inline> inlines, Wraps& wraps) {
        if (!has_one_highlight(wraps)) return;
        std::ranges::stable_sort(inlines, [](const Inline& a, const Inline& b) {
            return a.slice.begin != b.slice.begin ? a.slice.begin < b.slice.begin : a.slice.end > b.slice.end;
        });
        std::vector<FlowInline> out;
        for (std::size_t i = 0; i < part_.inlines.size(); ++i) {
            if (!put(i, inlines, wraps, out)) return;
        }
        part_.inlines = std::move(out);
    }

  private:
    [[nodiscard]] bool has_one_highlight(const Wraps& wraps) const {
        const std::uint32_t stack = part_.inlines.front().wraps;
        const auto same = [stack](const FlowInline& one) { return one.wraps == stack; };
        const auto highlights = [&wraps](std::uint32_t one) {
            return wraps.innermost(one).kind == Kind::highlight;
        };
        return std::ranges::all_of(part_.inlines, same) && std::ranges::all_of(wraps.path(stack), highlights);
    }

    /// Cuts inline `at` where the elements begin and end. False when one does inside what is spelled
    /// otherwise than in the source.
    bool put(std::size_t at, const std::vector<Inline>& inlines, Wraps& wraps, std::vector<FlowInline>& out) {
        const FlowInline& one = part_.inlines[at];
        const std::uint32_t begin = begins_[at];
        const std::uint32_t end =
            at + 1 < begins_.size() ? begins_[at + 1] : static_cast<std::uint32_t>(words_.size());
        std::vector<std::uint32_t> cuts{begin, end};
        for (const Inline& element : inlines) {
            for (const std::uint32_t cut : {element.slice.begin, element.slice.end}) {
                if (begin < cut && cut < end) cuts.push_back(cut);
            }
        }
        const bool itself = !one.spelled || *one.spelled == one.slice.of(source_);
        if (cuts.size() > 2 && !itself) return false;
        std::ranges::sort(cuts);
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            if (cuts[i] == cuts[i + 1] && cuts.size() > 2) continue;
            FlowInline piece = one;
            if (cuts.size() > 2) {
                piece.slice = {one.slice.begin + cuts[i] - begin, one.slice.begin + cuts[i + 1] - begin};
                piece.spelled.reset();
            }
            std::uint32_t number = 0;  // 周一鸣方小禾: two names that touch
            for (const Inline& element : inlines) {
                ++number;
                if (element.slice.begin <= cuts[i] && cuts[i + 1] <= element.slice.end)
                    piece.wraps = wraps.inside(piece.wraps, {element.kind, element.attributes, number});
            }
            out.push_back(std::move(piece));
        }
        return true;
    }

    FlowPart& part_;
    std::string_view source_;
    std::string words_;
    std::vector<std::uint32_t> begins_;  ///< of each inline, in `words_`
    Slice inner_;
    bool whole_ = true;
};

bool is_paragraph(const FlowPart& part) {
    return part.what == FlowPart::What::block && part.kind == Kind::paragraph;
}

/// The sign that a byline without a role begins with; 0: none.
char32_t sign_before(const FlowPart& part, std::string_view source) {
    for (const FlowInline& one : part.inlines) {
        const std::string_view words =
            text::trimmed(one.spelled ? std::string_view(*one.spelled) : one.slice.of(source));
        if (words.empty()) continue;
        const char32_t code = text::decode_at(words, 0).code;
        return text::is_one_of(code, lines::byline_signs) ? code : 0;
    }
    return 0;
}

class SignerNames {
  public:
    SignerNames(html::Flow& story, std::string_view source, const lines::Cues& cues)
        : story_(story), source_(source), cues_(cues), signers_(cues) {
        for (const FlowPart& part : story.parts) {
            if (!is_paragraph(part)) continue;
            ++left_;
            if (const char32_t sign = sign_before(part, source)) ++signs_[sign];
        }
    }

    void name() {
        const std::size_t first = openers();
        const std::size_t closed = closers(first);
        for (std::size_t i = closed; i < story_.parts.size(); ++i) close(story_.parts[i]);
    }

  private:
    /// Names the first blocks, pictures between them aside; gives where the story begins.
    std::size_t openers() {
        std::size_t figures = 0;
        for (std::size_t i = 0; i < story_.parts.size(); ++i) {
            FlowPart& part = story_.parts[i];
            if (part.kind == Kind::figure && part.what == FlowPart::What::open) ++figures;
            if (part.kind == Kind::figure && part.what == FlowPart::What::close && figures-- > 0) continue;
            const bool imprint = part.what == FlowPart::What::block && part.kind == Kind::opener;
            if (figures > 0) continue;
            if (!imprint && (!is_paragraph(part) || left_ < 2)) return i;
            BlockWords block(part, source_);
            if (!imprint && !is_byline(part, block)) return i;
            if (block.may_sign() && lines::byline_alone(block.trimmed(), cues_))
                block.wrap(byline_inlines(block.words(), block.inner(), true, cues_), story_.wraps);
            if (!imprint) --left_;
            part.kind = Kind::opener;
        }
        return story_.parts.size();
    }

    /// Where the blocks begin that sign the story before them; `first`: where it begins. TEI has no section
    /// of nothing but these, and pictures.
    [[nodiscard]] std::size_t closers(std::size_t first) {
        std::size_t begin = story_.parts.size();
        while (begin > first && left_ > 1 && is_paragraph(story_.parts[begin - 1])) {
            FlowPart& part = story_.parts[begin - 1];
            const BlockWords block(part, source_);
            if (!is_byline(part, block) && !(block.may_sign() && signers_.is_closing(block.trimmed()))) break;
            --begin;
            --left_;
        }
        return signs_something(first, begin) ? begin : story_.parts.size();
    }

    /// Is there anything but headings, pictures and notes before `end`, in its section?
    [[nodiscard]] bool signs_something(std::size_t first, std::size_t end) const {
        std::size_t figures = 0;
        for (std::size_t i = end; i > first; --i) {
            const FlowPart& part = story_.parts[i - 1];
            if (part.kind == Kind::figure && part.what == FlowPart::What::close) ++figures;
            const bool in_figure = figures > 0;
            if (part.kind == Kind::figure && part.what == FlowPart::What::open && in_figure) --figures;
            if (in_figure || part.what == FlowPart::What::empty) continue;
            return part.kind != Kind::head && part.kind != Kind::note;
        }
        return false;
    }

    void close(FlowPart& part) {
        BlockWords block(part, source_);
        block.wrap(is_byline(part, block) ? byline_inlines(block.words(), block.inner(), false, cues_)
                                          : closer_inlines(block.words(), block.inner()),
                   story_.wraps);
        part.kind = Kind::closer;
    }

    /// Signs stand before items and subheads as well, which are more than one.
    [[nodiscard]] bool is_byline(const FlowPart& part, const BlockWords& block) {
        if (!block.may_sign() || !signers_.is_byline(block.trimmed())) return false;
        const char32_t sign = sign_before(part, source_);
        return sign == 0 || signs_[sign] == 1;
    }

    html::Flow& story_;
    std::string_view source_;
    const lines::Cues& cues_;
    FlowedSigners signers_;
    std::map<char32_t, std::size_t> signs_;  ///< how many paragraphs begin with each
    std::size_t left_ = 0;                   ///< paragraphs of the story, one of which stays
};

}  // namespace

void name_signers(html::Flow& story, std::string_view source, const lines::Cues& cues) {
    SignerNames(story, source, cues).name();
}

}  // namespace readers
