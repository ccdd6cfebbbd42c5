#include "text/byteshift.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/decode.h"
#include "text/pinyin.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace text {
namespace {

constexpr std::string_view charset = "GBK";
constexpr unsigned first_lead = 0x81;
constexpr unsigned last_lead = 0xFE;
// Both pairings meet at the next byte below 0x80, which every clause has; beyond that it is something else.
constexpr std::size_t most_bytes = 32;
// No character begins with this byte. By itself Windows reads it as the euro sign: 整?zhèn)€(gè) for 整個.
// Others take it for the first byte of a pair and lose the bracket behind it: 整?zhèn)?gè).
constexpr char lone_byte = '\x80';
constexpr std::string_view lone_sign = "€";
// More ways to fill the holes than this are no knowledge, however they end.
constexpr std::size_t most_candidates = 512;

bool is_lead(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= first_lead && value <= last_lead;
}

/// Han characters, and the punctuation that stands among them.
bool is_text(char32_t code) {
    return is_han(code) || (code >= 0x3001 && code <= 0x3011) || (code >= 0xFF01 && code <= 0xFF1F) ||
           (code >= 0x2014 && code <= 0x2026);
}

/// The character of Chinese text that two bytes spell, or 0.
char32_t spelled(char first, char second) {
    const std::array<char, 2> pair = {first, second};
    const std::optional<std::string> text = decode_exactly({pair.data(), pair.size()}, charset);
    if (!text || text->empty()) return 0;
    const Decoded decoded = decode_at(*text, 0);
    return decoded.size == text->size() && is_text(decoded.code) ? decoded.code : 0;
}

/// One or two bytes of GBK, or nothing. `half`: a byte before them waits for its fellow.
std::optional<std::string> bytes_of(std::string_view character, bool half = false) {
    if (half && character == lone_sign) return std::string(1, lone_byte);
    std::optional<std::string> bytes = encode(character, charset);
    if (!bytes || bytes->size() > 2) return {};
    return bytes;
}

/// A piece of the source: the bytes it stands for, or a hole of one byte; and the reading put in behind it.
struct Piece {
    std::string bytes;
    bool hole = false;
    std::string reading{};
};

/// A damaged stretch as it stands in the source.
struct Stretch {
    std::vector<Piece> pieces;
    std::uint32_t end = 0;  ///< in the line
    std::string_view hole;  ///< how it is written
    bool eats = true;       ///< the hole swallowed the bracket behind it
    bool closed = false;    ///< both ways of pairing bytes meet again at `end`
};

/// "reading)" at `at`, with a tone mark; the offset behind the bracket, or 0.
std::uint32_t inserted_at(std::string_view line, std::size_t at, std::string& reading) {
    const std::size_t close = line.substr(at, 17).find(')');
    if (close == std::string_view::npos) return 0;
    const std::optional<Syllable> syllable = pinyin_syllable(line.substr(at, close));
    if (!syllable || syllable->tone == 0) return 0;
    reading = line.substr(at, close);
    return static_cast<std::uint32_t>(at + close + 1);
}

std::string_view hole_at(std::string_view line, std::size_t at) {
    for (const std::string_view hole : {std::string_view("?"), std::string_view("\xEF\xBF\xBD")}) {
        if (line.substr(at, hole.size()) == hole) return hole;
    }
    return {};
}

/// A hole and the reading behind it, at `at`; the offset behind both, or 0.
std::uint32_t read_hole(std::string_view line, std::size_t at, Stretch& stretch) {
    const std::string_view hole = hole_at(line, at);
    if (hole.empty()) return 0;
    const std::size_t after = at + hole.size();
    const bool eats = after >= line.size() || line[after] != '(';
    std::string reading;
    const std::uint32_t end = inserted_at(line, eats ? after : after + 1, reading);
    if (end == 0) return 0;
    if (stretch.pieces.empty()) {
        stretch.hole = hole;
        stretch.eats = eats;
    } else if (stretch.hole != hole || stretch.eats != eats) {
        return 0;  // one decoder, one way to write what it cannot read
    }
    stretch.pieces.push_back({"", true, std::move(reading)});
    return end;
}

/// The stretch that begins at `begin`; without pieces when there is none. The bytes before it pair up as the
/// source shows them; in it the true pairs lie one byte off, until both meet.
Stretch stretch_at(std::string_view line, std::size_t begin) {
    Stretch stretch;
    bool half = false;  // one byte of a true pair is waiting for the other
    std::size_t bytes = 0;
    auto at = static_cast<std::uint32_t>(begin);
    while (at < line.size() && bytes < most_bytes) {
        std::uint32_t next = read_hole(line, at, stretch);
        if (next != 0) {
            half = !half;
            ++bytes;
        } else if (stretch.pieces.empty()) {
            return stretch;
        } else {
            const Decoded one = decode_at(line, at);
            std::optional<std::string> spelling = bytes_of(line.substr(at, one.size), half);
            if (!one.good || !spelling || one.code < 0x20) break;
            next = at + one.size;
            if (spelling->size() == 1) half = !half;
            bytes += spelling->size();
            Piece piece{std::move(*spelling)};
            if (next < line.size() && line[next] == '(') {
                const std::uint32_t behind = inserted_at(line, next + 1, piece.reading);
                if (behind != 0) next = behind;
            }
            stretch.pieces.push_back(std::move(piece));
        }
        at = next;
        stretch.end = at;
        if (!half) {
            stretch.closed = true;
            break;
        }
    }
    if (!stretch.closed && !stretch.pieces.empty()) {
        std::string reading;
        const std::size_t after = begin + stretch.hole.size() + (stretch.eats ? 0 : 1);
        stretch.end = inserted_at(line, after, reading);
    }
    return stretch;
}

bool reads(char32_t code, std::string_view reading, const InsertedReadings& known) {
    if (code == 0) return false;
    const auto found = known.find(code);
    return found != known.end() ? found->second == reading : usual_reading(code) == reading;
}

/// All ways to fill the holes such that each spells, with the byte before it, a character of that reading.
/// `before`: the last byte before the stretch.
std::vector<std::string> fillings(const Stretch& stretch, char before, const InsertedReadings& known) {
    std::vector<std::string> candidates = {""};
    for (const Piece& piece : stretch.pieces) {
        std::vector<std::string> longer;
        for (const std::string& candidate : candidates) {
            if (!piece.hole) {
                longer.push_back(candidate + piece.bytes);
                continue;
            }
            const char previous = candidate.empty() ? before : candidate.back();
            for (unsigned byte = static_cast<unsigned char>(lone_byte); byte <= last_lead; ++byte) {
                const char lost = static_cast<char>(byte);
                if (reads(spelled(previous, lost), piece.reading, known)) longer.push_back(candidate + lost);
            }
        }
        candidates = std::move(longer);
        if (candidates.size() > most_candidates) return {};
    }
    return candidates;
}

/// `bytes` as Chinese text, two bytes a character; empty when they are anything else.
std::string as_text(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const char32_t code = spelled(bytes[i], bytes[i + 1]);
        if (code == 0) return {};
        append(text, code);
    }
    return bytes.size() % 2 == 0 ? text : std::string{};
}

