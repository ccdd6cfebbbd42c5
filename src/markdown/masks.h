// What CommonMark must not take for markup, made unreadable to it. Masked text has the length of its source,
// so that all places stay; what is written out is the source's own words.
#pragma once

#include <string>

namespace markdown {

/// "[^1]: 甲。" is a footnote, and no address that "[^1]" leads to.
void mask_footnotes(std::string& text);

/// TeX between dollar signs: in it "\\\\" ends a line and "_" is an index. Outside code fences; display math
/// from a line that begins with "$$", math in a line only where it holds a sign of TeX.
void mask_math(std::string& text);

}  // namespace markdown
