#include "text/detect.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/ucsdet.h>

#include "base/ascii.h"
#include "text/utf8.h"

namespace text {
namespace {

constexpr std::size_t sample_bytes = std::size_t{1} << 18;  // enough to be sure; the rest follows suit
constexpr std::size_t declaration_bytes = std::size_t{1} << 13;

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

/// The value behind `key` and `=` in a tag or declaration: quoted, or up to white space, `;`, `/`, `>`.
std::string value_of(std::string_view tag, std::string_view key) {
    const std::size_t found = tag.find(key);
    if (found == std::string_view::npos) return {};
    std::size_t at = found + key.size();
    const auto skip = [&](std::string_view what) {
        while (at < tag.size() && what.find(tag[at]) != std::string_view::npos) ++at;
    };
    skip(" \t\r\n");
    if (at >= tag.size() || tag[at] != '=') return {};
    ++at;
    skip(" \t\r\n\"'");
    const std::size_t end = std::min(tag.find_first_of(" \t\r\n\"';/>?", at), tag.size());
    return std::string(tag.substr(at, end - at));
}

/// How the pairs of a double-byte encoding fall: into its area of common characters, or elsewhere.
struct PairCount {
    std::size_t common = 0, other = 0, broken = 0, frequent = 0;
    /// 0 to 1; a broken pair weighs as much as five good ones.
    [[nodiscard]] double share() const {
        const std::size_t all = common + other + 5 * broken;
        return all == 0 ? 0.0 : static_cast<double>(common) / static_cast<double>(all);
    }
    /// How many of the pairs are among the dozen most frequent characters.
    [[nodiscard]] double frequent_share() const {
        const std::size_t all = common + other + broken;
        return all == 0 ? 0.0 : static_cast<double>(frequent) / static_cast<double>(all);
    }
};

// 的一是在不了有和人中大上 and ，。, whose share in Chinese prose is about a seventh.
constexpr std::array<unsigned, 14> frequent_gb{0xB5C4, 0xD2BB, 0xCAC7, 0xD4DA, 0xB2BB, 0xC1CB, 0xD3D0,
                                               0xBACD, 0xC8CB, 0xD6D0, 0xB4F3, 0xC9CF, 0xA3AC, 0xA1A3};
constexpr std::array<unsigned, 14> frequent_big5{0xAABA, 0xA440, 0xAC4F, 0xA662, 0xA4A3, 0xA446, 0xA6B3,
                                                 0xA94D, 0xA448, 0xA4A4, 0xA46A, 0xA457, 0xA141, 0xA143};

/// GB 2312 level 1 (3,755 characters by pronunciation) and its signs; all else of GB18030 is rare in prose.
PairCount count_gb18030(std::string_view bytes) {
    PairCount count;
    for (std::size_t at = 0; at < bytes.size();) {
        const unsigned lead = byte_at(bytes, at);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const unsigned trail = at + 1 < bytes.size() ? byte_at(bytes, at + 1) : 0x40;
        if (lead >= 0x81 && lead <= 0xFE && trail >= 0x30 && trail <= 0x39 && at + 3 < bytes.size() &&
            byte_at(bytes, at + 2) >= 0x81 && byte_at(bytes, at + 3) >= 0x30 &&
            byte_at(bytes, at + 3) <= 0x39) {
            ++count.other;
            at += 4;
            continue;
        }
        if (lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF) {
            ++count.broken;
            ++at;
            continue;
        }
        const bool common =
            trail >= 0xA1 && ((lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3));
        ++(common ? count.common : count.other);
        if (std::ranges::find(frequent_gb, lead << 8 | trail) != frequent_gb.end()) ++count.frequent;
        at += 2;
    }
    return count;
}

/// Big5 level 1 (5,401 frequent characters, A440–C67E) and its signs.
PairCount count_big5(std::string_view bytes) {
    PairCount count;
    for (std::size_t at = 0; at < bytes.size();) {
        const unsigned lead = byte_at(bytes, at);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const unsigned trail = at + 1 < bytes.size() ? byte_at(bytes, at + 1) : 0x40;
        const bool good_trail = (trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE);
        if (lead < 0x87 || lead == 0xFF || !good_trail) {
            ++count.broken;
            ++at;
            continue;
        }
        ++(lead >= 0xA1 && lead <= 0xC6 ? count.common : count.other);
        if (std::ranges::find(frequent_big5, lead << 8 | trail) != frequent_big5.end()) ++count.frequent;
        at += 2;
    }
    return count;
}

/// What ICU makes of it, if it is a Chinese reader's encoding or another that we can convert.
Guess icu_guess(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    struct Close {
        void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
    };
    const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
    if (U_FAILURE(status)) return {};
    ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    std::int32_t number = 0;
    const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &number, &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < number; ++i) {
        const char* const name = ucsdet_getName(matches[i], &status);
        constexpr std::array<std::string_view, 3> trusted{"Shift_JIS", "EUC-JP", "EUC-KR"};
        if (U_SUCCESS(status) && std::ranges::find(trusted, std::string_view(name)) != trusted.end()) {
            return {name, ucsdet_getConfidence(matches[i], &status)};
        }
    }
    return {};
}

}  // namespace