/// Bytes with readings between them; inserted[i] stands behind bytes[i].
struct Damaged {
    std::string bytes;
    std::vector<std::string> inserted;
};

/// What a decoder makes of the byte that begins no character.
enum class LoneByte : bool { euro_sign, half_of_a_pair };

/// Reads damaged bytes as GBK, as a decoder does that writes `hole` for what it cannot read.
std::string read_damaged(const Damaged& damaged, std::string_view hole, bool eats,
                         LoneByte lone = LoneByte::euro_sign) {
    std::string out;
    for (std::size_t i = 0; i < damaged.bytes.size(); ++i) {
        std::string inserted = damaged.inserted[i];
        const bool is_lone = damaged.bytes[i] == lone_byte;
        if (is_lone && lone == LoneByte::euro_sign) {
            out += lone_sign;
        } else if (!is_lone && !is_lead(damaged.bytes[i])) {
            out.push_back(damaged.bytes[i]);
        } else if (!inserted.empty() || i + 1 == damaged.bytes.size()) {
            out += hole;  // a lead byte and the bracket behind it
            if (eats && !inserted.empty()) inserted.erase(0, 1);
        } else {
            const std::optional<std::string> pair = decode_exactly(damaged.bytes.substr(i, 2), charset);
            out += pair ? *pair : std::string(hole);
            inserted = damaged.inserted[++i];
        }
        out += inserted;
    }
    return out;
}

