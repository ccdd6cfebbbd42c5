#include "validate/bagit_info.h"

#include <algorithm>

#include "bag/rules.h"
#include "base/ascii.h"

namespace validate {
namespace {

namespace rules = bag::rules;

/// "bytes.files", both decimal numbers.
bool is_oxum(std::string_view value) {
    const std::size_t point = value.find('.');
    if (point == std::string_view::npos || point == 0 || point + 1 == value.size()) return false;
    return std::ranges::all_of(value.substr(0, point), base::is_digit) &&
           std::ranges::all_of(value.substr(point + 1), base::is_digit);
}

std::string_view without_zeros(std::string_view digits) {
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    return digits;
}

std::string normal_oxum(std::string_view value) {
    const std::size_t point = value.find('.');
    return std::string(without_zeros(value.substr(0, point))) + "." +
           std::string(without_zeros(value.substr(point + 1)));
}

std::string true_oxum(const bag::Store& store) {
    std::uint64_t bytes = 0;
    std::uint64_t files = 0;
    for (const bag::StoredFile& file : store.files()) {
        if (!file.path.starts_with("data/")) continue;
        bytes += file.size;
        ++files;
    }
    return std::to_string(bytes) + "." + std::to_string(files);
}

}  // namespace

bag::BagInfo read_info(const bag::Store& store, const Declaration& declaration,
                       bag::CappedFindings& findings) {
    const std::string_view name = declaration.info_name();
    const auto index = store.find(name);
    if (!index) return {};
    const auto text = read_tag_file(store, *index, declaration, findings);
    if (!text) return {};
    bag::ReadBagInfo read = bag::read_bag_info(*text);
    for (const std::uint32_t line : read.faulty) findings.add_at(rules::info_line_faulty, name, {}, line);
    for (const bag::Tag& tag : read.info.tags()) {
        if (tag.blank_before_colon && declaration.strict()) {
            findings.add_at(rules::info_blank, name, {tag.label}, tag.line);
        }
    }
    return std::move(read.info);
}

void check_oxum(const bag::Store& store, const Declaration& declaration, const bag::BagInfo& info,
                const Listing& listing, bag::CappedFindings& findings) {
    const std::string_view name = declaration.info_name();
    const std::vector<std::string_view> values = info.values("Payload-Oxum");
    if (values.empty()) return;
    if (values.size() > 1) findings.add_at(rules::oxum_repeated, name);
    for (const std::string_view value : values) {
        const std::string actual = true_oxum(store);
        if (!is_oxum(value)) {
            findings.add_at(rules::oxum_malformed, name, {std::string(value)});
        } else if (listing.unfetched == 0 && normal_oxum(value) != actual) {
            findings.add_at(rules::oxum_differs, name, {std::string(value), actual});
        }
    }
}

}  // namespace validate