std::optional<std::string> declared_encoding(std::string_view bytes) {
    std::string head(bytes.substr(0, declaration_bytes));
    std::ranges::transform(head, head.begin(), base::lower);
    const std::string_view all = head;
    if (all.starts_with("<?xml")) {
        const std::string value = value_of(all.substr(0, std::min(all.find("?>"), all.size())), "encoding");
        if (!value.empty()) return value;
    }
    for (std::size_t at = all.find("<meta"); at != std::string_view::npos; at = all.find("<meta", at + 5)) {
        const std::string value = value_of(all.substr(at, all.find('>', at) - at), "charset");
        if (!value.empty()) return value;
    }
    return std::nullopt;
}

std::optional<Guess> detect_wide(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, sample_bytes & ~std::size_t{3});
    if (sample.size() < 4 || sample.find('\0') == std::string_view::npos) return std::nullopt;
    std::array<std::size_t, 4> zeros{};
    for (std::size_t at = 0; at < sample.size(); ++at) {
        if (sample[at] == '\0') ++zeros[at % 4];
    }
    const std::size_t quarter = (sample.size() + 3) / 4;
    const auto most = [quarter](std::size_t number) { return number * 10 >= quarter * 8; };
    // UTF-32: the fourth byte of each character is zero, mostly the third as well.
    if (bytes.size() % 4 == 0 && quarter >= 2) {
        if (most(zeros[3]) && most(zeros[2]) && zeros[0] * 4 < quarter) return Guess{"UTF-32LE", 95};
        if (most(zeros[0]) && most(zeros[1]) && zeros[3] * 4 < quarter) return Guess{"UTF-32BE", 95};
    }
    // UTF-16: line ends, spaces and digits have a zero on one side only. A binary file has them on both.
    const std::size_t even = zeros[0] + zeros[2];
    const std::size_t odd = zeros[1] + zeros[3];
    if (bytes.size() % 2 != 0 || (even + odd) * 100 < sample.size()) return std::nullopt;
    if (odd >= 2 && even * 20 <= odd) return Guess{"UTF-16LE", odd >= 8 ? 90 : 70};
    if (even >= 2 && odd * 20 <= even) return Guess{"UTF-16BE", even >= 8 ? 90 : 70};
    return std::nullopt;
}

namespace {

/// How many units of UTF-16 are what Chinese prose is made of, and how many of these are its signs.
struct UnitCount {
    std::size_t usual = 0, signs = 0;
};

UnitCount count_units(std::string_view bytes, bool little) {
    UnitCount count;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const unsigned unit =
            byte_at(bytes, at + (little ? 1 : 0)) << 8 | byte_at(bytes, at + (little ? 0 : 1));
        const bool sign = unit == '\n' || unit == '\r' || unit == ' ' || unit == 0x3001 || unit == 0x3002 ||
                          unit == 0x3000 || unit == 0xFF0C || unit == 0xFF1A;
        const bool usual = (unit >= 0x4E00 && unit <= 0x9FA5) || (unit >= 0x3000 && unit <= 0x303F) ||
                           (unit >= 0xFF01 && unit <= 0xFF5E) || (unit >= 0x20 && unit < 0x7F) ||
                           (unit >= 0x2010 && unit <= 0x203B) || unit == '\t';
        count.usual += sign || usual ? 1 : 0;
        count.signs += sign ? 1 : 0;
    }
    return count;
}

}  // namespace

