#include "converters/refused.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/scan.h"
#include "converters/rules.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace converters {
namespace {

constexpr std::size_t sample_bytes = std::size_t{1} << 14;

struct Sign {
    std::string_view begin, what;
};

// First bytes of files that hold no text to be read.
constexpr Sign binaries[] = {
    {"%PDF-", "a PDF"},
    {"PK\x03\x04", "a zip archive, or an office document"},
    {"\x89PNG", "a PNG picture"},
    {"\xFF\xD8\xFF", "a JPEG picture"},
    {"GIF8", "a GIF picture"},
    {"\x1F\x8B", "a gzip archive"},
    {"7z\xBC\xAF", "a 7z archive"},
    {"Rar!", "a RAR archive"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
    {"BM\x1E", "a bitmap"},
    {"\x7F"
     "ELF",
     "a program"},
    {"SQLite format 3", "a database"},
    {"{\\rtf", "an RTF document"},
};

// Words in the first bytes of what OCR engines and PDF tools write.
constexpr Sign layouts[] = {
    {"class=\"ocr_page\"", "hOCR"},
    {"class='ocr_page'", "hOCR"},
    {"name=\"ocr-system\"", "hOCR"},
    {"name='ocr-system'", "hOCR"},
    {"<alto", "ALTO"},
    {"<PcGts", "PAGE"},
    {"<word xMin=", "pdftotext -bbox"},
    {"<pdf2xml", "pdftohtml"},
};

constexpr Sign endings[] = {
    {"_config.yml", "a site's configuration"},
    {"package.json", "a program's configuration"},
    {".css", "a style sheet"},
    {".js", "a script"},
    {".json", "JSON"},
    {".yml", "YAML"},
    {".yaml", "YAML"},
    {".toml", "TOML"},
    {".csv", "a table"},
    {".lock", "a lock file"},
};

std::optional<std::string_view> binary(const text::SourceText& source) {
    const std::string_view bytes = source.bytes();
    for (const Sign& sign : binaries) {
        if (bytes.starts_with(sign.begin)) return sign.what;
    }
    // A text has a stray control character at most; what has them everywhere was never one.
    const std::string_view sample = source.text().substr(0, sample_bytes);
    const auto is_suspect = [](const unsigned char* byte) {
        const unsigned char first = byte[0], second = byte[1];
        const bool white = (first == '\t') | (first == '\n') | (first == '\r') | (first == '\f');
        return ((first < 0x20) & !white) | (first == 0x7F) | ((first == 0xC2) & (second < 0xA0)) |
               ((first == 0xEF) & (second == 0xBF));
    };
    if (base::find_bytes<2>(sample, 0, is_suspect) == std::string_view::npos) return std::nullopt;
    std::size_t controls = 0;
    std::size_t undecodable = 0;
    std::size_t all = 0;
    for (const auto& item : text::CodePoints(sample)) {
        const bool white = item.code == '\t' || item.code == '\n' || item.code == '\r' || item.code == '\f';
        const bool control = (item.code < 0x20 && !white) || (item.code >= 0x7F && item.code < 0xA0);
        if (control) ++controls;
        if (item.code == text::replacement) ++undecodable;
        ++all;
    }
    if (controls * 10 > all && controls >= 4) return "more than a tenth of it are control characters";
    // Bytes that do not decode are marked one by one: a text may have many and be worth its while.
    if (undecodable * 2 > all && undecodable >= 4) return "more than half of it does not decode";
    return std::nullopt;
}

}  // namespace

bool is_refused(const text::SourceText& source, std::string_view file_name, base::Findings& findings) {
    if (text::is_blank(source.text())) {
        findings.add(rules::empty_file, {});
        return true;
    }
    if (const std::optional<std::string_view> what = binary(source)) {
        findings.add(rules::binary_file, {}, {std::string(*what)});
        return true;
    }
    const std::string_view head = source.text().substr(0, sample_bytes);
    const bool markup = text::trimmed(head.substr(source.byte_order_mark().end)).starts_with('<');
    if (markup && head.find("<TEI") != std::string_view::npos) {
        findings.add(rules::finished, {});
        return true;
    }
    for (const Sign& sign : layouts) {
        if (!markup || head.find(sign.begin) == std::string_view::npos) continue;
        findings.add(rules::layout_file, {}, {std::string(sign.what)});
        return true;
    }
    for (const Sign& sign : endings) {
        if (!file_name.ends_with(sign.begin)) continue;
        findings.add(rules::configuration, {}, {std::string(sign.what)});
        return true;
    }
    return false;
}

}  // namespace converters
