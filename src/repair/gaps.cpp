#include "repair/gaps.h"

#include "text/utf8.h"
#include "text/white_space.h"

namespace repair {
namespace {

using model::Kind;

bool is_terminator(char32_t code) {
    return code == U'\n' || code == U'\r';
}

/// Collects gaps while the text nodes of a block go by.
class GapFinder {
  public:
    GapFinder(const model::Document& document, const model::Block& block,
              const std::function<void(const Gap&)>& look)
        : document_(document), block_(block), look_(look) {}

    void find() {
        std::uint32_t at = block_.node;
        for (; at < document_.node(block_.node).end; ++at) {
            if (document_.node(at).kind != Kind::text) continue;
            const model::Row& row = document_.row(at);
            if (row.respelled) {
                word(row.stands_for(document_.text()).empty() ? 0 : U'x', row.slice.begin, at);
                continue;
            }
            take(row.slice, at);
        }
        if (open_) close(0, at_end_, block_.node);
    }

  private:
    void take(text::Slice slice, std::uint32_t node) {
        for (const auto [code, at, size] : text::CodePoints(slice.of(document_.text()))) {
            const text::Slice here{slice.begin + at, slice.begin + at + size};
            at_end_ = here.end;
            if (!text::is_space(code)) {
                word(code, here.begin, node);
                continue;
            }
            if (!open_) {
                gap_.spaces.clear();
                gap_.terminators.clear();
                gap_.before = last_;
                gap_.last = parent_of_last_;
                open_ = true;
            }
            if (is_terminator(code)) {
                const bool pair = code == U'\n' && !gap_.terminators.empty() &&
                                  gap_.terminators.back().end == here.begin && after_return_;
                if (pair) {
                    gap_.terminators.back().end = here.end;
                } else {
                    gap_.terminators.push_back(here);
                }
            } else if (!gap_.spaces.empty() && gap_.spaces.back().end == here.begin) {
                gap_.spaces.back().end = here.end;
            } else {
                gap_.spaces.push_back(here);
            }
            after_return_ = code == U'\r';
        }
    }

    void word(char32_t code, std::uint32_t at, std::uint32_t node) {
        const std::uint32_t parent = element_of(node);
        if (open_) close(code, at, parent);
        last_ = code;
        parent_of_last_ = parent;
    }

    void close(char32_t code, std::uint32_t at, std::uint32_t parent) {
        gap_.after = code;
        gap_.next = parent;
        gap_.end = at;
        gap_.node = common(gap_.before == 0 ? block_.node : gap_.last, code == 0 ? block_.node : parent);
        look_(gap_);
        open_ = false;
    }

    /// The element around a text node, runs not counted.
    [[nodiscard]] std::uint32_t element_of(std::uint32_t node) const {
        std::uint32_t up = document_.parent(node);
        while (up > block_.node && document_.node(up).kind == Kind::run) up = document_.parent(up);
        return up;
    }

    [[nodiscard]] std::uint32_t common(std::uint32_t a, std::uint32_t b) const {
        while (a > block_.node && !(a <= b && b < document_.node(a).end)) a = document_.parent(a);
        return a;
    }

    const model::Document& document_;
    const model::Block& block_;
    const std::function<void(const Gap&)>& look_;
    Gap gap_;
    bool open_ = false;
    bool after_return_ = false;
    char32_t last_ = 0;
    std::uint32_t parent_of_last_ = 0;
    std::uint32_t at_end_ = 0;
};

}  // namespace

void each_gap(const model::Document& document, const model::Block& block,
              const std::function<void(const Gap&)>& look) {
    GapFinder(document, block, look).find();
}

bool is_headline(const model::Document& document, std::uint32_t node) {
    if (document.node(node).kind != Kind::head) return false;
    const std::uint32_t parent = document.parent(node);
    return parent == model::Document::no_node || document.node(parent).kind != Kind::figure;
}

}  // namespace repair