/// Is the damage of `bytes` the source? The readings of the stretch are put in where they stand; every other
/// pair that `known` glosses must have its reading too, unless an insertion parts it.
bool reproduces(std::string_view source, const Stretch& stretch, std::string_view bytes, char before,
                const InsertedReadings& known) {
    Damaged damaged{std::string(bytes), std::vector<std::string>(bytes.size())};
    std::size_t at = 0;
    for (const Piece& piece : stretch.pieces) {
        at += piece.hole ? 1 : piece.bytes.size();
        if (!piece.reading.empty()) damaged.inserted[at - 1] = "(" + piece.reading + ")";
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const bool parted = i > 0 && !damaged.inserted[i - 1].empty();
        if (parted) continue;
        const char32_t code = spelled(i == 0 ? before : bytes[i - 1], bytes[i]);
        const auto glossed = known.find(code);
        const std::string wanted = code == 0 || glossed == known.end() ? "" : "(" + glossed->second + ")";
        if (!wanted.empty() && damaged.inserted[i] != wanted) return false;
    }
    return read_damaged(damaged, stretch.hole, stretch.eats) == source ||
           read_damaged(damaged, stretch.hole, stretch.eats, LoneByte::half_of_a_pair) == source;
}

/// Only characters that a page of news prints: the first level of Big5 or of GB 2312.
bool is_common(std::string_view text) {
    for (const auto [code, at, size] : CodePoints(text)) {
        if (!is_han(code)) continue;
        const std::string_view one = text.substr(at, size);
        const std::optional<std::string> big5 = encode(one, "Big5");
        const std::optional<std::string> gb = encode(one, charset);
        const auto lead = [](const std::optional<std::string>& bytes) {
            return bytes && bytes->size() == 2 ? static_cast<unsigned char>(bytes->front()) : 0U;
        };
        const bool in_big5 = lead(big5) >= 0xA4 && lead(big5) <= 0xC6;
        const bool in_gb =
            lead(gb) >= 0xB0 && lead(gb) <= 0xD7 && static_cast<unsigned char>(gb->back()) >= 0xA1;
        if (!in_big5 && !in_gb) return false;
    }
    return true;
}

/// Only characters that a page in the script of such sites prints: the first level of Big5. Pairs of bytes
/// that spell nothing are often dropped from a page, and what is left beside them spells, one byte off,
/// characters that never stood there: 地赵多種 for 地政府以多種.
bool is_of_the_page(std::string_view text) {
    constexpr unsigned first = 0xA4, last = 0xC6;
    for (const auto [code, at, size] : CodePoints(text)) {
        if (!is_han(code)) continue;
        const std::optional<std::string> big5 = encode(text.substr(at, size), "Big5");
        if (!big5 || big5->size() != 2) return false;
        const auto lead = static_cast<unsigned char>(big5->front());
        if (lead < first || lead > last) return false;
    }
    return true;
}

/// How well the readings of a stretch fit one way to fill its holes.
struct Fit {
    bool all = true;    ///< every reading is the usual one of its character, or the list's
    bool known = true;  ///< every hole ends a character that the text glosses elsewhere
    bool usual = true;  ///< every hole ends a character that news prints: no list of readings has 髪 for 髮
};

