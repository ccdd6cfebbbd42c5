#include "validate/bagit_declaration.h"

#include <algorithm>
#include <array>

#include "bag/bag_info.h"
#include "bag/manifest.h"
#include "bag/rules.h"
#include "text/decode.h"
#include "text/utf8.h"

namespace validate {
namespace {

namespace rules = bag::rules;

constexpr std::uint64_t largest_declaration = std::uint64_t{64} << 10;
constexpr std::uint64_t largest_tag_file = std::uint64_t{1} << 30;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::array<std::string_view, 6> versions{"0.93", "0.94", "0.95", "0.96", "0.97", "1.0"};
constexpr std::array<std::string_view, 2> labels{"BagIt-Version", "Tag-File-Character-Encoding"};

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// The value of "label: value"; nothing when the line is another.
std::optional<std::string_view> value_of(std::string_view line, std::string_view label) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || trimmed(line.substr(0, colon)) != label) return std::nullopt;
    return trimmed(line.substr(colon + 1));
}

bool same_encoding(std::string_view one, std::string_view other) {
    return bag::same_label(one, other);
}

/// "UTF-16" leaves the byte order to the byte-order mark, and without one means big-endian (RFC 2781 §4.3).
std::string with_byte_order(const std::string& encoding, std::string_view bytes) {
    if (same_encoding(encoding, "UTF-16")) return encoding + (bytes.starts_with("\xFF\xFE") ? "LE" : "BE");
    if (same_encoding(encoding, "UTF-32")) {
        return encoding + (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)) ? "LE" : "BE");
    }
    return encoding;
}

/// Takes version and encoding from the two lines. Says what is wrong with them; empty when nothing is.
std::string parse(std::string_view bytes, Declaration& declaration) {
    if (bytes.starts_with(byte_order_mark)) return "it starts with a byte-order mark";
    if (text::find_malformed(bytes) != std::string_view::npos) return "it is not UTF-8";
    std::vector<std::string_view> lines = bag::tag_lines(bytes);
    while (lines.size() > labels.size() && trimmed(lines.back()).empty()) lines.pop_back();
    if (lines.size() != labels.size()) return "it is not two lines";
    std::array<std::string_view, 2> values;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto value = value_of(lines[i], labels[i]);
        if (!value || value->empty()) {
            return "line " + std::to_string(i + 1) + " is not '" + std::string(labels[i]) + ": …'";
        }
        values[i] = *value;
    }
    declaration.version = values[0];
    declaration.encoding = values[1];
    if (!declaration.strict()) return {};
    // Older versions did not say how many blanks there may be.
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (lines[i] != std::string(labels[i]) + ": " + std::string(values[i])) {
            return "line " + std::to_string(i + 1) + " has blanks where version 1.0 allows none";
        }
    }
    return {};
}

}  // namespace

Declaration read_declaration(const bag::Store& store, bag::CappedFindings& findings) {
    Declaration declaration;
    const auto index = store.find("bagit.txt");
    if (!index) {
        findings.add(rules::bagit_missing);
        return declaration;
    }
    const auto bytes = store.bytes(*index, largest_declaration, findings);
    if (!bytes) return declaration;
    if (const std::string fault = parse(*bytes, declaration); !fault.empty()) {
        findings.add_at(rules::bagit_malformed, "bagit.txt", {fault});
    }
    if (!declaration.version.empty() && std::ranges::find(versions, declaration.version) == versions.end()) {
        findings.add_at(rules::version_unknown, "bagit.txt", {declaration.version}, 1);
    }
    if (same_encoding(declaration.encoding, "UTF-8")) return declaration;
    if (!text::decode_exactly({}, declaration.encoding)) {
        findings.add_at(rules::encoding_unknown, "bagit.txt", {declaration.encoding}, 2);
        declaration.encoding = "UTF-8";  // most tag files are ASCII, and can be read on
    } else {
        findings.add_at(rules::encoding_old, "bagit.txt", {declaration.encoding}, 2);
    }
    return declaration;
}

std::optional<std::string> read_tag_file(const bag::Store& store, std::size_t index,
                                         const Declaration& declaration, bag::CappedFindings& findings) {
    auto bytes = store.bytes(index, largest_tag_file, findings);
    if (!bytes) return std::nullopt;
    const std::string& path = store.files()[index].path;
    if (same_encoding(declaration.encoding, "UTF-8")) {
        if (bytes->starts_with(byte_order_mark)) {
            findings.add_at(rules::byte_order_mark, path);
            bytes->erase(0, byte_order_mark.size());
        }
        if (text::find_malformed(*bytes) == std::string_view::npos) return bytes;
    } else if (auto decoded = text::decode_exactly(*bytes, with_byte_order(declaration.encoding, *bytes))) {
        if (decoded->starts_with(byte_order_mark)) decoded->erase(0, byte_order_mark.size());
        return decoded;
    }
    findings.add_at(rules::not_decodable, path, {declaration.encoding});
    return std::nullopt;
}

}  // namespace validate
