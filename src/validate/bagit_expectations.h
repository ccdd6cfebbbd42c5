// What the manifests of a bag say about its files: which digest each must have.
//
// Compact, since a package has 65,000 files and more: a record of 24 bytes and the raw digest for each line
// of a manifest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace validate {

/// A digest that a file must have.
struct Expectation {
    std::uint32_t manifest = 0;  ///< index into Listing::manifests
    std::uint32_t line = 0;      ///< in that manifest, from 1
    std::string_view digest{};   ///< raw; a view into the Expectations
    /// The path in the manifest when the file has another, its twin.
    std::string_view other_name{};
};

class Expectations {
  public:
    explicit Expectations(std::size_t files = 0) : first_(files, none) {}

    /// What `expected` points at is copied.
    void add(std::size_t file, const Expectation& expected);

    [[nodiscard]] bool any(std::size_t file) const { return first_[file] != none; }

    /// In the order of adding; ends at the first for which `claim` is true. True when there is one.
    template <typename Claim>
    bool any_of(std::size_t file, const Claim& claim) const {
        for (std::uint32_t at = first_[file]; at != none; at = records_[at].next) {
            if (claim(of(records_[at]))) return true;
        }
        return false;
    }
    template <typename Take>
    void each(std::size_t file, const Take& take) const {
        for (std::uint32_t at = first_[file]; at != none; at = records_[at].next) take(of(records_[at]));
    }

  private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    struct Record {
        std::uint64_t digest;  ///< where it stands in digests_: its length in the first byte
        std::uint32_t manifest, line;
        std::uint32_t other_name;  ///< index into other_names_, or none
        std::uint32_t next;        ///< of the same file, or none
    };

    [[nodiscard]] Expectation of(const Record& record) const;

    std::vector<std::uint32_t> first_;  ///< by file, or none
    std::vector<Record> records_;
    std::string digests_;
    std::vector<std::string> other_names_;
};

}  // namespace validate
