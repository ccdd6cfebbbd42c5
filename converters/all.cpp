// The kinds of source there are. A new one is one file and one line here.
#include <algorithm>

#include "converters/converter.h"
#include "converters/hexo.h"
#include "converters/html_page.h"
#include "converters/newspaper.h"
#include "converters/scraped.h"

namespace converters {
namespace {

/// Most specific first.
constexpr const Converter* list[] = {&hexo_post, &html_page, &newspaper_text, &scraped_text};

}  // namespace

std::span<const Converter> all() {
    static const std::vector<Converter> converters = [] {
        std::vector<Converter> out;
        for (const Converter* converter : list) out.push_back(*converter);
        return out;
    }();
    return converters;
}

const Converter* find(std::string_view name) {
    const auto converters = all();
    const auto found = std::ranges::find(converters, name, &Converter::name);
    return found == converters.end() ? nullptr : &*found;
}

}  // namespace converters
