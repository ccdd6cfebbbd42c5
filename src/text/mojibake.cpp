#include "text/mojibake.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/characters.h"
#include "text/decode.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace text {
namespace {

constexpr std::size_t fewest_han = 2;
constexpr std::size_t chance_han = 3;  // of so few chance makes some in a million characters of honest text
constexpr std::size_t fewest_latin_pairs = 3;

// windows-1252 gives the bytes 0x80 to 0x9F to these; where it has none, decoders give the control itself.
constexpr char32_t high_latin[] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

/// The byte of windows-1252 or ISO 8859-1 that stands for `code`; 0 when none does or it is ASCII.
unsigned latin_byte(char32_t code) {
    if (code >= 0x80 && code <= 0xFF) return code;
    if (code > 0x2122) return 0;  // beyond the last of them: nearly every character of Chinese text
    const auto* const found = std::ranges::find(high_latin, code);
    return found == std::end(high_latin) ? 0 : 0x80U + static_cast<unsigned>(found - std::begin(high_latin));
}

bool is_cjk(char32_t code) {
    return is_han(code) || (code >= 0x3000 && code <= 0x303F) || (code >= 0xFF00 && code <= 0xFFEF) ||
           (code >= 0x2010 && code <= 0x2027);
}

/// May this stand in such a text at all? Controls do not, nor what `×“` would spell, a letter of Hebrew.
bool is_likely(char32_t code) {
    return is_cjk(code) || (code >= 0xA0 && code < 0x250) || (code >= 0x2000 && code < 0x2C00) ||
           (code >= 0x2E80 && code < 0xE000) || code >= 0xF900;
}

/// How many bytes a sequence of UTF-8 has that begins with `lead`; 0 when none begins so.
std::size_t sequence_size(unsigned lead) {
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

constexpr std::size_t longest_example = 40;  // code points on either side to its quotation mark

/// The mark that ends a quotation which `code` begins, in Chinese or in an alphabet; else 0.
char32_t quotation_end(char32_t code) {
    if (code == U'„') return U'“';
    if (code == U'«') return U'»';
    return is_one_of(code, U"“‘「『") ? closing_of(code) : 0;
}

/// The quotation mark that is open before `at`, and begins soon before it: where; npos when there is none.
/// One behind a letter above ASCII is a byte of garbled text itself (å“), not a mark.
std::size_t open_quotation(std::string_view line, std::size_t at) {
    for (std::size_t n = 0; n < longest_example && at > 0; ++n) {
        const Decoded one = decode_before(line, at);
        at -= one.size;
        if (one.code == U'\u201D' || one.code == U'」' || one.code == U'』' || one.code == U'»') break;
        if (quotation_end(one.code) != 0 && (at == 0 || latin_byte(decode_before(line, at).code) == 0))
            return at;
    }
    return std::string_view::npos;
}

/// UTF-8 read as windows-1252 that begins at `at`: as many sequences as follow one another.
std::optional<Mojibake> from_latin(std::string_view line, std::size_t at) {
    Mojibake found{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at)}, {}};
    for (std::size_t next = at; next < line.size();) {
        const std::size_t size = sequence_size(latin_byte(decode_at(line, next).code));
        std::string bytes;
        std::size_t end = next;
        for (; bytes.size() < size && end < line.size(); end += decode_at(line, end).size) {
            const char32_t code = decode_at(line, end).code;
            const unsigned byte = latin_byte(code);
            // â€” is a dash; after one byte alone (Ã”) the mark closes an example.
            const bool mark = code == U'\u201D' && bytes != "\xE2\x80";
            if (byte == 0 || (mark && open_quotation(line, at) != std::string_view::npos)) break;
            bytes.push_back(static_cast<char>(byte));
        }
        if (size == 0 || bytes.size() < size || find_malformed(bytes) != std::string_view::npos) break;
        const char32_t code = decode_at(bytes, 0).code;
        if (!is_likely(code)) break;
        found.restored += bytes;
        found.slice.end = static_cast<std::uint32_t>(end);
        next = end;
    }
    if (found.slice.empty()) return {};
    return found;
}

/// Is this GBK of everyday text: the first level of GB 2312, and punctuation?
bool is_everyday_pair(std::string_view pair) {
    if (pair.size() != 2) return false;
    const auto lead = static_cast<unsigned char>(pair[0]);
    const auto trail = static_cast<unsigned char>(pair[1]);
    return trail >= 0xA1 && (lead == 0xA1 || lead == 0xA3 || (lead >= 0xB0 && lead <= 0xD7));
}

