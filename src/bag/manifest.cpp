#include "bag/manifest.h"

#include <algorithm>

#include "base/ascii.h"

namespace bag {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/// Takes the characters up to the next blank, and the blanks, from the front of `line`.
std::string_view take_word(std::string_view& line) {
    const auto end = static_cast<std::size_t>(std::ranges::find_if(line, is_blank) - line.begin());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(end);
    while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
    return word;
}

/// Hands out the lines of a tag file; looks at each byte for each kind of line end once.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {}

    [[nodiscard]] bool done() const { return at_ >= text_.size(); }
    std::string_view next() {
        const std::size_t end = std::min(seek(feed_, '\n'), seek(carriage_return_, '\r'));
        const std::string_view line = text_.substr(at_, end - at_);
        at_ = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
        return line;
    }

  private:
    /// The next `c` from here on; `known` is where the one before was found.
    std::size_t seek(std::size_t& known, char c) const {
        if (known == unknown || known < at_) known = std::min(text_.find(c, at_), text_.size());
        return known;
    }

    static constexpr std::size_t unknown = std::string_view::npos;

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t feed_ = unknown, carriage_return_ = unknown;
};

struct Escape {
    char plain;
    std::string_view written;
};
constexpr Escape escapes[] = {{'\n', "%0A"}, {'\r', "%0D"}, {'%', "%25"}};

}  // namespace

std::vector<std::string_view> tag_lines(std::string_view text) {
    std::vector<std::string_view> out;
    for (Lines lines(text); !lines.done();) out.push_back(lines.next());
    return out;
}

void each_manifest_line(std::string_view text, const std::function<void(const ManifestLine&)>& take,
                        const std::function<void(std::uint32_t)>& take_faulty) {
    ManifestLine read;
    for (Lines lines(text); !lines.done();) {
        std::string_view line = lines.next();
        ++read.number;
        if (std::ranges::all_of(line, is_blank)) continue;
        const std::string_view digest = take_word(line);
        read.starred = line.starts_with('*');
        if (read.starred) line.remove_prefix(1);
        read.dotted = line.starts_with("./");
        while (line.starts_with("./")) line.remove_prefix(2);
        if (digest.empty() || line.empty() || !std::ranges::all_of(digest, base::is_hex)) {
            take_faulty(read.number);
            continue;
        }
        read.digest = digest;
        std::ranges::transform(read.digest, read.digest.begin(), base::lower);
        read.path = line;
        take(read);
    }
}

Manifest read_manifest(std::string_view text) {
    Manifest manifest;
    each_manifest_line(
        text, [&](const ManifestLine& line) { manifest.lines.push_back(line); },
        [&](std::uint32_t number) { manifest.faulty.push_back(number); });
    return manifest;
}

std::string manifest_line(std::string_view digest, std::string_view path) {
    return std::string(digest) + "  " + escaped(path) + "\n";
}

std::string escaped(std::string_view path) {
    std::string out;
    for (const char c : path) {
        const auto* found = std::ranges::find(escapes, c, &Escape::plain);
        if (found == std::end(escapes)) {
            out += c;
        } else {
            out += found->written;
        }
    }
    return out;
}

std::string unescaped(std::string_view path) {
    if (path.find('%') == std::string_view::npos) return std::string(path);
    std::string out;
    for (std::size_t at = 0; at < path.size();) {
        std::string three(path.substr(at, 3));
        // Hexadecimal digits in either case: bags of other tools write %0a.
        std::ranges::transform(three, three.begin(),
                               [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
        const auto* found = std::ranges::find(escapes, three, &Escape::written);
        if (found == std::end(escapes)) {
            out += path[at++];
        } else {
            out += found->plain;
            at += 3;
        }
    }
    return out;
}

std::string algorithm_of(std::string_view name, std::string_view prefix) {
    if (!name.starts_with(prefix) || !name.ends_with(".txt")) return {};
    name.remove_prefix(prefix.size());
    if (name.size() <= 4) return {};
    name.remove_suffix(4);
    std::string algorithm = base::lowered(name);
    if (!algorithm.starts_with("sha3")) std::erase(algorithm, '-');
    return algorithm;
}

Fetch read_fetch(std::string_view text) {
    Fetch fetch;
    std::uint32_t number = 0;
    for (Lines lines(text); !lines.done();) {
        std::string_view line = lines.next();
        ++number;
        if (std::ranges::all_of(line, is_blank)) continue;
        FetchLine read{.number = number};
        read.url = take_word(line);
        read.length = take_word(line);
        read.path = line;
        const bool length_known = !read.length.empty() && std::ranges::all_of(read.length, base::is_digit);
        if (read.url.empty() || read.path.empty() || (!length_known && read.length != "-")) {
            fetch.faulty.push_back(number);
        } else {
            fetch.lines.push_back(std::move(read));
        }
    }
    return fetch;
}

}  // namespace bag
