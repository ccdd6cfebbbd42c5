#include "html/guard.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "html/tags.h"

namespace html {
namespace {

// Elements that close their like when left open, and so do not nest by themselves.
constexpr std::array<std::string_view, 4> self_closing{"p", "li", "dd", "dt"};
constexpr std::array<std::string_view, 11> in_tables{
    "td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup", "option", "optgroup", "col"};

template <std::size_t size>
bool has(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// Counts how deep the open elements are nested, never less than a parser would.
class Nesting {
  public:
    void start(const std::string& name) {
        const bool foreign = open_["svg"] + open_["math"] > 0;
        if (!foreign && (has(self_closing, name) || is_void(name))) return;
        if (!foreign && has(in_tables, name) && !stack_.empty() && has(in_tables, stack_.back())) {
            // A cell beside a cell, a row beside a row: the table around them is what nests.
            --open_[stack_.back()];
            stack_.pop_back();
        }
        if (!foreign && is_formatting(name)) ++formatting_[name], ++open_formatting_;
        stack_.push_back(name);
        ++open_[name];
    }

    void end(const std::string& name) {
        if (const auto formatting = formatting_.find(name);
            formatting != formatting_.end() && formatting->second > 0) {
            --formatting->second;
            --open_formatting_;
        }
        if (const auto open = open_.find(name); open == open_.end() || open->second == 0) return;
        while (stack_.back() != name) pop();
        pop();
    }

    /// Formatting elements left open come back in every block below: they count twice.
    [[nodiscard]] std::size_t depth() const { return stack_.size() + open_formatting_; }

  private:
    void pop() {
        --open_[stack_.back()];
        stack_.pop_back();
    }
    std::vector<std::string> stack_;
    std::unordered_map<std::string, std::size_t> open_, formatting_;
    std::size_t open_formatting_ = 0;
};

}  // namespace

HtmlState look_at_html(std::string_view html) {
    HtmlState state;
    if (html.size() > html_size_limit) {
        state.too_much = "it is larger than 32 MiB";
        return state;
    }
    Nesting nesting;
    std::optional<std::string>& reason = state.too_much;
    const auto unclosed = [&state](std::size_t from, std::string what) {
        state.unclosed = {static_cast<std::uint32_t>(from), std::move(what)};
    };
    for (std::size_t at = html.find('<'); at != std::string_view::npos && !reason; at = html.find('<', at)) {
        const std::size_t from = at;
        const Tag tag = tag_at(html, static_cast<std::uint32_t>(at));
        ++state.steps;
        if (tag.what == Tag::What::none) {
            ++at;
            continue;
        }
        at = tag.end;
        if (!tag.closed) unclosed(from, tag.what == Tag::What::comment ? "a comment" : "a tag");
        if (tag.what == Tag::What::end) nesting.end(tag.name);
        if (tag.what != Tag::What::start) continue;
        if (tag.attributes > html_attribute_limit) {
            reason = "a tag has more than " + std::to_string(html_attribute_limit) + " attributes";
        }
        nesting.start(tag.name);
        if (nesting.depth() > html_depth_limit) {
            reason = "its elements are nested deeper than " + std::to_string(html_depth_limit);
        }
        if (!is_raw_text(tag.name)) continue;
        at = raw_text_end(html, tag.end, tag.name);
        if (at == html.size() && tag.closed && is_hidden(tag.name)) unclosed(from, "<" + tag.name + ">");
    }
    return state;
}

}  // namespace html
