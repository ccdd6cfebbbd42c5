#include "read/html_elements.h"

#include <algorithm>

namespace readers {
namespace {

// Sorted by name.
constexpr ElementRole roles[] = {
    {"a", Role::link},
    {"address", Role::block},
    {"article", Role::block},
    {"aside", Role::block},
    {"audio", Role::player},
    {"b", Role::token, "bold"},
    {"base", Role::hidden},
    {"big", Role::token, "large"},
    {"blockquote", Role::quote},
    {"body", Role::block},
    {"br", Role::line_break},
    {"caption", Role::table_caption},
    {"center", Role::align_center},
    {"cite", Role::token, "italic"},
    {"code", Role::code},
    {"dd", Role::block},
    {"del", Role::token, "strike"},
    {"details", Role::block},
    {"dfn", Role::token, "italic"},
    {"dialog", Role::block},
    {"dir", Role::list},
    {"div", Role::block},
    {"dl", Role::block},
    {"dt", Role::block},
    {"em", Role::token, "italic"},
    {"embed", Role::frame},
    {"fieldset", Role::block},
    {"figcaption", Role::figure_caption},
    {"figure", Role::figure},
    {"font", Role::font},
    {"footer", Role::block},
    {"form", Role::block},
    {"frame", Role::frame},
    {"h1", Role::heading},
    {"h2", Role::heading},
    {"h3", Role::heading},
    {"h4", Role::heading},
    {"h5", Role::heading},
    {"h6", Role::heading},
    {"head", Role::hidden},
    {"header", Role::block},
    {"hr", Role::rule},
    {"html", Role::block},
    {"i", Role::token, "italic"},
    {"iframe", Role::frame},
    {"image", Role::picture},
    {"img", Role::picture},
    {"ins", Role::token, "underline"},
    {"kbd", Role::code},
    {"legend", Role::block},
    {"li", Role::item},
    {"link", Role::hidden},
    {"main", Role::block},
    {"menu", Role::list},
    {"meta", Role::hidden},
    {"nav", Role::block},
    {"object", Role::frame},
    {"ol", Role::list},
    {"option", Role::block},
    {"p", Role::block},
    {"pre", Role::preformatted},
    {"rb", Role::ruby_base},
    {"rp", Role::ruby_bracket},
    {"rt", Role::ruby_text},
    {"rtc", Role::ruby_text},
    {"ruby", Role::ruby},
    {"s", Role::token, "strike"},
    {"samp", Role::code},
    {"script", Role::hidden},
    {"section", Role::block},
    {"select", Role::block},
    {"small", Role::token, "small"},
    {"span", Role::font},
    {"strike", Role::token, "strike"},
    {"strong", Role::token, "bold"},
    {"style", Role::hidden},
    {"sub", Role::token, "sub"},
    {"summary", Role::block},
    {"sup", Role::token, "sup"},
    {"table", Role::table},
    {"td", Role::cell},
    {"template", Role::hidden},
    {"textarea", Role::block},
    {"th", Role::cell},
    {"title", Role::hidden},
    {"tr", Role::row},
    {"tt", Role::code},
    {"u", Role::token, "underline"},
    {"ul", Role::list},
    {"var", Role::token, "italic"},
    {"video", Role::player},
    {"xmp", Role::preformatted},
};
static_assert(std::ranges::is_sorted(roles, {}, &ElementRole::name));

constexpr ElementRole unknown{{}, Role::transparent};

}  // namespace

const ElementRole& role_of(std::string_view name) {
    const auto* const found = std::ranges::lower_bound(roles, name, {}, &ElementRole::name);
    return found != std::end(roles) && found->name == name ? *found : unknown;
}

}  // namespace readers
