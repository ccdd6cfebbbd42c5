#include "repair/repeat.h"

#include <algorithm>
#include <optional>

#include "repair/glosses.h"
#include "text/scripts.h"
#include "text/white_space.h"

namespace repair {
namespace {

constexpr std::size_t shortest_lead = 10;       // characters of a marked lead
constexpr std::size_t shortest_copy = 20;       // of a lead that nothing marks
constexpr std::size_t shortest_paragraph = 30;  // of a paragraph that stands twice
constexpr std::size_t longest_label = 8;        // "[核心提示]"
constexpr std::size_t longest_opener = 40;      // "本报讯（记者某某 通讯员某某）"

constexpr std::size_t head_size = 64;  // characters that are compared before all are

char32_t folded(char32_t code) {
    if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;  // full-width forms of ASCII
    return code;
}

bool is_ellipsis(char32_t code) {
    return code == U'…' || code == U'.';
}

/// A paragraph as it is compared: its characters without white space and pasted readings, an opener that
/// runs into it before it. They are read from the document each time: two copies may be as long as it is.
class Printed {
  public:
    Printed(const model::Document& document, const Glosses& glosses, const model::Block& block)
        : document_(&document), glosses_(&glosses), blocks_{&block} {
        const std::uint32_t parent = document.parent(block.node);
        marked_ = parent != model::Document::no_node && document.node(parent).kind == model::Kind::argument;
        CharacterStream stream(document, block);
        for (Character one; stream.next(one);) {
            if (text::is_space(one.code)) continue;
            // With a gloss at its end.
            slice_ = size_ == 0 && slice_.empty() ? one.slice : text::Slice{slice_.begin, one.slice.end};
            if (!is_pasted(one, glosses)) take(folded(one.code));
        }
    }

    void put_before(const Printed& opener) {
        blocks_.insert(blocks_.begin(), opener.blocks_.begin(), opener.blocks_.end());
        if (size_ == ellipsis_) ellipsis_ += opener.ellipsis_;
        if (size_ == 0) back_ = opener.back_;
        size_ += opener.size_;
        han_ += opener.han_;
        head_.insert(0, opener.head_);
        if (head_.size() > head_size) head_.resize(head_size);
    }

