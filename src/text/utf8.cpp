#include "text/utf8.h"

#include "base/scan.h"

namespace text {
namespace {

[[nodiscard]] unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

/// What the first byte promises: how many bytes follow, and the bounds of the second one.
struct Lead {
    std::uint32_t trail = 0;
    unsigned low = 0x80, high = 0xBF;
    bool good = true;
};

Lead lead_of(unsigned byte) {
    if (byte < 0x80) return {0};
    if (byte >= 0xC2 && byte <= 0xDF) return {1};
    if (byte == 0xE0) return {2, 0xA0, 0xBF};
    if (byte == 0xED) return {2, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {2};
    if (byte == 0xF0) return {3, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {3};
    if (byte == 0xF4) return {3, 0x80, 0x8F};
    return {0, 0, 0, false};
}

bool is_trail(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Three bytes that begin so need no bounds for the second one: all but E0 and ED.
bool begins_three(unsigned byte) {
    return byte > 0xE0 && byte < 0xF0 && byte != 0xED;
}

/// False where ASCII or three plain bytes stand with no trail byte behind them, and at the trail bytes: what
/// is left is rare, and decoded one by one.
constexpr auto needs_a_look = [](const unsigned char* byte) {
    const bool first = (byte[0] & 0xC0) == 0x80, second = (byte[1] & 0xC0) == 0x80;
    const bool third = (byte[2] & 0xC0) == 0x80, fourth = (byte[3] & 0xC0) == 0x80;
    const bool three = (byte[0] > 0xE0) & (byte[0] < 0xF0) & (byte[0] != 0xED);
    const bool plain = ((byte[0] < 0x80) & !second) | (three & second & third & !fourth);
    return !(plain | first);
};

}  // namespace

Decoded decode_any(std::string_view text, std::size_t at) {
    const unsigned first = byte_at(text, at);
    if (first < 0x80) return {first, 1, true};
    const Lead lead = lead_of(first);
    if (!lead.good) return {replacement, 1, false};
    char32_t code = first & (lead.trail == 1 ? 0x1FU : lead.trail == 2 ? 0x0FU : 0x07U);
    unsigned low = lead.low;
    unsigned high = lead.high;
    for (std::uint32_t i = 1; i <= lead.trail; ++i) {
        if (at + i >= text.size()) return {replacement, i, false};
        const unsigned next = byte_at(text, at + i);
        if (next < low || next > high) return {replacement, i, false};
        code = (code << 6) | (next & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    return {code, lead.trail + 1, true};
}

Decoded decode_before(std::string_view text, std::size_t at) {
    for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
        if ((byte_at(text, at - back) & 0xC0) == 0x80) continue;
        const Decoded one = decode_at(text, at - back);
        if (one.good && one.size == back) return one;
        if (one.good) break;
    }
    return {replacement, 1, false};
}

void append(std::string& out, char32_t code) {
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    const auto trail = [&](unsigned shift) { return byte(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
        out += byte(code);
    } else if (code < 0x800) {
        const char bytes[] = {byte(0xC0 | (code >> 6)), trail(0)};
        out.append(bytes, sizeof bytes);
    } else if (code < 0x10000) {
        const char bytes[] = {byte(0xE0 | (code >> 12)), trail(6), trail(0)};
        out.append(bytes, sizeof bytes);
    } else {
        const char bytes[] = {byte(0xF0 | (code >> 18)), trail(12), trail(6), trail(0)};
        out.append(bytes, sizeof bytes);
    }
}

std::string encoded(char32_t code) {
    std::string out;
    append(out, code);
    return out;
}

std::size_t find_malformed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_trail(text[at])) return at;
        at = base::find_bytes<4>(text, at, needs_a_look);
        for (; at < text.size() && byte_at(text, at) >= 0x80 && !begins_three(byte_at(text, at));) {
            const Decoded one = decode_at(text, at);
            if (!one.good) return at;
            at += one.size;
        }
        if (at >= text.size()) break;
        // Plain, but perhaps cut short or with a trail byte too many.
        const Decoded one = decode_at(text, at);
        if (!one.good) return at;
        at += one.size;
    }
    return std::string_view::npos;
}

std::size_t count(std::string_view text) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).size) ++number;
    return number;
}

}  // namespace text
