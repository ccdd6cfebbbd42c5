// Characters that need a word in the header (tei-encoding.md section 9): code points that XML forbids and
// bytes that do not decode are `g` in the text, each with its `char` in `charDecl`; private-use characters
// stay in the text and are declared too.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "model/document.h"
#include "xml/emitter.h"

namespace tei {

class Characters {
  public:
    /// `standard`: what the caller says that private-use characters stand for.
    Characters(const model::Document& document, const std::map<char32_t, std::string>& standard);

    struct Reference {
        std::string_view id;  ///< of the `char`; empty when the character stands for itself
        std::uint32_t size;   ///< bytes of `words` that the `g` stands for
    };
    /// What the start of `words`, which is at `offset` of S, is written as. `offset` is no_offset for words
    /// that are not in S as such.
    [[nodiscard]] Reference reference(std::string_view words, std::uint32_t offset) const;
    static constexpr std::uint32_t no_offset = 0xFFFFFFFF;

    /// Does any character of S not encode back by itself?
    [[nodiscard]] bool has_exceptions() const { return !source_.exceptions().empty(); }
    /// A form feed at `offset` of lined text: does a page follow it?
    [[nodiscard]] bool starts_page(std::uint32_t offset) const { return offset < last_ink_; }

    /// `charDecl`, when there is anything to declare.
    void write(xml::Emitter& out) const;

  private:
    struct Entry {
        std::string source;       ///< localProp: the code points in S, for a `g`
        std::string bytes;        ///< localProp: what stands in the file instead
        std::string private_use;  ///< mapping type="PUA": the character itself
        std::string standard;     ///< mapping type="standard": what it is read as
    };

    void collect(std::string_view words, std::uint32_t offset, bool lined,
                 const std::map<char32_t, std::string>& standard);

    const text::SourceText& source_;
    std::uint32_t last_ink_ = 0;            ///< offset of the last character that is not white space
    std::map<std::string, Entry> entries_;  ///< by identifier
};

}  // namespace tei
