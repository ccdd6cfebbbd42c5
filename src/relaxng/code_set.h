// Sets of code points as sorted ranges: what a character class of a regular expression stands for.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace relaxng {

/// Both ends belong to it.
struct CodeRange {
    char32_t first = 0, last = 0;
    bool operator==(const CodeRange&) const = default;
};

inline constexpr char32_t last_code_point = 0x10FFFF;

/// Always sorted, without overlap or touch.
class CodeSet {
  public:
    CodeSet() = default;
    explicit CodeSet(std::vector<CodeRange> ranges) : ranges_(std::move(ranges)) { normalize(); }

    [[nodiscard]] const std::vector<CodeRange>& ranges() const { return ranges_; }
    [[nodiscard]] bool contains(char32_t c) const {
        const auto after = std::ranges::upper_bound(ranges_, c, {}, &CodeRange::first);
        return after != ranges_.begin() && c <= (after - 1)->last;
    }
    void add(const std::vector<CodeRange>& more) {
        ranges_.insert(ranges_.end(), more.begin(), more.end());
        normalize();
    }
    [[nodiscard]] CodeSet complement() const {
        std::vector<CodeRange> out;
        char32_t next = 0;
        for (const CodeRange& range : ranges_) {
            if (range.first > next) out.push_back({next, range.first - 1});
            next = range.last + 1;
        }
        if (next <= last_code_point) out.push_back({next, last_code_point});
        return CodeSet(std::move(out));
    }
    [[nodiscard]] CodeSet without(const CodeSet& other) const {
        CodeSet both = complement();
        both.add(other.ranges_);
        return both.complement();
    }

  private:
    void normalize() {
        if (!std::ranges::is_sorted(ranges_, {}, &CodeRange::first))
            std::ranges::sort(ranges_, {}, &CodeRange::first);
        std::size_t kept = 0;
        for (const CodeRange& range : ranges_) {
            if (kept > 0 && range.first <= ranges_[kept - 1].last + 1) {
                ranges_[kept - 1].last = std::max(ranges_[kept - 1].last, range.last);
            } else {
                ranges_[kept++] = range;
            }
        }
        ranges_.resize(kept);
    }
    std::vector<CodeRange> ranges_;
};

}  // namespace relaxng
