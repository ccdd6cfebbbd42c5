// bag-info.txt: labels and values, repeatable and in order (RFC 8493 §2.2.2).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bag {

struct Tag {
    std::string label, value;
    std::uint32_t line = 0;           ///< from 1; 0 for one that was not read
    bool blank_before_colon = false;  ///< allowed before version 1.0 only
    bool operator==(const Tag& other) const { return label == other.label && value == other.value; }
};

/// The elements of one bag-info.txt, in their order.
class BagInfo {
  public:
    /// Line ends in `value` become spaces: a value is one line, however it is folded.
    void add(std::string_view label, std::string_view value);
    /// All values of `label`, which is compared without regard to case.
    [[nodiscard]] std::vector<std::string_view> values(std::string_view label) const;
    /// The first of them, or nothing at all.
    [[nodiscard]] std::string_view value(std::string_view label) const;
    [[nodiscard]] const std::vector<Tag>& tags() const { return tags_; }

    bool operator==(const BagInfo&) const = default;

  private:
    friend struct ReadBagInfo;
    std::vector<Tag> tags_;
};

/// What read_bag_info() gives: the elements, and the numbers of lines that are none.
struct ReadBagInfo {
    BagInfo info;
    std::vector<std::uint32_t> faulty;

    /// Puts a line into `info`; false when it is neither element nor continuation.
    [[nodiscard]] bool take(std::string_view line, std::uint32_t number);
};

/// Reads "Label: value" lines; a line that starts with a blank goes on with the value before it.
/// `text` is UTF-8 without byte-order mark.
[[nodiscard]] ReadBagInfo read_bag_info(std::string_view text);

/// The bytes of bag-info.txt: one element a line, LF at its end, never folded.
[[nodiscard]] std::string write_bag_info(const BagInfo& info);

/// Are two labels the same? ASCII case does not count.
[[nodiscard]] bool same_label(std::string_view one, std::string_view other);

}  // namespace bag
