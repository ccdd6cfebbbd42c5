#include "tei/characters.h"

#include <algorithm>

#include "base/error.h"
#include "base/scan.h"
#include "tei/values.h"
#include "text/utf8.h"

namespace tei {
namespace {

bool is_private(char32_t code) {
    return (code >= 0xE000 && code <= 0xF8FF) || (code >= 0xF0000 && code <= 0xFFFFD) ||
           (code >= 0x100000 && code <= 0x10FFFD);
}

std::string identifier(char32_t code) {
    return "c-" + code_point(code).substr(2);
}

std::string hexadecimal(std::string_view bytes, std::string_view separator) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (!out.empty()) out += separator;
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

/// "c-x81FE" for bytes that do not decode, "c-4E00-xA1B2" for a second spelling of a character.
std::string identifier(std::string_view words, std::string_view bytes) {
    const char32_t code = text::decode_at(words, 0).code;
    const std::string spelled = "x" + hexadecimal(bytes, "");
    return code == text::replacement ? "c-" + spelled : identifier(code) + "-" + spelled;
}

const text::Exception* exception_at(const text::SourceText& source, std::uint32_t offset) {
    const auto& all = source.exceptions();
    const auto found =
        std::ranges::lower_bound(all, offset, {}, [](const text::Exception& one) { return one.slice.begin; });
    return found != all.end() && found->slice.begin == offset ? &*found : nullptr;
}

}  // namespace

Characters::Characters(const model::Document& document, const std::map<char32_t, std::string>& standard)
    : source_(document.source()) {
    const auto last = document.text().find_last_not_of(" \t\r\n\f");
    last_ink_ = last == std::string_view::npos ? 0 : static_cast<std::uint32_t>(last);
    for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
        if (document.node(i).kind != model::Kind::text) continue;
        const model::Row& row = document.row(i);
        collect(row.stands_for(document.text()), row.respelled ? no_offset : row.slice.begin,
                document.lined(), standard);
    }
    for (const text::Exception& one : source_.exceptions()) {
        const std::string_view words = one.slice.of(source_.text());
        Entry& entry = entries_[identifier(words, one.bytes)];
        entry.source.clear();
        for (const auto& [code, at, size] : text::CodePoints(words)) {
            entry.source += (entry.source.empty() ? "" : " ") + code_point(code);
        }
        entry.bytes = hexadecimal(one.bytes, " ");
        // a second spelling is the same character; bytes that do not decode are nothing one could read
        const char32_t first = text::decode_at(words, 0).code;
        if (first != text::replacement && xml::is_allowed(first)) entry.standard = words;
    }
}

void Characters::collect(std::string_view words, std::uint32_t offset, bool lined,
                         const std::map<char32_t, std::string>& standard) {
    // Controls, private use (U+E000 to U+F8FF, planes 15 and 16), noncharacters, and what does not decode.
    const auto may_need_an_entry = [](const unsigned char* byte) {
        const unsigned char first = byte[0], second = byte[1];
        const bool control = (first < 0x20) & (first != '\t') & (first != '\n') & (first != '\r');
        return control | (first == 0xEE) | ((first == 0xEF) & ((second < 0xA4) | (second == 0xBF))) |
               (first >= 0xF0);
    };
    const auto next = [&](std::size_t from) { return base::find_bytes<2>(words, from, may_need_an_entry); };
    for (std::size_t at = next(0); at < words.size(); at = next(at + text::decode_at(words, at).size)) {
        const text::Decoded here = text::decode_at(words, at);
        if (lined && here.code == '\f' && offset != no_offset &&
            starts_page(offset + static_cast<std::uint32_t>(at))) {
            continue;
        }
        if (!xml::is_allowed(here.code)) {
            entries_[identifier(here.code)].source = code_point(here.code);
        } else if (is_private(here.code)) {
            Entry& entry = entries_[identifier(here.code)];
            entry.private_use = text::encoded(here.code);
            if (const auto known = standard.find(here.code); known != standard.end())
                entry.standard = known->second;
        }
    }
}

Characters::Reference Characters::reference(std::string_view words, std::uint32_t offset) const {
    const text::Decoded here = text::decode_at(words, 0);
    if (offset != no_offset && has_exceptions()) {
        const text::Exception* one = exception_at(source_, offset);
        if (one != nullptr && one->slice.size() <= words.size()) {
            const auto entry = entries_.find(identifier(one->slice.of(source_.text()), one->bytes));
            PM_CHECK(entry != entries_.end());
            return {entry->first, one->slice.size()};
        }
    }
    if (xml::is_allowed(here.code)) return {{}, here.size};
    const auto entry = entries_.find(identifier(here.code));
    PM_CHECK(entry != entries_.end());
    return {entry->first, here.size};
}

void Characters::write(xml::Emitter& out) const {
    if (entries_.empty()) return;
    out.open("charDecl");
    for (const auto& [id, entry] : entries_) {
        out.open("char", {{"xml:id", id}});
        if (!entry.source.empty()) out.empty("localProp", {{"name", "source"}, {"value", entry.source}});
        if (!entry.bytes.empty()) out.empty("localProp", {{"name", "bytes"}, {"value", entry.bytes}});
        if (!entry.private_use.empty()) out.element("mapping", entry.private_use, {{"type", "PUA"}});
        if (!entry.standard.empty()) out.element("mapping", entry.standard, {{"type", "standard"}});
        out.close();
    }
    out.close();
    out.line_end();
}

}  // namespace tei
