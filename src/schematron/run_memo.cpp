#include "schematron/run_memo.h"

#include <algorithm>

namespace schematron {
namespace {

std::size_t hash_of(std::string_view uri, std::string_view local) {
    std::uint64_t hash = uri.size();
    for (const char c : local) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return static_cast<std::size_t>(hash ^ (hash >> 32));
}

bool has_bit(const std::vector<std::uint64_t>& bits, std::uint32_t number) {
    return (bits[number / 64] >> (number % 64) & 1) != 0;
}

}  // namespace

std::uint32_t KnownNames::number(std::string_view uri, std::string_view local) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash_of(uri, local) & mask;
    for (; slots_[at] != 0; at = (at + 1) & mask) {
        const Name& name = names_[slots_[at] - 1];
        if (name.local == local && name.uri == uri) return slots_[at] - 1;
    }
    names_.push_back({std::string(uri), std::string(local)});
    slots_[at] = size();
    if (names_.size() * 2 > slots_.size()) grow();
    return size() - 1;
}

void KnownNames::grow() {
    slots_.assign(slots_.size() * 2, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
        std::size_t at = hash_of(names_[i].uri, names_[i].local) & mask;
        while (slots_[at] != 0) at = (at + 1) & mask;
        slots_[at] = i + 1;
    }
}

Memos::Memos(const Schema& schema) : schema_(schema) {
    start();
}

/// Numbers the names on which the answers of a memo depend: those of targets, and of the tests that are asked
/// by names alone (Evaluator::test_by_ancestry).
void Memos::start() {
    memos_.clear();
    names_ = {};
    for (const auto& [target, candidate] : schema_.targets()) {
        for (const auto& [uri, local] : target.needs) names_.number(uri, local);
        for (const auto& [uri, local] : target.elsewhere) names_.number(uri, local);
    }
    for (const Pattern& pattern : schema_.patterns) {
        for (const Rule& rule : pattern.rules) {
            if (rule.context) ask_for_tests(rule.context->query());
            for (const Assertion& assertion : rule.assertions) {
                if (assertion.test.query) ask_for_tests(*assertion.test.query);
            }
        }
    }
    asked_ = names_.size();
}

void Memos::ask_for_tests(const Query& query) {
    for (const NodeTest& test : query.tree().tests) {
        if (!test.local.empty()) names_.number(test.uri, test.local);
    }
}

Memo& Memos::for_names(const std::vector<xml::Tree::Name>& names, std::vector<std::uint32_t>& numbers) {
    if (names_.size() > most_names || memos_.size() > most_memos) start();
    signature_.assign(asked_ / 64 + 1, 0);
    numbers.resize(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const xml::Tree::Name& name = names[i];
        if (name.expanded != i) {
            numbers[i] = numbers[name.expanded];
            continue;
        }
        const std::uint32_t number = names_.number(name.uri, name.raw.substr(name.local));
        numbers[i] = number;
        if (number < asked_) signature_[number / 64] |= std::uint64_t{1} << (number % 64);
    }
    std::unique_ptr<Memo>& memo = memos_[signature_];
    if (!memo || memo->by_path.size() > most_paths) memo = new_memo(signature_);
    memo->by_element.resize(names_.size());
    memo->by_attribute.resize(names_.size());
    return *memo;
}

/// A bit for each attribute that a context needs, as far as they go: what has none is asked at the node.
std::unique_ptr<Memo> Memos::new_memo(const Signature& signature) {
    auto memo = std::make_unique<Memo>();
    memo->by_path.resize(64);
    memo->by_kind.resize(static_cast<std::size_t>(NodeRef::Kind::instruction) + 1);
    memo->need_bits.resize(asked_);
    std::uint64_t next = 1;
    for (const auto& [target, candidate] : schema_.targets()) {
        for (const auto& [uri, local] : target.needs) {
            const std::uint32_t name = names_.number(uri, local);
            if (!has_bit(signature, name) || memo->need_bits[name] != 0) continue;
            memo->need_bits[name] = next;
            next <<= 1;
        }
    }
    return memo;
}

}  // namespace schematron
