// What a runner keeps from document to document: which rules may apply to the elements of a path.
//
// Holds: all of it follows from names alone, those of the path and which of the names that the rules ask
// for the document has anywhere. Documents that have the same ones share a memo; so what a document is told
// does not depend on those before it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schematron/run_paths.h"
#include "schematron/schema.h"

namespace schematron {

/// A candidate all of whose names the document has somewhere.
struct Live {
    Candidate candidate;
    std::uint64_t needs = 0;     ///< attributes, as bits of Memo::need_bits
    bool certain = false;        ///< it matches
    bool settled = false;        ///< and nothing will be found
    bool needs_suffice = false;  ///< no predicate of its last step asks for more
};

/// A stretch of Memo::live: all candidates, and again those that need no attribute, for elements without any.
struct Lives {
    static constexpr std::uint32_t unknown = 0xFFFFFFFF;
    std::uint32_t begin = unknown, end = unknown, bare_end = unknown;
};

/// The rules for the elements of one path, told apart from others of the name when there are several.
struct PathRules {
    Lives lives{};
    Lives untold{};  ///< before they were told apart
    std::uint32_t visits = 0;
    bool settled = false;               ///< for elements without attributes that a rule asks for
    std::vector<Candidate> fires = {};  ///< what fires at each of them then, to no finding
};

/// The names of all documents, by numbers that do not change.
class KnownNames {
  public:
    std::uint32_t number(std::string_view uri, std::string_view local);
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }

  private:
    struct Name {
        std::string uri, local;
    };
    void grow();

    std::vector<Name> names_;
    std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(256);  ///< open addressing; 0: free
};

struct Memo {
    PathTable paths{};
    std::vector<PathRules> by_path{};
    std::vector<Lives> by_element{}, by_attribute{};  ///< by number of KnownNames
    std::vector<Lives> by_kind{};                     ///< nodes without a name
    std::vector<Live> live{};
    std::vector<std::uint64_t> need_bits{};  ///< by number of KnownNames: the attributes that contexts need
    std::optional<bool> attribute_rules{};   ///< may any match an attribute?
};

/// The memos of one schema.
class Memos {
  public:
    explicit Memos(const Schema& schema);

    /// The memo for documents that have these names, and in `numbers` what they are called in it.
    Memo& for_names(const std::vector<xml::Tree::Name>& names, std::vector<std::uint32_t>& numbers);
    [[nodiscard]] std::uint32_t name_count() const { return names_.size(); }

  private:
    /// Bounds of what is kept; beyond, it is built anew.
    static constexpr std::size_t most_memos = 64, most_paths = 1U << 14U, most_names = 1U << 16U;
    using Signature = std::vector<std::uint64_t>;

    void start();
    void ask(std::string_view uri, std::string_view local);
    void ask_for_tests(const Query& query);
    [[nodiscard]] std::unique_ptr<Memo> new_memo(const Signature& signature);

    const Schema& schema_;
    KnownNames names_;
    std::uint32_t asked_ = 0;  ///< the first of the names are those that rules ask for
    std::map<Signature, std::unique_ptr<Memo>> memos_;
    Signature signature_;  ///< of the last document
};

}  // namespace schematron
