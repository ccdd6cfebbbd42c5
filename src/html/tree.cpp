#include "html/tree.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include <gumbo.h>

#include "base/ascii.h"
#include "base/error.h"
#include "html/condensed.h"
#include "html/tags.h"

namespace html {
namespace {

/// Within an <svg> that somebody forgot to close, the parser of a fragment takes tables as they come: nothing
/// sees to it that rows stand in tables, cells in rows, and text in cells. They are groups there.
bool is_table_part(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_CAPTION:
        case GUMBO_TAG_THEAD:
        case GUMBO_TAG_TBODY:
        case GUMBO_TAG_TFOOT:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_TH:
        case GUMBO_TAG_TD: return true;
        default: return false;
    }
}

/// Gumbo's tree as ours. Its slices are right, also of misnested markup; what it closes twice or clones
/// has the same slices again, which does no harm: only text is claimed, and no text is cloned.
class Flattener {
  public:
    explicit Flattener(const CondensedHtml& html) : html_(html) {}

    /// Nothing when the parser took apart what the condensed markup left out.
    [[nodiscard]] std::optional<HtmlTree> flatten(const GumboNode* root) {
        struct Open {
            const GumboNode* node;
            std::uint32_t index;
            unsigned child = 0;
        };
        std::vector<Open> open;
        const auto enter = [&](const GumboNode* node) {
            const auto index = static_cast<std::uint32_t>(tree_.size());
            put(node);
            if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
                open.push_back({node, index});
        };
        enter(root);
        while (!open.empty()) {
            Open& top = open.back();
            const GumboVector& children = top.node->v.element.children;
            if (top.child < children.length) {
                enter(static_cast<const GumboNode*>(children.data[top.child++]));  // may move `top`
                continue;
            }
            tree_[top.index].end = static_cast<std::uint32_t>(tree_.size());
            open.pop_back();
        }
        return whole_ ? std::optional(std::move(tree_)) : std::nullopt;
    }

  private:
    /// In what was parsed.
    [[nodiscard]] text::Slice slice_of(const GumboStringPiece& piece) const {
        const std::string_view parsed = html_.text();
        if (piece.data == nullptr || piece.data < parsed.data() || piece.data > parsed.data() + parsed.size())
            return {};
        const auto begin = static_cast<std::uint32_t>(piece.data - parsed.data());
        const auto size = static_cast<std::uint32_t>(std::min(piece.length, parsed.size() - begin));
        return {begin, begin + size};
    }

    /// In the markup.
    [[nodiscard]] text::Slice origin_of(const GumboStringPiece& piece) {
        const std::optional<text::Slice> origin = html_.origin(slice_of(piece));
        whole_ = whole_ && origin;
        return origin.value_or(text::Slice{});
    }

    void put_text(const GumboText& text, HtmlNode& out) {
        out.slice = origin_of(text.original_text);
        std::optional<std::string> words = html_.in_full(text.text, slice_of(text.original_text));
        whole_ = whole_ && words;
        if (words) out.words = std::move(*words);
    }

    void put(const GumboNode* node) {
        HtmlNode out{HtmlNode::What::text, static_cast<std::uint32_t>(tree_.size() + 1)};
        switch (node->type) {
            case GUMBO_NODE_ELEMENT:
            case GUMBO_NODE_TEMPLATE: put_element(node->v.element, out); break;
            case GUMBO_NODE_COMMENT:
                out.what = HtmlNode::What::comment;
                out.slice = origin_of(node->v.text.original_text);
                break;
            default: put_text(node->v.text, out); break;
        }
        tree_.push_back(std::move(out));
    }

    void put_element(const GumboElement& element, HtmlNode& out) {
        out.what = HtmlNode::What::element;
        out.slice = origin_of(element.original_tag);
        out.end_tag = origin_of(element.original_end_tag);
        if (element.tag != GUMBO_TAG_UNKNOWN) {
            out.name = gumbo_normalized_tagname(element.tag);
        } else if (!out.slice.empty()) {
            out.name = tag_at(html_.html(), out.slice.begin).name;
        }
        if (element.tag_namespace != GUMBO_NAMESPACE_HTML && is_table_part(element.tag)) out.name = "g";
        for (unsigned i = 0; i < element.attributes.length; ++i) {
            const auto* const attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
            std::string name(attribute->name);
            std::ranges::transform(name, name.begin(), base::lower);
            whole_ = whole_ && !html_.cut_short(name) && !html_.cut_short(attribute->value);
            out.attributes.push_back({std::move(name), attribute->value});
        }
    }

    const CondensedHtml& html_;
    HtmlTree tree_;
    bool whole_ = true;
};

/// All that the parser asks for, given back at once. Zeros: Gumbo looks at parts of its state that it never
/// sets, and the same markup would give one tree today and another tomorrow.
class Arena {
  public:
    void* take(std::size_t size) {
        constexpr std::size_t alignment = alignof(std::max_align_t);
        size = (size + alignment - 1) / alignment * alignment;
        if (size > left_) {
            const std::size_t room = std::max(size, step);
            blocks_.push_back(std::make_unique<char[]>(room));
            next_ = blocks_.back().get();
            left_ = room;
        }
        left_ -= size;
        return std::exchange(next_, next_ + size);
    }

  private:
    static constexpr std::size_t step = std::size_t{32} << 10;
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
};

std::optional<HtmlTree> parse(const CondensedHtml& html, HtmlForm form) {
    Arena arena;
    GumboOptions options = kGumboDefaultOptions;
    options.userdata = &arena;
    options.allocator = [](void* place, std::size_t size) { return static_cast<Arena*>(place)->take(size); };
    options.deallocator = [](void*, void*) {};
    options.max_errors = 0;  // each error would copy the stack of open elements
    if (form == HtmlForm::body) options.fragment_context = GUMBO_TAG_BODY;
    const std::string_view parsed = html.text();
    const GumboOutput* const output = gumbo_parse_with_options(&options, parsed.data(), parsed.size());
    return Flattener(html).flatten(output->root);
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view wanted) const {
    const auto found = std::ranges::find(attributes, wanted, &HtmlAttribute::name);
    return found == attributes.end() ? std::string_view{} : std::string_view(found->value);
}

bool HtmlNode::has_attribute(std::string_view wanted) const {
    return std::ranges::find(attributes, wanted, &HtmlAttribute::name) != attributes.end();
}

bool HtmlNode::has_class(std::string_view token) const {
    std::string_view rest = attribute("class");
    while (!rest.empty()) {
        const std::size_t space = std::min(rest.find_first_of(" \t\r\n\f"), rest.size());
        if (rest.substr(0, space) == token) return true;
        rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    return false;
}

HtmlTree parse_html(std::string_view html, HtmlForm form) {
    // Where the two passes over the markup, this one and the parser's, disagree about what is text, the
    // parser is given all of it.
    std::optional<HtmlTree> tree = parse(CondensedHtml(html), form);
    return tree ? std::move(*tree) : parse_html_in_full(html, form);
}

HtmlTree parse_html_in_full(std::string_view html, HtmlForm form) {
    std::optional<HtmlTree> tree = parse(CondensedHtml::uncut(html), form);
    PM_CHECK(tree);
    return std::move(*tree);
}

}  // namespace html
