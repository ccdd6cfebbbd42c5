#include "read/html.h"

#include <algorithm>
#include <memory>

#include <gumbo.h>

#include "base/ascii.h"
#include "read/html_tags.h"

namespace readers {
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
    explicit Flattener(std::string_view html) : html_(html) {}

    [[nodiscard]] HtmlTree flatten(const GumboNode* root) {
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
        return std::move(tree_);
    }

  private:
    [[nodiscard]] text::Slice slice_of(const GumboStringPiece& piece) const {
        if (piece.data == nullptr || piece.data < html_.data() || piece.data > html_.data() + html_.size())
            return {};
        const auto begin = static_cast<std::uint32_t>(piece.data - html_.data());
        const auto size = static_cast<std::uint32_t>(std::min(piece.length, html_.size() - begin));
        return {begin, begin + size};
    }

    void put(const GumboNode* node) {
        HtmlNode out{HtmlNode::What::text, static_cast<std::uint32_t>(tree_.size() + 1)};
        switch (node->type) {
            case GUMBO_NODE_ELEMENT:
            case GUMBO_NODE_TEMPLATE: put_element(node->v.element, out); break;
            case GUMBO_NODE_COMMENT:
                out.what = HtmlNode::What::comment;
                out.slice = slice_of(node->v.text.original_text);
                break;
            default:
                out.slice = slice_of(node->v.text.original_text);
                out.words = node->v.text.text;
                break;
        }
        tree_.push_back(std::move(out));
    }

    void put_element(const GumboElement& element, HtmlNode& out) const {
        out.what = HtmlNode::What::element;
        out.slice = slice_of(element.original_tag);
        out.end_tag = slice_of(element.original_end_tag);
        if (element.tag != GUMBO_TAG_UNKNOWN) {
            out.name = gumbo_normalized_tagname(element.tag);
        } else if (!out.slice.empty()) {
            out.name = tag_at(html_, out.slice.begin).name;
        }
        if (element.tag_namespace != GUMBO_NAMESPACE_HTML && is_table_part(element.tag)) out.name = "g";
        for (unsigned i = 0; i < element.attributes.length; ++i) {
            const auto* const attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
            std::string name(attribute->name);
            std::ranges::transform(name, name.begin(), base::lower);
            out.attributes.push_back({std::move(name), attribute->value});
        }
    }

    std::string_view html_;
    HtmlTree tree_;
};

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
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;  // each error would copy the stack of open elements
    if (form == HtmlForm::body) options.fragment_context = GUMBO_TAG_BODY;
    const auto destroy = [&options](GumboOutput* output) { gumbo_destroy_output(&options, output); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> output(
        gumbo_parse_with_options(&options, html.data(), html.size()), destroy);
    return Flattener(html).flatten(output->root);
}

}  // namespace readers
