#include "text/decode.h"

#include <algorithm>
#include <limits>

#include "base/ascii.h"
#include "base/error.h"
#include "text/charset.h"
#include "text/detect.h"
#include "text/rules.h"
#include "text/utf8.h"

namespace text {
namespace {

struct Mark {
    std::string_view bytes, encoding;
};

// The longer ones first: a UTF-32LE mark begins like one of UTF-16LE.
constexpr Mark marks[] = {
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    {"\xEF\xBB\xBF", "UTF-8"},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
};

/// Below this a detection is a guess, and the finding a warning.
constexpr int certain_enough = 60;
/// A finding names so many places of bad bytes; the ledger and the TEI have all.
constexpr std::size_t places_named = 5;

const Mark* mark_of(std::string_view bytes) {
    for (const Mark& mark : marks) {
        if (!bytes.starts_with(mark.bytes)) continue;
        // "FF FE 00 00" also begins UTF-16LE text with a NUL: only a whole number of UTF-32 units is UTF-32.
        if (mark.bytes.size() == 4 && bytes.size() % 4 != 0) continue;
        return &mark;
    }
    return nullptr;
}

Charset charset_of(std::string_view name) {
    std::optional<Charset> charset = Charset::find(name);
    PM_CHECK(charset.has_value());
    return *std::move(charset);
}

struct Decoding {
    std::string encoding;
    Conversion conversion;
};

/// Bytes that mean nothing, or a private-use character, in this encoding.
std::size_t unknown(const Conversion& conversion) {
    std::size_t number = conversion.bad_bytes;
    for (const auto [code, at, size] : CodePoints(conversion.text)) {
        if (code >= 0xE000 && code <= 0xF8FF) ++number;
    }
    return number;
}

Decoding decode_as(std::string_view bytes, std::string_view name) {
    if (name == "UTF-8") return {"UTF-8", decode_utf8(bytes)};
    Charset charset = charset_of(name);
    Decoding plain{charset.name(), charset.decode(bytes)};
    if (plain.encoding != "Big5" || unknown(plain.conversion) == 0) return plain;
    // Hong Kong's characters stand where plain Big5 has nothing, or private use (WHATWG Encoding §12).
    std::optional<Charset> extended = Charset::find("Big5-HKSCS");
    if (!extended) return plain;
    Decoding hong_kong{extended->name(), extended->decode(bytes)};
    return unknown(hong_kong.conversion) < unknown(plain.conversion) ? std::move(hong_kong)
                                                                     : std::move(plain);
}

void report(const SourceText& source, const Conversion& counts, base::Findings& findings) {
    if (counts.bad_bytes > 0) {
        std::string places;
        std::size_t named = 0;
        base::Location where;
        for (const Exception& exception : source.exceptions()) {
            if (exception.slice.of(source.text()) != "\xEF\xBF\xBD") continue;
            const Position position = source.position(exception.slice.begin);
            if (named == 0) {
                where.line = position.line;
                where.column = position.column;
                where.bytes = base::ByteRange{exception.slice.begin, exception.slice.end};
            }
            if (++named > places_named) break;
            places += (places.empty() ? "at line " : ", line ") + std::to_string(position.line) + " column " +
                      std::to_string(position.column);
        }
        findings.add(rules::undecodable, where,
                     {std::to_string(counts.bad_bytes), source.encoding(), places});
    }
    if (counts.respelled > 0) {
        findings.add(rules::second_spelling, {}, {std::to_string(counts.respelled), source.encoding()});
    }
}

SourceText finish(std::string bytes, Decoding decoding, base::Findings& findings) {
    if (decoding.encoding == "UTF-8" && decoding.conversion.exceptions.empty())
        return SourceText(std::move(bytes));
    const Conversion counts{{}, {}, decoding.conversion.bad_bytes, decoding.conversion.respelled};
    SourceText source(std::move(bytes), std::move(decoding.conversion.text), std::move(decoding.encoding),
                      std::move(decoding.conversion.exceptions));
    report(source, counts, findings);
    return source;
}

/// The encoding for the name that the caller gave.
std::string called(std::string_view name, std::string_view bytes) {
    const std::optional<Charset> charset = Charset::find(name);
    if (!charset) {
        throw base::UsageError(
            "the encoding \"" + std::string(name) + "\" is not known, or switches its state",
            "name one like UTF-8, GB18030, Big5, UTF-16LE, or convert the file to UTF-8");
    }
    const std::string lower = base::lowered(name);
    // "UTF-16" says nothing about the order of bytes: the zeros do.
    if (lower == "utf-16" || lower == "utf-32") {
        if (const auto guess = detect_wide(bytes);
            guess && guess->encoding.starts_with(charset->name().substr(0, 6))) {
            return guess->encoding;
        }
    }
    return charset->name();
}

/// A declaration that the bytes bear out.
std::optional<Decoding> as_declared(std::string_view bytes, const std::string& declared,
                                    base::Findings& findings) {
    const std::optional<Charset> charset = Charset::find(declared);
    if (!charset) return std::nullopt;
    // A single-byte encoding decodes anything: it is believed unless the bytes are plainly Chinese.
    const bool believed = !charset->single_byte() || detect_encoding(bytes).confidence < certain_enough;
    if (believed) {
        Decoding decoding = decode_as(bytes, charset->name());
        if (decoding.conversion.bad_bytes == 0) return decoding;
        // UTF-8 has its own rule; a double-byte file may have a few bad bytes and still be what it says.
        if (decoding.encoding != "UTF-8" && decoding.conversion.bad_bytes * 100 <= bytes.size() &&
            !damaged_utf8(bytes)) {
            return decoding;
        }
    }
    const Guess guess = detect_encoding(bytes);
    findings.add(rules::false_declaration, {}, {declared, damaged_utf8(bytes) ? "UTF-8" : guess.encoding});
    return std::nullopt;
}

/// A guess that the bytes bear out.
std::optional<Decoding> as_guessed(std::string_view bytes, const std::optional<Guess>& guess,
                                   base::Findings& findings) {
    if (!guess) return std::nullopt;
    Decoding decoding = decode_as(bytes, guess->encoding);
    if (decoding.conversion.bad_bytes > 0) return std::nullopt;
    findings.add(guess->confidence >= certain_enough ? rules::detected : rules::uncertain, {},
                 {decoding.encoding, std::to_string(guess->confidence)});
    return decoding;
}

}  // namespace

SourceText decode(std::string bytes, std::optional<std::string_view> encoding, base::Findings& findings) {
    if (bytes.size() >= std::numeric_limits<std::uint32_t>::max()) {
        throw base::Error("the file is larger than 4 GiB", "split it");
    }
    if (const Mark* const mark = mark_of(bytes)) {
        Decoding decoding = decode_as(bytes, mark->encoding);
        return finish(std::move(bytes), std::move(decoding), findings);
    }
    if (encoding) {
        Decoding decoding = decode_as(bytes, called(*encoding, bytes));
        return finish(std::move(bytes), std::move(decoding), findings);
    }
    // Zeros in every other place: also Latin text in UTF-16, which would pass for UTF-8 full of NULs.
    if (std::optional<Decoding> wide = as_guessed(bytes, detect_wide(bytes), findings))
        return finish(std::move(bytes), *std::move(wide), findings);
    if (std::optional<SourceText> source = SourceText::of_utf8(bytes)) return *std::move(source);
    if (std::optional<Decoding> wide = as_guessed(bytes, detect_wide_prose(bytes), findings))
        return finish(std::move(bytes), *std::move(wide), findings);
    if (const auto declared = declared_encoding(bytes)) {
        if (std::optional<Decoding> decoding = as_declared(bytes, *declared, findings)) {
            return finish(std::move(bytes), *std::move(decoding), findings);
        }
    }
    if (damaged_utf8(bytes)) {
        Decoding decoding{"UTF-8", decode_utf8(bytes)};
        return finish(std::move(bytes), std::move(decoding), findings);
    }
    const Guess guess = detect_encoding(bytes);
    Decoding decoding = decode_as(bytes, guess.encoding);
    findings.add(guess.confidence >= certain_enough ? rules::detected : rules::uncertain, {},
                 {decoding.encoding, std::to_string(guess.confidence)});
    return finish(std::move(bytes), std::move(decoding), findings);
}

std::string encode_back(const SourceText& source) {
    if (source.is_utf8()) return std::string(source.bytes());
    const bool utf8 = source.encoding() == "UTF-8";
    std::optional<Charset> charset;
    if (!utf8) charset = charset_of(source.encoding());
    std::string out;
    const auto put = [&](std::string_view words) {
        const std::optional<std::string> spelled = utf8 ? std::string(words) : charset->encode(words);
        PM_CHECK(spelled.has_value());
        out += *spelled;
    };
    std::uint32_t at = 0;
    for (const Exception& exception : source.exceptions()) {
        put(Slice{at, exception.slice.begin}.of(source.text()));
        out += exception.bytes;
        at = exception.slice.end;
    }
    put(source.text().substr(at));
    return out;
}

std::optional<std::string> encode(std::string_view text, std::string_view encoding) {
    std::optional<Charset> charset = Charset::find(encoding);
    if (!charset) return std::nullopt;
    return charset->encode(text);
}

std::optional<std::string> decode_exactly(std::string_view bytes, std::string_view encoding) {
    std::optional<Charset> charset = Charset::find(encoding);
    if (!charset) return std::nullopt;
    Conversion conversion = charset->name() == "UTF-8" ? decode_utf8(bytes) : charset->decode(bytes);
    if (conversion.bad_bytes > 0) return std::nullopt;
    return std::move(conversion.text);
}

}  // namespace text
