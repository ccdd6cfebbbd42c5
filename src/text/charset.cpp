#include "text/charset.h"

#include <algorithm>
#include <array>
#include <limits>

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include "base/error.h"
#include "text/utf8.h"

namespace text {
namespace {

/// Bytes converted at a time: bounds the memory that conversion itself needs.
constexpr std::size_t chunk_bytes = std::size_t{1} << 16;

struct Alias {
    std::string_view name, means;
};

// The superset stands for its subsets, as browsers have it (WHATWG Encoding §4.2): files that call
// themselves GB2312 are full of GBK characters.
constexpr Alias aliases[] = {
    {"gb2312", "GB18030"},      {"gb_2312-80", "GB18030"},
    {"gbk", "GB18030"},         {"cp936", "GB18030"},
    {"windows-936", "GB18030"}, {"ms936", "GB18030"},
    {"x-gbk", "GB18030"},       {"euc-cn", "GB18030"},
    {"gb18030", "GB18030"},     {"iso-8859-1", "windows-1252"},
    {"latin1", "windows-1252"}, {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},  {"utf8", "UTF-8"},
    {"big5-eten", "Big5"},      {"cp950", "Big5"},
    {"x-big5", "Big5"},         {"utf-16", "UTF-16LE"},
    {"unicode", "UTF-16LE"},    {"utf-32", "UTF-32LE"},
};

std::string lower_case(std::string_view name) {
    std::string lower;
    for (const char c : name) {
        lower += c >= 'A' && c <= 'Z'                   ? static_cast<char>(c - 'A' + 'a')
                 : c == '_' && !name.starts_with("gb_") ? '-'
                                                        : c;
    }
    return lower;
}

bool has_shift_states(UConverterType type) {
    constexpr std::array shifting{
        UCNV_ISO_2022,        UCNV_HZ,           UCNV_UTF7,         UCNV_SCSU, UCNV_BOCU1, UCNV_LMBCS_1,
        UCNV_EBCDIC_STATEFUL, UCNV_IMAP_MAILBOX, UCNV_COMPOUND_TEXT};
    return std::ranges::find(shifting, type) != shifting.end();
}

void append_utf16(std::string& out, const UChar* units, std::size_t number) {
    for (std::size_t i = 0; i < number;) {
        UChar32 code = 0;
        U16_NEXT(units, i, number, code);
        append(out, static_cast<char32_t>(code));
    }
}

/// A piece of the bytes that became text all at once: mostly one character.
struct Unit {
    std::uint32_t from, to;  ///< in the bytes of the chunk
    Slice text;
};

}  // namespace

struct Charset::State {
    struct Close {
        void operator()(UConverter* open) const { ucnv_close(open); }
    };
    std::unique_ptr<UConverter, Close> converter;
    std::vector<UChar> units;  // grown by run(): who only encodes, or decodes a word, pays for no chunk
    std::vector<std::int32_t> offsets;

    /// What one call of the converter did: it stops at a fault.
    struct Run {
        std::size_t taken = 0;    ///< bytes, the faulty ones included
        std::size_t faulty = 0;   ///< bytes at the end of those taken that do not decode
        std::size_t written = 0;  ///< UTF-16 units
    };

    Run run(std::string_view bytes, bool last) {
        UConverter* const converting = converter.get();
        ucnv_resetToUnicode(converting);
        if (units.size() < 2 * bytes.size() + 16) {
            units.resize(2 * bytes.size() + 16);
            offsets.resize(units.size());
        }
        UErrorCode status = U_ZERO_ERROR;
        UChar* target = units.data();
        const char* from = bytes.data();
        ucnv_toUnicode(converting, &target, units.data() + units.size(), &from, bytes.data() + bytes.size(),
                       offsets.data(), last ? 1 : 0, &status);
        Run result;
        result.taken = static_cast<std::size_t>(from - bytes.data());
        result.written = static_cast<std::size_t>(target - units.data());
        if (U_FAILURE(status)) {
            std::array<char, 32> invalid{};
            auto length = static_cast<std::int8_t>(invalid.size());
            UErrorCode asked = U_ZERO_ERROR;
            ucnv_getInvalidChars(converting, invalid.data(), &length, &asked);
            PM_CHECK(status != U_BUFFER_OVERFLOW_ERROR && U_SUCCESS(asked) && length > 0);
            result.faulty = std::min(static_cast<std::size_t>(length), result.taken);
        } else if (!last) {
            // A character cut by the end of the chunk is read again with the next one.
            UErrorCode asked = U_ZERO_ERROR;
            const std::int32_t pending = ucnv_toUCountPending(converting, &asked);
            if (U_SUCCESS(asked) && pending > 0) result.taken -= static_cast<std::size_t>(pending);
        }
        return result;
    }

