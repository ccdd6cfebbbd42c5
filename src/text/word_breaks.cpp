#include "text/word_breaks.h"

#include <string>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "text/scripts.h"
#include "text/utf8.h"

namespace text {
namespace {

constexpr int reach = 6;  ///< characters on either side

}  // namespace

struct WordBreaks::Iterator {
    std::unique_ptr<icu::BreakIterator> breaks;
};

WordBreaks::WordBreaks() : iterator_(std::make_unique<Iterator>()) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_->breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getChinese(), status));
    if (U_FAILURE(status)) iterator_->breaks.reset();  // ICU without its dictionaries: nothing is known
}

WordBreaks::~WordBreaks() = default;

WordBreaks::Joint WordBreaks::joint(std::string_view left, std::string_view right) {
    if (iterator_->breaks == nullptr) return {};
    std::size_t begin = left.size();
    for (int i = 0; i < reach && begin > 0; ++i) {
        const Decoded one = decode_before(left, begin);
        if (!is_han(one.code)) break;
        begin -= one.size;
    }
    std::size_t end = 0;
    for (int i = 0; i < reach && end < right.size(); ++i) {
        const Decoded one = decode_at(right, end);
        if (!is_han(one.code)) break;
        end += one.size;
    }
    if (begin == left.size() || end == 0) return {};
    icu::UnicodeString both = icu::UnicodeString::fromUTF8(std::string(left.substr(begin)));
    const std::int32_t joint = both.length();
    both.append(icu::UnicodeString::fromUTF8(std::string(right.substr(0, end))));
    iterator_->breaks->setText(both);
    Joint found;
    found.known = true;
    found.across = iterator_->breaks->isBoundary(joint) == 0;
    if (found.across) {
        found.long_word = iterator_->breaks->following(joint) - iterator_->breaks->preceding(joint) > 2;
        return found;
    }
    found.single_left = joint - iterator_->breaks->preceding(joint) == 1;
    found.single_right = iterator_->breaks->following(joint) - joint == 1;
    return found;
}

bool WordBreaks::word_across(std::string_view left, std::string_view right) {
    return joint(left, right).across;
}

}  // namespace text
