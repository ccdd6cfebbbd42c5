// links: base text
// Any bytes in any encoding: text and exceptions give the bytes back.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array<std::string_view, 8> encodings{"",         "UTF-8", "UTF-16LE",   "UTF-16BE",
                                                        "UTF-32LE", "GBK",   "Big5-HKSCS", "Shift_JIS"};
    if (size == 0) return 0;
    const std::string_view encoding = encodings[data[0] % encodings.size()];
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    base::Findings findings;
    const text::SourceText source =
        text::decode(bytes, encoding.empty() ? std::nullopt : std::optional(encoding), findings);
    if (text::encode_back(source) != bytes) std::abort();
    return 0;
}