/// How much of `words` is everyday text, in either script.
double everyday_share(std::string_view words) {
    std::size_t all = 0, everyday = 0;
    for (const auto [code, at, size] : CodePoints(words)) {
        std::string one;
        append(one, simplified(code));
        ++all;
        everyday += is_everyday_pair(encode(one, "GBK").value_or("")) ? 1 : 0;
    }
    return all == 0 ? 0 : static_cast<double>(everyday) / static_cast<double>(all);
}

/// Does `restored` say more than what stands there? Of few characters it must be everyday text throughout,
/// and have no punctuation before it was restored: garbled text has hardly any.
bool is_likelier(std::string_view restored, std::string_view there) {
    std::size_t han = 0;
    for (const auto [code, at, size] : CodePoints(restored)) han += is_han(code) ? 1 : 0;
    if (restored.find("\xEF\xBF\xBD") != std::string_view::npos) return true;  // 锟斤拷
    const double share = everyday_share(restored);
    if (han > chance_han) return share > everyday_share(there);
    for (const auto [code, at, size] : CodePoints(there)) {
        if (is_sign(code) || opens(code) || closes(code)) return false;
    }
    return share >= 1 && share > everyday_share(there);
}

/// GBK read as windows-1252: an even run of letters that no language writes in a row.
std::optional<Mojibake> gbk_from_latin(std::string_view line, std::size_t at) {
    std::string bytes;
    std::size_t end = at;
    while (end < line.size()) {
        const Decoded one = decode_at(line, end);
        const unsigned byte = latin_byte(one.code);
        if (byte == 0) break;
        bytes.push_back(static_cast<char>(byte));
        end += one.size;
    }
    if (bytes.size() % 2 != 0 || bytes.size() < 2 * fewest_latin_pairs) return {};
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        if (!is_everyday_pair(std::string_view(bytes).substr(i, 2))) return {};
    }
    // Signs stand among the letters (ÖÐ¹ú), and nobody wrote a table of the alphabet.
    const bool has_sign =
        std::ranges::any_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0xC0; });
    const auto as_byte = [](char c) { return static_cast<unsigned char>(c); };
    if (!has_sign || std::ranges::is_sorted(bytes, {}, as_byte)) return {};
    std::optional<std::string> text = decode_exactly(bytes, "GBK");
    if (!text) return {};
    return Mojibake{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, std::move(*text)};
}

/// UTF-8 read as GBK that begins with `bytes`, two bytes a character: what it says, as far as it goes and
/// both ways of counting meet; empty when it says nothing likely.
std::string_view from_gbk(std::string_view bytes) {
    constexpr std::size_t longest = 4096;  // of one stretch, so that hostile text stays linear
    std::size_t whole = 0;
    std::size_t han = 0;
    for (std::size_t at = 0; at < std::min(bytes.size(), longest);) {
        const Decoded one = decode_at(bytes, at);
        if (!one.good || !(is_cjk(one.code) || one.code == replacement)) break;
        at += one.size;
        if (is_han(one.code) || one.code == replacement) ++han;  // 锟斤拷: what was lost before
        if (at % 2 == 0) whole = at;
    }
    return han < fewest_han ? std::string_view{} : bytes.substr(0, whole);
}

/// The characters that GBK spells with the first two bytes of what from_gbk() takes: a lead byte from 0xE2 to
/// 0xEF, and behind it one that only continues a sequence of UTF-8. Hardly any everyday character is one.
class Starters {
  public:
    Starters() {
        for (unsigned lead = 0xE2; lead <= 0xEF; ++lead) {
            for (unsigned trail = 0x80; trail <= 0xBF; ++trail) {
                const std::string pair = {static_cast<char>(lead), static_cast<char>(trail)};
                const std::optional<std::string> text = decode_exactly(pair, "GBK");
                const char32_t code = text && !text->empty() ? decode_at(*text, 0).code : 0;
                if (code < 0x10000) known_[code / 64] |= std::uint64_t{1} << code % 64;
            }
        }
    }
    [[nodiscard]] bool has(char32_t code) const {
        return code < 0x10000 && (known_[code / 64] >> code % 64 & 1) != 0;
    }

  private:
    std::array<std::uint64_t, 0x10000 / 64> known_{};  ///< a bit for each character
};

const Starters& starters() {
    static const Starters known;
    return known;
}

