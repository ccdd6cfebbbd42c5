// Law 1 on texts that no extractor wrote: lines of real pages dropped, doubled, spaced out, interleaved, cut.
//
// The pages are our fixtures, and the evaluation corpus where it lies beside the repository. Each mutilated
// text goes through the lined converters; the diplomatic text read back from the TEI must be the source, and
// the TEI valid against our own schemas.
#include <algorithm>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>

#include "tests/whole/written_tei.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;
using Random = std::mt19937;

constexpr int mutilations = 10'000;
constexpr std::uint32_t seed = 20'240'308;

std::size_t below(Random& random, std::size_t limit) {
    return static_cast<std::size_t>(random()) % limit;
}

void drop(Lines& lines, Random& random) {
    std::erase_if(lines, [&](const std::string&) { return below(random, 4) == 0; });
}

void double_some(Lines& lines, Random& random) {
    for (std::string& line : lines) {
        if (below(random, 4) == 0) line += below(random, 2) == 0 ? line : " " + line;
    }
}

void space_out(Lines& lines, Random& random) {
    for (std::string& line : lines) {
        if (below(random, 3) != 0) continue;
        std::string wide;
        for (const auto [code, at, size] : text::CodePoints(line)) {
            wide += line.substr(at, size);
            if (below(random, 2) == 0) wide += ' ';
        }
        line = std::move(wide);
    }
}

void interleave(Lines& lines, Random& random) {
    const std::size_t half = lines.size() / 2;
    Lines mixed;
    for (std::size_t i = 0; i < half; ++i) {
        // Row by row, or both on one line as columns kept side by side.
        if (below(random, 2) == 0) {
            mixed.push_back(lines[i]);
            mixed.push_back(lines[half + i]);
        } else {
            mixed.push_back(lines[i] + "      " + lines[half + i]);
        }
    }
    lines = std::move(mixed);
}

void add_blanks(Lines& lines, Random& random) {
    Lines apart;
    for (std::string& line : lines) {
        apart.push_back(std::move(line));
        if (below(random, 3) == 0) apart.emplace_back(below(random, 2) == 0 ? "" : "　 ");
    }
    lines = std::move(apart);
}

void shuffle(Lines& lines, Random& random) {
    if (lines.empty()) return;
    for (std::size_t i = 0; i < 5; ++i)
        std::swap(lines[below(random, lines.size())], lines[below(random, lines.size())]);
}

/// Takes characters out and puts signs in, at random places.
void disturb(Lines& lines, Random& random) {
    constexpr std::string_view signs[] = {"?",     "(", ")", "“",       "。", " ", "\f", "\xEF\xBF\xBD",
                                          "(kāi)", "<", "&", "\xC2\xA0"};
    for (std::string& line : lines) {
        std::string other;
        for (const auto [code, at, size] : text::CodePoints(line)) {
            const std::size_t dice = below(random, 40);
            if (dice != 0) other += line.substr(at, size);
            if (dice == 1) other += signs[below(random, std::size(signs))];
        }
        line = std::move(other);
    }
}

constexpr void (*ways[])(Lines&, Random&) = {drop,       double_some, space_out, interleave,
                                             add_blanks, shuffle,     disturb};

std::vector<Lines> pages() {
    const fs::path root(PRESSMARK_SOURCE_DIR);
    std::vector<fs::path> files;
    for (const fs::path& folder : {root / "fixtures", root / ".." / "shared" / "eval" / "dev"}) {
        std::error_code error;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, error)) {
            const std::string extension = entry.path().extension().string();
            if (extension == ".txt" || extension == ".labelled") files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    std::vector<Lines> found;
    for (const fs::path& file : files) {
        const std::string text = test::read_all(file);
        if (text::find_malformed(text) != std::string_view::npos) continue;  // S would be its decoding
        Lines lines;
        for (const text::PhysicalLine& line : text::physical_lines(text))
            lines.emplace_back(line.words.of(text));
        if (!lines.empty()) found.push_back(std::move(lines));
    }
    return found;
}

/// A stretch of a page, mutilated in one way to three, with one kind of line end.
std::string mutilated(const Lines& page, Random& random) {
    const std::size_t size = std::min<std::size_t>(page.size(), 4 + below(random, 24));
    const std::size_t begin = below(random, page.size() - size + 1);
    Lines lines(page.begin() + static_cast<std::ptrdiff_t>(begin),
                page.begin() + static_cast<std::ptrdiff_t>(begin + size));
    for (std::size_t i = 0; i <= below(random, 3); ++i) ways[below(random, std::size(ways))](lines, random);
    const char* const ends[] = {"\n", "\n", "\n", "\r\n", "\r"};
    const std::string end = ends[below(random, std::size(ends))];
    std::string text;
    for (const std::string& line : lines) text += line + end;
    if (below(random, 2) == 0 && text.size() >= end.size()) text.resize(text.size() - end.size());
    return text;
}

/// The TEI is valid and has both texts, and the diplomatic one is the source.
void expect_law(const std::string& text, const converters::Converter& converter, test::WrittenTei& written) {
    const test::Converted converted = test::convert(text, converter);
    ASSERT_EQ(model::diplomatic(converted.edition.document), text) << converter.name;
    ASSERT_EQ(written.faults_of(converted.edition), "") << converter.name << ": " << text;
}

TEST(MutilationLaw, TheDiplomaticTextIsTheSourceAndTheTeiValid) {
    const std::vector<Lines> all = pages();
    ASSERT_FALSE(all.empty());
    const converters::Converter* const lined[] = {converters::find("text"), converters::find("newspaper")};
    std::cout << "seed " << seed << ", " << all.size() << " pages\n";
    test::WrittenTei written;
    Random random(seed);
    for (int i = 0; i < mutilations; ++i) {
        const std::string text = mutilated(all[below(random, all.size())], random);
        expect_law(text, *lined[i % 2], written);
        if (HasFatalFailure()) FAIL() << "mutilation " << i;
    }
}

}  // namespace
