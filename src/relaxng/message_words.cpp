#include "relaxng/message_words.h"

#include "xml/characters.h"

namespace relaxng {

std::string cut(std::string_view written) {
    std::string value;
    for (const char c : written) {
        if (!xml::is_space(c))
            value += c;
        else if (!value.empty() && value.back() != ' ')
            value += ' ';
    }
    if (value.ends_with(' ')) value.pop_back();
    constexpr std::size_t most_bytes = 60;
    if (value.size() <= most_bytes) return value;
    std::size_t end = most_bytes;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
    return value.substr(0, end) + "…";
}

std::string without_runs(std::string_view name) {
    std::string out = base::lowered(name);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool is_slip(std::string_view name, std::size_t distance) {
    return distance == 0 || (distance <= (name.size() <= 3 ? 1U : 2U) && distance < name.size());
}

std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < most_named; ++i) {
        if (i > 0) out += ", ";
        out += names[i];
    }
    if (names.size() > most_named) out += " (and " + std::to_string(names.size() - most_named) + " more)";
    return out;
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) {
        if (!out.empty()) out += ' ';
        out += name;
    }
    return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    constexpr std::size_t longest = 64;
    a = a.substr(0, longest);
    b = b.substr(0, longest);
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(now);
    }
    return last[b.size()];
}

}  // namespace relaxng
