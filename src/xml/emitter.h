// Writes XML: the only code that writes '<'.
//
// Holds: elements nest and are closed; attributes stand in the order of tei-encoding.md section 14.1,
// each once, none empty; `&`, `<`, `>` are escaped; CR, U+00A0 and what cannot be seen are numeric
// references, so that neither a parser nor an editor loses them. Characters that XML 1.0 forbids are a
// Bug: the caller knows how they are encoded. No line end is written that was not asked for.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xml {

/// Is this code point a Char of XML 1.0 (production 2)?
[[nodiscard]] constexpr bool is_allowed(char32_t code) {
    if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
    return code < 0xD800 || (code > 0xDFFF && code < 0xFFFE) || (code > 0xFFFF && code <= 0x10FFFF);
}

/// Can nobody see this character: control, format character, variation selector, filler, or a space that
/// is neither U+0020 nor U+3000?
[[nodiscard]] bool is_invisible(char32_t code);

class Emitter {
  public:
    struct Attribute {
        std::string_view name, value;
    };

    /// How an element without content is written: as an empty tag, or as HTML has it (start and end tag but
    /// for void elements, which browsers would else take for open ones).
    enum class Syntax { xml, html };

    /// Appends to `out`, which must outlive the emitter.
    explicit Emitter(std::string& out, Syntax syntax = Syntax::xml) : out_(out), syntax_(syntax) {}

    /// `<?xml version="1.0" encoding="UTF-8"?>` and a line end.
    void declaration();
    /// `<!DOCTYPE html>` and a line end.
    void html_declaration();
    /// Opens an element. `name` must live until it is closed: a literal. Attributes come in any order;
    /// those with an empty value are left out.
    void open(std::string_view name, std::span<const Attribute> attributes = {});
    void open(std::string_view name, std::initializer_list<Attribute> attributes) {
        open(name, std::span(attributes.begin(), attributes.size()));
    }
    /// Closes the innermost element; one without content becomes an empty tag.
    void close();
    void empty(std::string_view name, std::initializer_list<Attribute> attributes = {}) {
        open(name, attributes);
        close();
    }
    /// Character data, well-formed UTF-8.
    void text(std::string_view words);
    /// An element that holds text alone.
    void element(std::string_view name, std::string_view words,
                 std::initializer_list<Attribute> attributes = {}) {
        open(name, attributes);
        text(words);
        close();
    }
    /// A line end for the eye, between elements.
    void line_end();

    [[nodiscard]] std::size_t depth() const { return open_.size(); }

  private:
    void finish_tag();
    void escape(std::string_view words, bool in_attribute);

    std::string& out_;
    Syntax syntax_;
    std::vector<std::string_view> open_;
    bool in_tag_ = false;  ///< the start tag lacks its '>'
};

}  // namespace xml
