#include "validate/xml_model.h"

#include <algorithm>
#include <filesystem>

namespace validate {
namespace {

bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct Reference {
    std::string_view written, meant;
};
constexpr Reference references[] = {
    {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};

std::string resolved(std::string_view value) {
    std::string out;
    while (!value.empty()) {
        const auto found = std::ranges::find_if(
            references, [&](const Reference& reference) { return value.starts_with(reference.written); });
        if (found == std::end(references)) {
            out += value.front();
            value.remove_prefix(1);
        } else {
            out += found->meant;
            value.remove_prefix(found->written.size());
        }
    }
    return out;
}

/// The pseudo-attribute of that name; empty when it is not there.
std::string pseudo_attribute(std::string_view content, std::string_view wanted) {
    while (true) {
        while (!content.empty() && blank(content.front())) content.remove_prefix(1);
        const std::size_t equals = content.find('=');
        if (equals == content.npos) return {};
        std::string_view name = content.substr(0, equals);
        while (!name.empty() && blank(name.back())) name.remove_suffix(1);
        content.remove_prefix(equals + 1);
        while (!content.empty() && blank(content.front())) content.remove_prefix(1);
        if (content.empty() || (content.front() != '"' && content.front() != '\'')) return {};
        const std::size_t end = content.find(content.front(), 1);
        if (end == content.npos) return {};
        if (name == wanted) return resolved(content.substr(1, end - 1));
        content.remove_prefix(end + 1);
    }
}

}  // namespace

bool XmlModel::usable() const {
    if (href.empty() || type == "application/relax-ng-compact-syntax" || type == "application/xml-dtd")
        return false;
    return schematypens.empty() || schematypens == "http://relaxng.org/ns/structure/1.0" ||
           schematypens == "http://purl.oclc.org/dsdl/schematron" ||
           schematypens == "http://www.ascc.net/xml/schematron";
}

std::vector<XmlModel> xml_models(const xml::Document& document) {
    std::vector<XmlModel> out;
    for (xml::Node node = document.root().first_child(); node && !node.is_element();
         node = node.next_sibling()) {
        if (node.kind() != xml::Kind::instruction || node.name() != "xml-model") continue;
        XmlModel model;
        model.href = pseudo_attribute(node.value(), "href");
        model.type = pseudo_attribute(node.value(), "type");
        model.schematypens = pseudo_attribute(node.value(), "schematypens");
        model.phase = pseudo_attribute(node.value(), "phase");
        model.where = document.location(node.offset());
        out.push_back(std::move(model));
    }
    return out;
}

}  // namespace validate
