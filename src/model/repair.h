// A repair says how to *read* a stretch of S and removes nothing.
//
// Always holds (kept by Repairs): repairs are sorted by begin, outer before inner; any two are nested
// or apart; each lies inside one run of one block and crosses no inline of it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "text/slice.h"

namespace model {

class Document;

enum class Cert : std::uint8_t { low, medium, high };
enum class Evidence : std::uint8_t { none, internal, external, conjecture };

/// What the markup does to READING.
enum class Act : std::uint8_t {
    join,        ///< target: one line terminator; reading: "" or " "
    drop_space,  ///< target: white space; detail: "indent" or "artefact"
    surplus,     ///< target: text read as nothing; detail: TEI's reason ("repeated", "inserted", …)
    regularize,  ///< choice of orig and reg
    correct,     ///< choice of sic and corr; `lost`: corr holds a gap
    supply,      ///< target: empty; reading: what is missing there
};

/// What was wrong. `layout`: joins and spaces, which bear no kind in the TEI.
enum class RepairKind : std::uint8_t {
    layout,
    doubled,
    repeat,
    spacing,
    gloss,
    byteshift,
    radical,
    lost,
    mask,
    width,
    omit,
    invisible,
    garble,
};

struct RepairKindInfo {
    RepairKind kind;
    std::string_view id;       ///< "rp.double"; empty for layout
    std::string_view option;   ///< the name for --only and --without: "doubling"
    std::string_view meaning;  ///< for the TEI taxonomy and `pressmark repairs`
};
[[nodiscard]] std::span<const RepairKindInfo> repair_kinds();
[[nodiscard]] const RepairKindInfo& info(RepairKind kind);

[[nodiscard]] std::string_view name(Cert cert);
[[nodiscard]] std::string_view name(Evidence evidence);
[[nodiscard]] std::string_view name(Act act);

struct Repair {
    RepairKind kind = RepairKind::layout;
    Act act = Act::join;
    text::Slice target;
    std::string reading{};
    text::Slice about{};  ///< what it repeats, if anything
    Cert cert = Cert::high;
    Evidence evidence = Evidence::none;
    std::string detail{};
    bool lost = false;  ///< correct: the characters cannot be known (TEI gap)

    bool operator==(const Repair&) const = default;
};

/// The repairs of a document that hold together.
class Repairs {
  public:
    Repairs() = default;
    /// Takes proposals in any order. A drop_space or surplus that crosses an inline or a run is cut
    /// there; any other that does not fit is refused, with a finding. Of two that cross, the first in
    /// the order of `proposals` stays.
    Repairs(const Document& document, std::vector<Repair> proposals, base::Findings& findings);

    [[nodiscard]] const std::vector<Repair>& all() const { return all_; }
    /// Those that begin in `slice`.
    [[nodiscard]] std::span<const Repair> in(text::Slice slice) const;

  private:
    std::vector<Repair> all_;
};

}  // namespace model
