#include "readers/story_roles.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lines/openers.h"
#include "lines/signatures.h"
#include "lines/squeezed.h"
#include "readers/signed_blocks.h"
#include "text/characters.h"
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
            for (const Inline& element : inlines) {
                if (element.slice.begin <= cuts[i] && cuts[i + 1] <= element.slice.end)
                    piece.wraps = wraps.inside(piece.wraps, {element.kind, element.attributes});
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

/// "责任编辑：方禾" without brackets: a word that stands in running heads as well as in closing lines.
bool names_editor(std::string_view words, const lines::Cues& cues) {
    constexpr std::size_t most = 40;  // characters
    const lines::Squeezed squeezed(words, most + 1);
    const std::size_t label = squeezed.any_at(0, cues.closers);
    return squeezed.size() <= most && label > 0 && squeezed.stands(label, U"：:") &&
           label + 1 < squeezed.size() && squeezed.any_at(0, cues.furniture) > 0 &&
           std::ranges::none_of(squeezed.codes(), text::ends_sentence);
}

/// The elements of a block that is nothing but a byline over the story.
std::optional<std::vector<Inline>> opens_story(const BlockWords& block, const lines::Cues& cues) {
    if (!block.may_sign() || !lines::byline_alone(block.inner().of(block.words()), cues)) return std::nullopt;
    return byline_inlines(block.words(), block.inner(), true, cues);
}

/// The elements of a block that signs the story under it.
std::optional<std::vector<Inline>> closes_story(const BlockWords& block, const lines::Cues& cues) {
    if (!block.may_sign()) return std::nullopt;
    const std::string_view words = block.inner().of(block.words());
    if (lines::byline_alone(words, cues)) return byline_inlines(block.words(), block.inner(), false, cues);
    if (!lines::is_signature(words, true, cues) && !names_editor(words, cues)) return std::nullopt;
    return closer_inlines(block.words(), block.inner());
}

bool is_paragraph(const FlowPart& part) {
    return part.what == FlowPart::What::block && part.kind == Kind::paragraph;
}

/// Names the first blocks, pictures between them aside; gives where the story begins. `left`: of its
/// paragraphs, one of which stays.
std::size_t name_openers(html::Flow& story, std::string_view source, const lines::Cues& cues,
                         std::ptrdiff_t& left) {
    std::size_t figures = 0;
    for (std::size_t i = 0; i < story.parts.size(); ++i) {
        FlowPart& part = story.parts[i];
        if (part.kind == Kind::figure && part.what == FlowPart::What::open) ++figures;
        if (part.kind == Kind::figure && part.what == FlowPart::What::close && figures-- > 0) continue;
        const bool imprint = part.what == FlowPart::What::block && part.kind == Kind::opener;
        if (figures > 0) continue;
        if (!imprint && (!is_paragraph(part) || left < 2)) return i;
        BlockWords block(part, source);
        auto inlines = opens_story(block, cues);
        if (!imprint && !inlines) return i;
        if (inlines) block.wrap(*std::move(inlines), story.wraps);
        if (!imprint) --left;
        part.kind = Kind::opener;
    }
    return story.parts.size();
}

}  // namespace

void name_signers(html::Flow& story, std::string_view source, const lines::Cues& cues) {
    std::ptrdiff_t left = std::ranges::count_if(story.parts, is_paragraph);
    const std::size_t first = name_openers(story, source, cues, left);
    for (std::size_t i = story.parts.size(); i > first; --i) {
        FlowPart& part = story.parts[i - 1];
        if (!is_paragraph(part) || left < 2) return;
        BlockWords block(part, source);
        auto inlines = closes_story(block, cues);
        if (!inlines) return;
        part.kind = Kind::closer;
        block.wrap(*std::move(inlines), story.wraps);
        --left;
    }
}

}  // namespace readers
