// Names and name classes (RELAX NG §4.8, §4.16, §6.3).
//
// A schema mentions finitely many names and namespaces. They cut the set of all names into cells: one for
// each name mentioned, one for "any other name" of each namespace mentioned, one for all the rest. Every
// name class of the schema is a union of cells, so that containment and overlap are exact on bit sets, and
// a memo keyed by cell stays small whatever names a document brings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relaxng {

using Cell = std::uint32_t;

/// The names and namespaces that a schema mentions. Filled while reading; cells are final after that.
class NameTable {
  public:
    struct Name {
        std::uint32_t space;
        std::string local;
    };
    /// The number of a namespace, added if new.
    std::uint32_t add_space(std::string_view uri);
    /// The number of a name, added if new. Until the last one is added, no cell may be asked for.
    std::uint32_t add_name(std::string_view uri, std::string_view local);

    /// The cell of any name of a document.
    [[nodiscard]] Cell cell(std::string_view uri, std::string_view local) const;
    [[nodiscard]] Cell cell_of_name(std::uint32_t name) const { return name; }
    [[nodiscard]] Cell rest_of_space(std::uint32_t space) const { return name_count() + space; }
    [[nodiscard]] Cell rest() const { return name_count() + space_count(); }
    [[nodiscard]] std::uint32_t cell_count() const { return rest() + 1; }

    [[nodiscard]] std::uint32_t name_count() const { return static_cast<std::uint32_t>(names_.size()); }
    [[nodiscard]] std::uint32_t space_count() const { return static_cast<std::uint32_t>(spaces_.size()); }
    [[nodiscard]] const Name& name(std::uint32_t number) const { return names_[number]; }
    [[nodiscard]] const std::string& space(std::uint32_t number) const { return spaces_[number]; }

  private:
    /// Numbers by the hash of what they stand for: open addressing, 0 is free, else one more than the number.
    using Numbers = std::vector<std::uint32_t>;
    [[nodiscard]] std::size_t slot_of_space(std::string_view uri) const;
    [[nodiscard]] std::size_t slot_of_name(std::uint32_t space, std::string_view local) const;

    std::vector<Name> names_;
    std::vector<std::string> spaces_;
    Numbers name_numbers_ = Numbers(64), space_numbers_ = Numbers(16);
};

/// A set of cells, one bit each.
class CellSet {
  public:
    CellSet() = default;
    explicit CellSet(std::uint32_t cells, bool full = false);
    void add(Cell cell) { words_[cell / 64] |= std::uint64_t{1} << (cell % 64); }
    [[nodiscard]] bool contains(Cell cell) const { return (words_[cell / 64] >> (cell % 64) & 1U) != 0; }
    void unite(const CellSet& other);
    void subtract(const CellSet& other);
    [[nodiscard]] bool overlaps(const CellSet& other) const;
    /// A cell that both hold; there must be one.
    [[nodiscard]] Cell common(const CellSet& other) const;
    [[nodiscard]] bool built() const { return !words_.empty(); }

  private:
    std::vector<std::uint64_t> words_;
};

/// A name class of an element or attribute pattern: one name as a rule, a set of cells otherwise.
struct NameClass {
    static constexpr Cell no_cell = 0xFFFFFFFF;
    Cell single = no_cell;
    CellSet set;            ///< when not single
    bool infinite = false;  ///< has an anyName or nsName (§7.3)

    [[nodiscard]] bool contains(Cell cell) const {
        return single != no_cell ? cell == single : set.contains(cell);
    }
    void add_to(CellSet& cells) const {
        if (single != no_cell)
            cells.add(single);
        else
            cells.unite(set);
    }
};

/// A name class as the schema writes it. Children come before their parents.
struct WrittenClass {
    enum class Kind { name, any, space, choice } kind = Kind::name;
    std::uint32_t number = 0;                 ///< of the name or the namespace
    std::vector<std::uint32_t> members{};     ///< of a choice; of any and space: what is excepted
    bool has_any = false, has_space = false;  ///< here or further in (§4.16)
};

/// Turns written classes into sets of cells, once all names are known.
[[nodiscard]] std::vector<NameClass> resolve_classes(const std::vector<WrittenClass>& written,
                                                     const NameTable& names);

}  // namespace relaxng
