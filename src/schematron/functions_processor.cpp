// Functions of XSLT that ask for the processor, and for what the document type declaration says (XSLT 1.0
// §12.4, §15).
#include <algorithm>

#include "schematron/evaluate.h"
#include "schematron/function_groups.h"
#include "schematron/functions.h"
#include "xml/characters.h"

namespace schematron {

std::optional<bool> element_available(std::string_view uri, std::string_view local, Dialect dialect) {
    // XSLT 1.0 §15 and XSLT 2.0 §18.1.2; a name without a namespace is not an instruction in either.
    constexpr std::string_view instructions[] = {
        "apply-imports", "apply-templates", "attribute",
        "call-template", "choose",          "comment",
        "copy",          "copy-of",         "element",
        "fallback",      "for-each",        "if",
        "message",       "number",          "text",
        "value-of",      "variable",        "processing-instruction"};
    constexpr std::string_view newer[] = {"analyze-string", "document",     "for-each-group",  "namespace",
                                          "next-match",     "perform-sort", "result-document", "sequence"};
    if (uri.empty()) return false;
    const bool old = dialect == Dialect::xpath1;
    // No processor of 1.0 is asked for its extensions here: like function-available(), by what there is.
    if (uri != "http://www.w3.org/1999/XSL/Transform") return old ? std::optional(false) : std::nullopt;
    if (std::ranges::find(instructions, local) != std::end(instructions)) return true;
    if (old) return false;
    // XSLT 3.0 says yes to declarations too.
    return std::ranges::find(newer, local) != std::end(newer) ? std::optional(true) : std::nullopt;
}

}  // namespace schematron

namespace schematron::functions {
namespace {

/// Reads the declarations of an internal subset, which is known to be well-formed.
class Declarations {
  public:
    explicit Declarations(std::string_view text) : rest_(text) {}

    /// The system identifier of the first unparsed entity of that name, as it is written; empty without one.
    std::string system_of(std::string_view entity) {
        for (; !rest_.empty(); rest_.remove_prefix(1)) {
            if (!rest_.starts_with('<')) continue;
            if (rest_.starts_with("<!--")) {
                skip_to("-->");
            } else if (rest_.starts_with("<?")) {
                skip_to("?>");
            } else if (rest_.starts_with("<!ENTITY")) {
                rest_.remove_prefix(8);
                const std::string found = declared(entity);
                if (!found.empty()) return found;
            } else if (rest_.size() > 1 && xml::is_name_start(static_cast<unsigned char>(rest_[1]))) {
                break;  // the document element
            }
        }
        return {};
    }

  private:
    void skip_to(std::string_view end) {
        const std::size_t at = rest_.find(end, 4);
        rest_.remove_prefix(std::min(rest_.size() - 1, at));
    }
    std::string_view word() {
        while (!rest_.empty() && xml::is_space(rest_[0])) rest_.remove_prefix(1);
        const bool quoted = rest_.starts_with('"') || rest_.starts_with('\'');
        const std::size_t end = quoted ? rest_.find(rest_[0], 1) : rest_.find_first_of(" \t\r\n>", 0);
        if (end == rest_.npos) return {};
        const std::string_view out = quoted ? rest_.substr(1, end - 1) : rest_.substr(0, end);
        rest_.remove_prefix(quoted ? end + 1 : end);
        return out;
    }
    /// What follows "<!ENTITY": a name, an external identifier, and NDATA.
    std::string declared(std::string_view entity) {
        const std::string_view name = word();
        const std::string_view how = word();
        if (how == "PUBLIC") (void)word();
        const std::string_view system = word();
        return name == entity && word() == "NDATA" ? std::string(system) : std::string{};
    }

    std::string_view rest_;
};

/// An element of a name that is not a QName with a prefix for XSLT's own namespace asks for none of its
/// properties.
constexpr std::string_view xslt_prefix = "xsl:";

}  // namespace

/// The identifier as it is declared: what it is relative to is the document.
Sequence unparsed_entity_uri(const Call& call) {
    const bool at_node = call.focus.item != nullptr && call.focus.item->is_node();
    const xml::Tree* tree = at_node ? call.focus.item->node.tree() : call.evaluator.environment().tree();
    const std::string name = call.string(0);
    const auto& known = tree->unparsed_entities;
    if (std::ranges::find(known, name) == known.end()) return {make_string({})};
    return {make_string(Declarations(tree->text).system_of(name))};
}

Sequence system_property(const Call& call) {
    const std::string name = call.string(0);
    const std::size_t colon = name.find(':');
    if (colon == name.npos) return {make_string({})};
    if (!name.starts_with(xslt_prefix)) throw Unevaluated{"the property " + name + " is not known"};
    if (name == "xsl:version") return {make_real(1)};
    return {make_string(name == "xsl:vendor" ? "pressmark" : "")};
}

Sequence function_available(const Call& call) {
    const std::string name = call.string(0);
    if (name.find(':') != name.npos) {
        if (call.dialect() == Dialect::xpath1) return {make_boolean(false)};
        throw Unevaluated{"function-available() with a prefix"};
    }
    const bool known = knows_function(name, call.dialect());
    if (!known && !why_not_evaluated(name).empty())
        throw Unevaluated{name + "() is a function of other processors"};
    if (known && call.count() > 1) {
        const double arguments = call.number(1);
        if (!(arguments >= 0 && arguments < 100)) return {make_boolean(false)};
        return {make_boolean(
            find_function(name, static_cast<std::size_t>(arguments), call.dialect()).has_value())};
    }
    return {make_boolean(known)};
}

}  // namespace schematron::functions
