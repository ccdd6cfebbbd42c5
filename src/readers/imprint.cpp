#include "readers/imprint.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace readers {
namespace {

constexpr std::size_t longest = 300, longest_date = 60;  // bytes
constexpr std::ptrdiff_t digits_of_date = 6;

bool says_whose(std::string_view words) {
    constexpr std::array<std::string_view, 8> signs{"来源", "來源", "作者", "记者",
                                                    "記者", "编辑", "編輯", "发布时间"};
    return std::ranges::any_of(
        signs, [words](std::string_view sign) { return words.find(sign) != std::string_view::npos; });
}

bool has_date(std::string_view words) {
    return std::ranges::count_if(words, base::is_digit) >= digits_of_date;
}

}  // namespace

bool is_imprint(std::string_view words) {
    return words.size() <= longest && (says_whose(words) || (has_date(words) && words.size() < longest_date));
}

bool is_full_imprint(std::string_view words) {
    return words.size() <= longest && says_whose(words) && has_date(words) &&
           words.find("。") == std::string_view::npos && words.find("，") == std::string_view::npos;
}

}  // namespace readers
