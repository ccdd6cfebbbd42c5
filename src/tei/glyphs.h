// What `g` elements stand for: the `char` declarations of a TEI file (tei-encoding.md section 9).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "xml/tree.h"

namespace tei {

struct Glyph {
    std::string source;     ///< its code points in S, as UTF-8
    std::string standard;   ///< what it is read as; may be empty
    bool declared = false;  ///< does it have a localProp `source`?
};

class Glyphs {
  public:
    /// Of the whole file: all its `char` elements.
    explicit Glyphs(const xml::Document& document);
    /// For `ref="#c-0003"`; nothing when it points nowhere.
    [[nodiscard]] const Glyph* find(std::string_view reference) const;

  private:
    std::map<std::string, Glyph, std::less<>> by_id_;
};

/// "U+0003 U+0004" as UTF-8; empty when it cannot be understood.
[[nodiscard]] std::string code_points(std::string_view value);

}  // namespace tei