    [[nodiscard]] text::Slice slice() const { return slice_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Without an ellipsis at its end.
    [[nodiscard]] std::size_t said() const { return size_ - ellipsis_; }
    [[nodiscard]] char32_t back() const { return back_; }
    /// The first characters.
    [[nodiscard]] std::u32string_view head() const { return head_; }
    /// Prose, and no program, rule or table: these repeat themselves by nature.
    [[nodiscard]] bool is_chinese() const { return 3 * han_ >= size_; }
    [[nodiscard]] bool marked() const { return marked_; }  ///< the reader took it for a lead-in abstract

    /// Are `size` characters from `from` on those that `other` has from `there` on? Both have so many.
    [[nodiscard]] bool matches(std::size_t from, std::size_t size, const Printed& other,
                               std::size_t there = 0) const {
        const std::size_t seen = std::min({size, head_.size() - std::min(from, head_.size()),
                                           other.head_.size() - std::min(there, other.head_.size())});
        if (head().substr(std::min(from, head_.size()), seen) !=
            other.head().substr(std::min(there, other.head_.size()), seen)) {
            return false;
        }
        Codes mine(*this);
        Codes others(other);
        for (std::size_t i = 0; i < from; ++i) (void)mine.next();
        for (std::size_t i = 0; i < there; ++i) (void)others.next();
        for (std::size_t i = 0; i < size; ++i) {
            if (mine.next() != others.next()) return false;
        }
        return true;
    }

  private:
    /// The characters one after the other.
    class Codes {
      public:
        explicit Codes(const Printed& of) : of_(of), stream_(*of.document_, *of.blocks_.front()) {}
        char32_t next() {
            Character one;
            while (true) {
                while (stream_.next(one)) {
                    if (!text::is_space(one.code) && !is_pasted(one, *of_.glosses_)) return folded(one.code);
                }
                if (++block_ >= of_.blocks_.size()) return 0;
                stream_ = CharacterStream(*of_.document_, *of_.blocks_[block_]);
            }
        }

      private:
        const Printed& of_;
        std::size_t block_ = 0;
        CharacterStream stream_;
    };

    void take(char32_t code) {
        if (head_.size() < head_size) head_.push_back(code);
        back_ = code;
        ++size_;
        han_ += text::is_han(code) ? 1 : 0;
        ellipsis_ = is_ellipsis(code) ? ellipsis_ + 1 : 0;
    }

    const model::Document* document_;
    const Glosses* glosses_;
    std::vector<const model::Block*> blocks_;
    text::Slice slice_{};
    std::size_t size_ = 0, ellipsis_ = 0, han_ = 0;
    char32_t back_ = 0;
    bool marked_ = false;
    std::u32string head_;
};

/// The places where a lead may begin: at once, behind "[摘要]", behind "摘要:".
std::vector<std::size_t> starts_of(std::u32string_view lead) {
    std::vector<std::size_t> starts = {0};
    for (std::size_t i = 0; i < std::min(lead.size(), longest_label); ++i) {
        if (lead[i] == U']' || lead[i] == U'】' || lead[i] == U':' || lead[i] == U'〗') {
            starts.push_back(i + 1);
            break;
        }
    }
    return starts;
}

bool ends_sentence(char32_t code) {
    return code == U'。' || code == U'!' || code == U'?' || code == U'”' || code == U'」' || code == U'…';
}

enum class Copy { none, cut, whole };

/// Is `lead` the start of `story`?
Copy copy_of(const Printed& lead, const Printed& story, std::size_t shortest) {
    for (const std::size_t start : starts_of(lead.head())) {
        if (lead.said() < start + shortest) continue;
        const std::size_t size = lead.said() - start;
        if (size > story.size() || !lead.matches(start, size, story)) continue;
        return size == story.size() ? Copy::whole : Copy::cut;
    }
    return Copy::none;
}

void propose(const Printed& copy, const Printed& original, Copy how, Proposals& proposals) {
    proposals.repairs.push_back({.kind = model::RepairKind::repeat,
                                 .act = model::Act::surplus,
                                 .target = copy.slice(),
                                 .about = original.slice(),
                                 .evidence = model::Evidence::internal,
                                 .detail = how == Copy::whole ? "repeated" : "repeated truncated"});
}

/// Is a lead that is marked as one the start of what follows the opener of `story`? Systems that make
/// abstracts leave "本报讯（记者某某）" out.
Copy copy_behind_opener(const Printed& lead, const Printed& story) {
    const std::u32string_view head = story.head();
    for (std::size_t there = 1; there <= std::min(head.size(), longest_opener); ++there) {
        if (head[there - 1] != U')' && head[there - 1] != U'讯' && head[there - 1] != U'訊') continue;
        for (const std::size_t start : starts_of(lead.head())) {
            if (lead.said() < start + shortest_copy) continue;
            const std::size_t size = lead.said() - start;
            if (there + size <= story.size() && lead.matches(start, size, story, there)) return Copy::cut;
        }
    }
    return Copy::none;
}

/// Looks at a paragraph and the next one.
void compare(const Printed& one, const Printed& next, bool first, Proposals& proposals) {
    if (!one.is_chinese()) return;
    if (one.marked()) {
        Copy copy = copy_of(one, next, shortest_lead);
        if (copy == Copy::none) copy = copy_behind_opener(one, next);
        if (copy != Copy::none) propose(one, next, copy, proposals);
        return;
    }
    // What nothing marks must be cut off in mid-sentence at the head of the text, or stand twice.
    const bool cut_off = first && !ends_sentence(one.back());
    if (cut_off && copy_of(one, next, shortest_copy) == Copy::cut) {
        propose(one, next, Copy::cut, proposals);
    } else if (one.size() == next.size() && one.size() >= shortest_paragraph &&
               one.matches(0, one.size(), next)) {
        propose(next, one, Copy::whole, proposals);
    }
}

}  // namespace

void repeat(const model::Document& document, Proposals& proposals) {
    const Glosses glosses = machine_glosses(document);
    std::optional<Printed> before;
    std::optional<Printed> opener;  // one that runs into its paragraph is joined to it
    bool first = true;
    for (const model::Block& block : document.blocks()) {
        const model::Kind kind = document.node(block.node).kind;
        const bool runs_in =
            kind == model::Kind::opener && document.attribute(block.node, model::Name::rend) == "run-in";
        if (kind != model::Kind::paragraph && kind != model::Kind::item && !runs_in) continue;
        Printed one(document, glosses, block);
        if (runs_in) {
            opener.emplace(std::move(one));
            continue;
        }
        if (opener && opener->slice().end <= one.slice().begin) one.put_before(*opener);
        opener.reset();
        if (one.empty()) continue;
        if (before) {
            compare(*before, one, first, proposals);
            first = false;
        }
        before.emplace(std::move(one));
    }
}

}  // namespace repair
