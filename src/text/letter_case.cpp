#include "text/letter_case.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace text {

std::string upper_case(std::string_view text) {
    std::string out;
    icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()).toUTF8String(out);
    return out;
}

std::string lower_case(std::string_view text) {
    std::string out;
    icu::UnicodeString::fromUTF8(text).toLower(icu::Locale::getRoot()).toUTF8String(out);
    return out;
}

}  // namespace text
