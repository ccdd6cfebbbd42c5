#include "relaxng/name_class.h"

#include <bit>
#include <functional>

namespace relaxng {

namespace {

std::size_t hash_of_name(std::uint32_t space, std::string_view local) {
    return std::hash<std::string_view>{}(local) ^ (space + std::size_t{1}) * 0x9E3779B97F4A7C15ULL;
}

/// Makes room for twice as many numbers.
template <class Hash>
void grow(std::vector<std::uint32_t>& numbers, const Hash& hash) {
    std::vector<std::uint32_t> old(numbers.size() * 2);
    old.swap(numbers);
    const std::size_t mask = numbers.size() - 1;
    for (const std::uint32_t entry : old) {
        if (entry == 0) continue;
        std::size_t at = hash(entry - 1) & mask;
        while (numbers[at] != 0) at = (at + 1) & mask;
        numbers[at] = entry;
    }
}

}  // namespace

/// Where the namespace is, or would be put.
std::size_t NameTable::slot_of_space(std::string_view uri) const {
    const std::size_t mask = space_numbers_.size() - 1;
    std::size_t at = std::hash<std::string_view>{}(uri)&mask;
    while (space_numbers_[at] != 0 && spaces_[space_numbers_[at] - 1] != uri) at = (at + 1) & mask;
    return at;
}

std::size_t NameTable::slot_of_name(std::uint32_t space, std::string_view local) const {
    const std::size_t mask = name_numbers_.size() - 1;
    std::size_t at = hash_of_name(space, local) & mask;
    for (; name_numbers_[at] != 0; at = (at + 1) & mask) {
        const Name& name = names_[name_numbers_[at] - 1];
        if (name.space == space && name.local == local) break;
    }
    return at;
}

std::uint32_t NameTable::add_space(std::string_view uri) {
    std::uint32_t& entry = space_numbers_[slot_of_space(uri)];
    if (entry != 0) return entry - 1;
    spaces_.emplace_back(uri);
    entry = space_count();
    if (spaces_.size() * 2 > space_numbers_.size())
        grow(space_numbers_,
             [&](std::uint32_t number) { return std::hash<std::string_view>{}(spaces_[number]); });
    return space_count() - 1;
}

std::uint32_t NameTable::add_name(std::string_view uri, std::string_view local) {
    const std::uint32_t space = add_space(uri);
    std::uint32_t& entry = name_numbers_[slot_of_name(space, local)];
    if (entry != 0) return entry - 1;
    names_.push_back({space, std::string(local)});
    entry = name_count();
    if (names_.size() * 2 > name_numbers_.size())
        grow(name_numbers_,
             [&](std::uint32_t number) { return hash_of_name(names_[number].space, names_[number].local); });
    return name_count() - 1;
}

Cell NameTable::cell(std::string_view uri, std::string_view local) const {
    const std::uint32_t space = space_numbers_[slot_of_space(uri)];
    if (space == 0) return rest();
    const std::uint32_t name = name_numbers_[slot_of_name(space - 1, local)];
    return name == 0 ? rest_of_space(space - 1) : cell_of_name(name - 1);
}

CellSet::CellSet(std::uint32_t cells, bool full) : words_(cells / 64 + 1, full ? ~std::uint64_t{0} : 0) {
    if (full) words_.back() = (std::uint64_t{1} << (cells % 64)) - 1;
}

void CellSet::unite(const CellSet& other) {
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
}

void CellSet::subtract(const CellSet& other) {
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] &= ~other.words_[i];
}

bool CellSet::overlaps(const CellSet& other) const {
    for (std::size_t i = 0; i < other.words_.size(); ++i) {
        if ((words_[i] & other.words_[i]) != 0) return true;
    }
    return false;
}

Cell CellSet::common(const CellSet& other) const {
    std::size_t i = 0;
    while ((words_[i] & other.words_[i]) == 0) ++i;
    return static_cast<Cell>(i * 64 +
                             static_cast<std::size_t>(std::countr_zero(words_[i] & other.words_[i])));
}

std::vector<NameClass> resolve_classes(const std::vector<WrittenClass>& written, const NameTable& names) {
    // One namespace's cells, for nsName: its rest and all its names.
    std::vector<std::vector<Cell>> of_space(names.space_count());
    for (std::uint32_t name = 0; name < names.name_count(); ++name) {
        of_space[names.name(name).space].push_back(names.cell_of_name(name));
    }
    std::vector<NameClass> classes(written.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
        const WrittenClass& from = written[i];
        NameClass& to = classes[i];
        if (from.kind == WrittenClass::Kind::name) {
            to.single = names.cell_of_name(from.number);
            continue;
        }
        to.set = CellSet(names.cell_count(), from.kind == WrittenClass::Kind::any);
        to.infinite = from.kind != WrittenClass::Kind::choice;
        if (from.kind == WrittenClass::Kind::space) {
            to.set.add(names.rest_of_space(from.number));
            for (const Cell cell : of_space[from.number]) to.set.add(cell);
        }
        CellSet members(names.cell_count());
        for (const std::uint32_t member : from.members) {
            classes[member].add_to(members);
            if (from.kind == WrittenClass::Kind::choice && classes[member].infinite) to.infinite = true;
            classes[member].set = CellSet();  // nobody asks a member again
        }
        if (from.kind == WrittenClass::Kind::choice)
            to.set.unite(members);
        else
            to.set.subtract(members);
    }
    return classes;
}

}  // namespace relaxng
