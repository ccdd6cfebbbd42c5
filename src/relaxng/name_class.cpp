#include "relaxng/name_class.h"

#include <bit>

namespace relaxng {

std::uint32_t NameTable::add_space(std::string_view uri) {
    const auto [found, fresh] = space_numbers_.emplace(uri, space_count());
    if (fresh) spaces_.emplace_back(uri);
    return found->second;
}

namespace {

/// The key of a name, in a buffer that is used again and again.
const std::string& key_of(std::uint32_t space, std::string_view local, std::string& buffer) {
    buffer.assign(reinterpret_cast<const char*>(&space), sizeof space);
    buffer += local;
    return buffer;
}

}  // namespace

std::uint32_t NameTable::add_name(std::string_view uri, std::string_view local) {
    const std::uint32_t space = add_space(uri);
    std::string buffer;
    const auto [found, fresh] = name_numbers_.emplace(key_of(space, local, buffer), name_count());
    if (fresh) names_.push_back({space, std::string(local)});
    return found->second;
}

Cell NameTable::cell(std::string_view uri, std::string_view local) const {
    const auto space = space_numbers_.find(std::string(uri));
    if (space == space_numbers_.end()) return rest();
    std::string buffer;
    const auto name = name_numbers_.find(key_of(space->second, local, buffer));
    return name == name_numbers_.end() ? rest_of_space(space->second) : cell_of_name(name->second);
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
