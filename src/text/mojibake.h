// Text that was decoded as the wrong encoding, and the way back where it is exact.
//
// Three kinds are known: UTF-8 read as GBK (涓浗 for 中国), UTF-8 read as windows-1252 (ä¸­å›½, â€œ) and GBK
// read as windows-1252 (ÖÐ¹ú). A stretch is listed only if encoding it back gives bytes that decode without
// fault to text that is likelier than what stands there, and doing the wrong decoding again gives the
// source; what lost bytes on the way has no exact way back and stays. So does what makes up most of a
// quotation whose marks are whole: someone shows what garbled text looks like (“Ã©”).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace text {

struct Mojibake {
    Slice slice;
    std::string restored;
};

/// May there be such a stretch in a text that holds `part`? False for nearly all Chinese text, and quick.
[[nodiscard]] bool may_hold_mojibake(std::string_view part);

/// The stretches of `line` in order.
[[nodiscard]] std::vector<Mojibake> find_mojibake(std::string_view line);

}  // namespace text
