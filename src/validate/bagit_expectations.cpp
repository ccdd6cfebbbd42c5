#include "validate/bagit_expectations.h"

#include "base/error.h"

namespace validate {

void Expectations::add(std::size_t file, const Expectation& expected) {
    PM_CHECK(expected.digest.size() < 256 && records_.size() < none);
    const auto number = static_cast<std::uint32_t>(records_.size());
    std::uint32_t* end = &first_[file];
    while (*end != none) end = &records_[*end].next;
    *end = number;
    Record record{digests_.size(), expected.manifest, expected.line, none, none};
    if (!expected.other_name.empty()) {
        record.other_name = static_cast<std::uint32_t>(other_names_.size());
        other_names_.emplace_back(expected.other_name);
    }
    digests_ += static_cast<char>(expected.digest.size());
    digests_ += expected.digest;
    records_.push_back(record);
}

Expectation Expectations::of(const Record& record) const {
    const auto size = static_cast<unsigned char>(digests_[record.digest]);
    return {record.manifest, record.line, std::string_view(digests_).substr(record.digest + 1, size),
            record.other_name == none ? std::string_view() : other_names_[record.other_name]};
}

}  // namespace validate