    std::optional<std::string> encode(std::string_view text) {
        UConverter* const converting = converter.get();
        ucnv_resetFromUnicode(converting);
        std::string out;
        std::vector<UChar> wide;
        std::array<char, 4096> narrow;
        for (std::size_t at = 0; at < text.size() || wide.empty();) {
            wide.clear();
            for (; at < text.size() && wide.size() < chunk_bytes; at += decode_at(text, at).size) {
                const auto code = static_cast<UChar32>(decode_at(text, at).code);
                if (code > 0xFFFF) wide.push_back(U16_LEAD(code));
                wide.push_back(code > 0xFFFF ? U16_TRAIL(code) : static_cast<UChar>(code));
            }
            const UChar* from = wide.data();
            UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
            while (status == U_BUFFER_OVERFLOW_ERROR) {
                status = U_ZERO_ERROR;
                char* target = narrow.data();
                ucnv_fromUnicode(converting, &target, narrow.data() + narrow.size(), &from,
                                 wide.data() + wide.size(), nullptr, at == text.size() ? 1 : 0, &status);
                out.append(narrow.data(), target);
            }
            if (U_FAILURE(status)) return std::nullopt;
            if (at == text.size()) break;
        }
        return out;
    }
};

Charset::Charset(std::string name, std::unique_ptr<State> state)
    : name_(std::move(name)), state_(std::move(state)) {}
Charset::Charset(Charset&&) noexcept = default;
Charset& Charset::operator=(Charset&&) noexcept = default;
Charset::~Charset() = default;

std::optional<Charset> Charset::find(std::string_view name) {
    if (name.empty() || name.size() > 60) return std::nullopt;
    std::string wanted = lower_case(name);
    for (const Alias& alias : aliases) {
        if (alias.name == wanted) wanted = alias.means;
    }
    UErrorCode status = U_ZERO_ERROR;
    auto state = std::make_unique<State>();
    state->converter.reset(ucnv_open(wanted.c_str(), &status));
    if (U_FAILURE(status) || !state->converter) return std::nullopt;
    UConverter* const converter = state->converter.get();
    if (has_shift_states(ucnv_getType(converter))) return std::nullopt;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFallback(converter, 0);
    UErrorCode named = U_ZERO_ERROR;
    const char* const standard = ucnv_getStandardName(ucnv_getName(converter, &named), "IANA", &named);
    if (U_FAILURE(status)) return std::nullopt;
    // ICU spells this one in lower case; IANA does not.
    if (wanted == "gb18030") wanted = "GB18030";
    const bool given = wanted == "GB18030" || standard == nullptr;
    return Charset(given ? wanted : standard, std::move(state));
}

bool Charset::single_byte() const {
    return ucnv_getMaxCharSize(state_->converter.get()) == 1;
}

namespace {

/// The pieces of `bytes` that became units, in order; text offsets count from `start`.
std::vector<Unit> pieces(const UChar* units, const std::int32_t* offsets, std::size_t number,
                         std::size_t byte_end, std::uint32_t start) {
    std::vector<Unit> result;
    std::string one;
    std::uint32_t at = start;
    for (std::size_t i = 0; i < number;) {
        const auto from = static_cast<std::uint32_t>(offsets[i]);
        const std::size_t first = i;
        while (i < number && (offsets[i] < 0 || static_cast<std::uint32_t>(offsets[i]) == from)) ++i;
        one.clear();
        append_utf16(one, units + first, i - first);
        const auto end = at + static_cast<std::uint32_t>(one.size());
        result.push_back(
            {from,
             static_cast<std::uint32_t>(i < number ? static_cast<std::size_t>(offsets[i]) : byte_end),
             {at, end}});
        at = end;
    }
    return result;
}

}  // namespace

Conversion Charset::decode(std::string_view bytes) {
    Conversion result;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::string_view chunk = bytes.substr(at, chunk_bytes);
        const bool last = at + chunk.size() == bytes.size();
        const State::Run run = state_->run(chunk, last);
        const auto start = static_cast<std::uint32_t>(result.text.size());
        append_utf16(result.text, state_->units.data(), run.written);
        if (result.text.size() > std::numeric_limits<std::uint32_t>::max() - chunk_bytes) {
            throw base::Error("the text is larger than 4 GiB", "split the file");
        }
        const std::string_view good = chunk.substr(0, run.taken - run.faulty);
        if (state_->encode(std::string_view(result.text).substr(start)) != good) {
            // Rare: some character has two spellings in this encoding. Find which, one by one.
            const std::vector<Unit> units =
                pieces(state_->units.data(), state_->offsets.data(), run.written, good.size(), start);
            for (const Unit& unit : units) {
                const std::string_view spelled = good.substr(unit.from, unit.to - unit.from);
                if (state_->encode(unit.text.of(result.text)) == spelled) continue;
                result.exceptions.push_back({unit.text, std::string(spelled)});
                ++result.respelled;
            }
        }
        if (run.faulty > 0) {
            const auto here = static_cast<std::uint32_t>(result.text.size());
            const std::string_view faulty = chunk.substr(good.size(), run.faulty);
            // Windows writes the euro sign of code page 936 as a byte that GB18030 does not have.
            append(result.text, name_ == "GB18030" && faulty == "\x80" ? U'\u20AC' : replacement);
            result.exceptions.push_back(
                {{here, static_cast<std::uint32_t>(result.text.size())}, std::string(faulty)});
            result.bad_bytes += faulty.size();
        }
        PM_CHECK(run.taken > 0);
        at += run.taken;
    }
    return result;
}

std::optional<std::string> Charset::encode(std::string_view text) {
    return state_->encode(text);
}

Conversion decode_utf8(std::string_view bytes) {
    Conversion result;
    std::size_t copied = 0;
    for (std::size_t at = find_malformed(bytes); at < bytes.size();) {
        const Decoded one = decode_at(bytes, at);
        if (one.good) {
            at += one.size;
            continue;
        }
        result.text.append(bytes.substr(copied, at - copied));
        const auto here = static_cast<std::uint32_t>(result.text.size());
        append(result.text, replacement);
        result.exceptions.push_back({{here, here + 3}, std::string(bytes.substr(at, one.size))});
        result.bad_bytes += one.size;
        at += one.size;
        copied = at;
        if (result.text.size() > std::numeric_limits<std::uint32_t>::max() - chunk_bytes) {
            throw base::Error("the text is larger than 4 GiB", "split the file");
        }
    }
    result.text.append(bytes.substr(copied));
    return result;
}

}  // namespace text
