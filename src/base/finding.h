// Findings: what is wrong with the material, as data.
//
// A finding names a rule; the rule holds the words, the weight and the clause it comes from. Ids are
// never reused. Tests ask for ids; people read the words. Each folder keeps its rules in its own
// rules.h; cli/catalogue.cpp lists them all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

enum class Severity { info, warning, error };

/// One rule of the catalogue. All views are string literals.
struct Rule {
    std::string_view id;        ///< "PM-BAG-004", for ever
    Severity severity;          ///< its usual weight
    std::string_view wording;   ///< with {0}, {1}, … for the arguments of a finding
    std::string_view clause{};  ///< the specification it comes from, if any
    std::string_view remedy{};  ///< what to do about it, if that can be said in general
};

/// A half-open range of bytes in a file.
struct ByteRange {
    std::uint64_t begin = 0, end = 0;
    bool operator==(const ByteRange&) const = default;
};

/// Where a finding stands. Parts that are not known are empty, zero or absent.
struct Location {
    std::string file{};                ///< as the person named it; a member of a zip: "page.zip:data/p3.xml"
    std::uint32_t line = 0;            ///< from 1
    std::uint32_t column = 0;          ///< from 1, in code points
    std::optional<ByteRange> bytes{};  ///< of the file's bytes (a source: of its S)
    bool operator==(const Location&) const = default;
};

struct Finding {
    const Rule* rule = nullptr;
    Location where;
    std::vector<std::string> arguments;
    std::vector<Location> related{};  ///< the other places: the first use of a duplicate id, …

    /// The rule's wording with the arguments put in.
    [[nodiscard]] std::string message() const;
    [[nodiscard]] Severity severity() const { return rule->severity; }
};

/// What a stage found, in the order of finding. Grows only.
class Findings {
  public:
    void add(const Rule& rule, Location where, std::vector<std::string> arguments = {});
    void add(Finding finding);
    void append(const Findings& others);

    [[nodiscard]] const std::vector<Finding>& all() const { return all_; }
    [[nodiscard]] bool empty() const { return all_.empty(); }
    [[nodiscard]] std::size_t count(Severity severity) const;
    /// Is a finding of this rule among them?
    [[nodiscard]] bool has(const Rule& rule) const;
    /// Names the file of every finding that has none yet.
    void name_file(const std::string& file);

  private:
    std::vector<Finding> all_;
};

/// Starts as not_checked; only a check that ran to its end makes it valid.
enum class Verdict { not_checked, valid, invalid };

[[nodiscard]] std::string_view name(Severity severity);
[[nodiscard]] std::string_view name(Verdict verdict);

}  // namespace base
