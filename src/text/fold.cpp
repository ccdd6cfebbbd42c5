#include "text/fold.h"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/ascii.h"
#include "base/error.h"
#include "text/utf8.h"

namespace text {
namespace {

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

const icu::Normalizer2& form(bool composed) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer =
        composed ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFDInstance(status);
    PM_CHECK(U_SUCCESS(status));
    return *normalizer;
}

}  // namespace

std::string folded(std::string_view utf8) {
    std::string out(utf8);
    if (std::ranges::all_of(utf8, is_ascii)) {
        std::ranges::transform(out, out.begin(), base::lower);
        return out;
    }
    if (find_malformed(utf8) != std::string_view::npos) return out;
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text = form(false).normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int>(utf8.size()))), status);
    text = form(true).normalize(text.foldCase(), status);
    PM_CHECK(U_SUCCESS(status));
    out.clear();
    return text.toUTF8String(out);
}

}  // namespace text
