#include "bag/bag_info.h"

#include <algorithm>

#include "bag/manifest.h"
#include "base/ascii.h"
#include "base/error.h"

namespace bag {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace

bool same_label(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, base::lower, base::lower);
}

void BagInfo::add(std::string_view label, std::string_view value) {
    PM_CHECK(!label.empty() && label.find_first_of(":\r\n") == std::string_view::npos);
    std::string one_line(value);
    std::ranges::replace_if(
        one_line, [](char c) { return c == '\r' || c == '\n'; }, ' ');
    tags_.push_back({std::string(label), std::string(trimmed(one_line))});
}

std::vector<std::string_view> BagInfo::values(std::string_view label) const {
    std::vector<std::string_view> found;
    for (const Tag& tag : tags_) {
        if (same_label(tag.label, label)) found.push_back(tag.value);
    }
    return found;
}

std::string_view BagInfo::value(std::string_view label) const {
    const auto found = values(label);
    return found.empty() ? std::string_view() : found.front();
}

bool ReadBagInfo::take(std::string_view line, std::uint32_t number) {
    if (is_blank(line.front())) {
        if (info.tags_.empty()) return false;
        std::string& value = info.tags_.back().value;
        if (!value.empty()) value += ' ';
        value += trimmed(line);
        return true;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const std::string_view label = trimmed(line.substr(0, colon));
    info.tags_.push_back(
        {std::string(label), std::string(trimmed(line.substr(colon + 1))), number, label.size() != colon});
    return true;
}

ReadBagInfo read_bag_info(std::string_view text) {
    ReadBagInfo read;
    std::uint32_t number = 0;
    for (const std::string_view line : tag_lines(text)) {
        ++number;
        if (std::ranges::all_of(line, is_blank)) continue;
        if (!read.take(line, number)) read.faulty.push_back(number);
    }
    return read;
}

std::string write_bag_info(const BagInfo& info) {
    std::string out;
    for (const Tag& tag : info.tags()) out += tag.label + ": " + tag.value + "\n";
    return out;
}

}  // namespace bag
