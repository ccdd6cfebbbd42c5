#include "html/blocks.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "html/css.h"
#include "html/links.h"

namespace html {
namespace {

/// Class names that say "caption", in the spellings that sites have for it.
bool names_a_caption(std::string_view classes) {
    if (classes.empty()) return false;
    const std::string name = base::lowered(classes);
    const auto has = [&name](std::string_view word) { return name.find(word) != std::string::npos; };
    if (has("caption") || has("tuzhu") || has("tushuo") || has("photo-credit")) return true;
    const bool picture = has("img") || has("pic") || has("photo") || has("image");
    return picture && (has("desc") || has("title") || has("info") || has("text") || has("intro") ||
                       has("note") || has("word") || has("explain"));
}

/// Is this <pre> a program, rather than a poem?
bool is_code(const HtmlTree& tree, std::uint32_t index) {
    const bool code_inside = index + 1 < tree[index].end && tree[index + 1].name == "code";
    const std::string classes = base::lowered(tree[index].attribute("class"));
    return code_inside || classes.find("code") != std::string::npos ||
           classes.find("brush") != std::string::npos;
}

/// `start` and `value` as people write them; numbers of seven digits and more count nothing.
std::optional<long> number_of(std::string_view attribute) {
    const std::string words = clean_words(attribute);
    if (words.empty() || words.size() >= 7 || !std::ranges::all_of(words, base::is_digit)) return {};
    return std::stol(words);
}

}  // namespace

bool is_block_role(Role role) {
    return (role >= Role::block && role <= Role::plugin) || role == Role::align_center;
}

BlockContext context_inside(const HtmlTree& tree, std::uint32_t index, Role role, BlockContext around) {
    const HtmlNode& node = tree[index];
    BlockContext context = around;
    context.element = index + 1;
    context.indented = false;
    if (const Align align = align_of(node.attribute("align")); align != Align::none) context.align = align;
    for (const Declaration& one : declarations(node.attribute("style"))) {
        if (one.property == "text-align") context.align = align_of(one.value);
        if (one.property == "text-indent" && !one.value.starts_with('0')) context.indented = true;
    }
    context.caption_class = context.caption_class || names_a_caption(node.attribute("class"));
    switch (role) {
        case Role::align_center: context.align = Align::center; break;
        case Role::heading:
            context.kind = Kind::head;
            context.level = node.name[1] - '0';
            break;
        case Role::figure_caption: context.caption = true; break;
        case Role::preformatted:
            context.kind = Kind::ab;
            context.level = is_code(tree, index) ? 1 : 0;
            break;
        case Role::plugin:
            context.kind = Kind::ab;
            context.level = 2;
            break;
        case Role::quote:
        case Role::list:
        case Role::item:
        case Role::table:
        case Role::cell: context.kind = Kind::paragraph; break;
        default: break;
    }
    return context;
}

ItemNumbers::ItemNumbers(const HtmlNode& list) : counts_(list.name == "ol") {
    next_ = number_of(list.attribute("start")).value_or(1);
}

std::string ItemNumbers::next(const HtmlNode& item) {
    if (!counts_) return {};
    next_ = number_of(item.attribute("value")).value_or(next_);
    return std::to_string(next_++);
}

}  // namespace html