/// The stretches of UTF-8 read as GBK in [begin, end), a run of characters that GBK spells in two bytes each.
void find_in_gbk(std::string_view line, Slice run, std::vector<Mojibake>& found) {
    if (!may_hold_mojibake(run.of(line))) return;
    const std::optional<std::string> bytes = encode(run.of(line), "GBK");
    std::vector<std::uint32_t> starts;
    for (const auto [code, at, size] : CodePoints(run.of(line))) starts.push_back(run.begin + at);
    starts.push_back(run.end);
    if (!bytes || bytes->size() != 2 * (starts.size() - 1)) return;
    for (std::size_t i = 0; i + 1 < starts.size();) {
        const std::string_view said = from_gbk(std::string_view(*bytes).substr(2 * i));
        if (said.empty()) {
            ++i;
            continue;
        }
        const Slice slice{starts[i], starts[i + said.size() / 2]};
        if (is_likelier(said, slice.of(line))) found.push_back({slice, std::string(said)});
        i += said.size() / 2;
    }
}

/// May GBK spell this in two bytes? ASCII has one; what is lost, beyond the BMP, private or a radical has
/// none.
bool may_be_gbk(char32_t code) {
    const bool radical = code >= 0x2E80 && code < 0x2FE0;
    const bool private_use = code >= 0xE865 && code < 0xF900;
    return code >= 0x80 && code < 0x10000 && code != replacement && !radical && !private_use;
}

/// The end of the run of characters from `at` on that may be two bytes of GBK; the run has one at least.
std::uint32_t end_of_run(std::string_view line, std::size_t at) {
    do {
        at += decode_at(line, at).size;
    } while (at < line.size() && may_be_gbk(decode_at(line, at).code));
    return static_cast<std::uint32_t>(at);
}

/// Is the quotation that `slice` stands in garbled for the most part? Its marks were written as they should
/// be, so the text about them is whole, and what they hold is shown as an example. (Titles in 《》 are set so
/// by templates of pages.)
bool is_example(std::string_view line, Slice slice) {
    const std::size_t open = open_quotation(line, slice.begin);
    if (open == std::string_view::npos) return false;
    const Decoded mark = decode_at(line, open);
    std::size_t at = slice.end;
    for (std::size_t n = 0; n < longest_example && at < line.size(); ++n) {
        const Decoded one = decode_at(line, at);
        if (one.code == quotation_end(mark.code)) return 2 * slice.size() >= at - open - mark.size;
        at += one.size;
    }
    return false;
}

}  // namespace

bool may_hold_mojibake(std::string_view part) {
    const Starters& gbk = starters();
    for (std::size_t at = 0; at < part.size();) {
        if (part.size() - at > 3) {
            if (const char32_t code = three_byte_character(part.data() + at); code != 0) {
                if (gbk.has(code)) return true;
                at += 3;
                continue;
            }
        }
        const Decoded one = decode_at(part, at);
        // What was read as windows-1252 begins with a lead byte of UTF-8 or GBK, all of them from 0xA1 on.
        if ((one.code >= 0xA1 && one.code <= 0xFF) || gbk.has(one.code)) return true;
        at += one.size;
    }
    return false;
}

std::vector<Mojibake> find_mojibake(std::string_view line) {
    std::vector<Mojibake> found;
    std::uint32_t run_end = 0;  // runs of GBK are looked at once
    for (std::uint32_t at = 0; at < line.size();) {
        const Decoded one = decode_at(line, at);
        if (!may_be_gbk(one.code)) {
            at += one.size;
            continue;
        }
        std::optional<Mojibake> latin;
        if (latin_byte(one.code) != 0) {
            latin = from_latin(line, at);
            // A run is looked at from its start only: a long one would take quadratic time.
            const bool run_begins = at == 0 || latin_byte(decode_before(line, at).code) == 0;
            if (!latin && run_begins) latin = gbk_from_latin(line, at);
        }
        if (latin) {
            at = latin->slice.end;
            found.push_back(std::move(*latin));
            continue;
        }
        if (at >= run_end) {
            run_end = end_of_run(line, at);
            const std::size_t before = found.size();
            find_in_gbk(line, {at, run_end}, found);
            if (found.size() > before) {
                at = run_end;
                continue;
            }
        }
        at += one.size;
    }
    std::erase_if(found, [&](const Mojibake& one) { return is_example(line, one.slice); });
    return found;
}

}  // namespace text