std::optional<Guess> detect_wide_prose(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, sample_bytes);
    const std::size_t units = sample.size() / 2;
    if (bytes.size() % 2 != 0 || units < 8) return std::nullopt;
    for (const bool little : {true, false}) {
        const UnitCount here = count_units(sample, little);
        // Read with its bytes the other way round, a third of such a text falls among Chinese characters.
        if (here.signs == 0 || here.usual * 100 < units * 97) continue;
        const UnitCount there = count_units(sample, !little);
        if (there.usual * 100 > units * 75) continue;
        return Guess{little ? "UTF-16LE" : "UTF-16BE", units >= 20 ? 90 : 65};
    }
    return std::nullopt;
}

namespace {

/// Sequences of UTF-8 among any bytes.
struct SequenceCount {
    std::size_t bad = 0;
    std::size_t two = 0;   // chance makes these from bytes of other encodings,
    std::size_t more = 0;  // but hardly ever these
};

SequenceCount count_sequences(std::string_view bytes) {
    SequenceCount count;
    for (std::size_t at = 0; at < bytes.size();) {
        const Decoded one = decode_at(bytes, at);
        count.bad += one.good ? 0 : 1;
        count.two += one.good && one.size == 2 ? 1 : 0;
        count.more += one.good && one.size > 2 ? 1 : 0;
        at += one.size;
    }
    return count;
}

/// For bytes that are nothing else: is there UTF-8 in them, though nearly as much is damaged?
bool holds_utf8(std::string_view bytes) {
    const SequenceCount count = count_sequences(bytes);
    return count.more >= 3 && count.more >= count.bad;
}

}  // namespace

bool damaged_utf8(std::string_view bytes) {
    const SequenceCount count = count_sequences(bytes);
    return count.more >= 2 * count.bad || count.two >= 10 * count.bad;
}

Guess detect_encoding(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, sample_bytes);
    const PairCount gb = count_gb18030(sample);
    const PairCount big5 = count_big5(sample);
    const double gb_score = gb.share() + gb.frequent_share();
    const double big5_score = big5.share() + big5.frequent_share();
    const bool is_gb = gb_score >= big5_score;
    const PairCount& best = is_gb ? gb : big5;
    const double lead = is_gb ? gb_score - big5_score : big5_score - gb_score;
    const std::size_t pairs = best.common + best.other;

    // Sanity: prose has nearly all its characters in the common area, and few bytes that fit nowhere.
    if (pairs > 0 && best.share() >= 0.75 && (pairs >= 4 || best.broken == 0)) {
        const double evidence = std::min(1.0, static_cast<double>(pairs) / 40.0);
        const int confidence =
            static_cast<int>(100.0 * best.share() * (0.5 + 0.5 * evidence) * std::min(1.0, 0.4 + 2.0 * lead));
        const Guess other = icu_guess(sample);
        if (other.confidence >= 90 && confidence < 60) return other;
        return {is_gb ? "GB18030" : "Big5", std::min(confidence, 99)};
    }
    const Guess other = icu_guess(sample);
    if (other.confidence >= 60) return other;
    // Next to nothing but pairs of bytes is not Latin text, however rare its characters (Hong Kong's, names).
    constexpr int hardly = 40;
    const bool dense = pairs >= 8 && 2 * pairs * 10 >= sample.size() * 7 && best.broken * 100 <= pairs;
    if (dense && best.share() >= 0.4) return {is_gb ? "GB18030" : "Big5", hardly};
    if (holds_utf8(sample)) return {"UTF-8", hardly};
    return {"windows-1252", 20};
}

}  // namespace text