Fit fit_of(const Stretch& stretch, std::string_view bytes, char before, const InsertedReadings& known) {
    Fit fit;
    std::size_t at = 0;
    for (const Piece& piece : stretch.pieces) {
        at += piece.hole ? 1 : piece.bytes.size();
        if (piece.reading.empty()) continue;
        const char32_t code = spelled(at < 2 ? before : bytes[at - 2], bytes[at - 1]);
        fit.all = fit.all && reads(code, piece.reading, known);
        fit.known = fit.known && known.contains(code);
        fit.usual = fit.usual && is_common(encoded(code));
    }
    return fit;
}

struct Answer {
    std::string text;
    Fit fit;
};

/// Leaves the answers for which `better` holds, unless it holds for none.
template <typename Better>
void prefer(std::vector<Answer>& answers, Better better) {
    if (std::ranges::any_of(answers, better))
        std::erase_if(answers, [&](const Answer& one) { return !better(one); });
}

/// What stood in a stretch, if one answer alone is left.
std::string restored(std::string_view source, const Stretch& stretch, char before,
                     const InsertedReadings& known) {
    std::vector<Answer> answers;
    for (const std::string& bytes : fillings(stretch, before, known)) {
        std::string text = as_text(bytes);
        if (text.empty() || !reproduces(source, stretch, bytes, before, known)) continue;
        answers.push_back({std::move(text), fit_of(stretch, bytes, before, known)});
    }
    prefer(answers, [](const Answer& one) { return one.fit.all; });
    prefer(answers, [](const Answer& one) { return one.fit.known; });
    prefer(answers, [](const Answer& one) { return one.fit.usual; });
    if (answers.size() > 1) std::erase_if(answers, [](const Answer& one) { return !is_common(one.text); });
    const bool known_for_certain = answers.size() == 1 && is_of_the_page(answers.front().text);
    return known_for_certain ? answers.front().text : std::string{};
}

/// The character before `at`, over a reading of its own: 變(biàn)?yōu)楝F for 變為現, whose list holds 優
/// (the end of 變 and the start of 為) and then 變.
std::string_view anchor_before(std::string_view line, std::size_t at) {
    if (line[at - 1] == ')') {
        constexpr std::size_t longest_reading = 16;
        const std::size_t from = at - std::min(at, longest_reading);
        const std::size_t open = from + line.substr(from, at - from).rfind('(') + 1;  // from: there is none
        std::string reading;
        if (open > from && open > 1 && inserted_at(line, open, reading) == at) at = open - 1;
    }
    const Decoded anchor = decode_before(line, at);
    return is_han(anchor.code) ? line.substr(at - anchor.size, anchor.size) : std::string_view{};
}

}  // namespace

std::vector<ShiftDamage> find_shift_damage(std::string_view line, const InsertedReadings& known) {
    std::vector<ShiftDamage> found;
    for (std::size_t at = 1; at < line.size();) {
        // A hole begins with one of these, and so do few other characters.
        if (line[at] != '?' && line[at] != '\xEF') {
            ++at;
            continue;
        }
        const std::string_view anchor = hole_at(line, at).empty() ? "" : anchor_before(line, at);
        const Stretch stretch = anchor.empty() ? Stretch{} : stretch_at(line, at);
        if (stretch.pieces.empty()) {
            at += decode_at(line, at).size;
            continue;
        }
        const Slice slice{static_cast<std::uint32_t>(at), stretch.end};
        const std::optional<std::string> before = bytes_of(anchor);
        std::string text;
        if (stretch.closed && before) text = restored(slice.of(line), stretch, before->back(), known);
        found.push_back({slice, std::move(text)});
        at = stretch.end;
    }
    return found;
}

std::string shift_damage(std::string_view clean, const InsertedReadings& readings, std::string_view hole) {
    const std::optional<std::string> bytes = encode(clean, charset);
    if (!bytes) return {};
    Damaged damaged{*bytes, std::vector<std::string>(bytes->size())};
    for (std::size_t i = 1; i < bytes->size(); ++i) {
        if (!is_lead((*bytes)[i - 1])) continue;
        const auto reading = readings.find(spelled((*bytes)[i - 1], (*bytes)[i]));
        if (reading != readings.end()) damaged.inserted[i] = "(" + reading->second + ")";
    }
    return read_damaged(damaged, hole, true);
}

}  // namespace text
