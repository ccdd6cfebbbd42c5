// Text that a PDF extractor or an OCR engine took from newspaper pages, broken into the lines of its columns.
// The reader is readers/lined.h.
#include "converters/newspaper.h"

#include "converters/cues.h"
#include "readers/lined.h"
#include "text/characters.h"
#include "text/line_statistics.h"
#include "text/scripts.h"
#include "text/white_space.h"

namespace converters {
namespace {

constexpr std::size_t sample_bytes = 16 << 10;
/// Scores of pages: what comes behind is of the same kind, and looking at lines costs many times their size.
constexpr std::size_t judged_bytes = 1 << 20;

/// The lines that show the kind of the text: all of it, unless it is very long.
std::string_view judged(std::string_view text) {
    if (text.size() <= judged_bytes) return text;
    const std::size_t line = text.rfind('\n', judged_bytes);
    if (line != std::string_view::npos) return text.substr(0, line + 1);
    std::size_t end = judged_bytes;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // on a character's bound
    return text.substr(0, end);
}

/// Paragraphs, each on a line of its own: longer than the widest column, and to the end of a sentence. Rows
/// of columns are as long, and end anywhere.
bool are_paragraphs(std::string_view text, const std::vector<text::PrintedLine>& lines) {
    constexpr std::size_t long_line = 200;  // bytes: 66 Han characters
    constexpr double most = 0.9, not_few = 0.2;
    std::size_t all = 0, in_paragraphs = 0, paragraphs = 0;
    for (const text::PrintedLine& line : lines) {
        const std::string_view words = line.slice.of(text);
        all += words.size();
        if (words.size() < long_line || !text::ends_with_sentence(words)) continue;
        in_paragraphs += words.size();
        ++paragraphs;
    }
    return static_cast<double>(in_paragraphs) > most * static_cast<double>(all) &&
           static_cast<double>(paragraphs) > not_few * static_cast<double>(lines.size());
}

/// Many lines far wider than the column that the others seem to stand in: there is no column, and the others
/// only happen to be alike.
bool overflow(const std::vector<text::PrintedLine>& lines, const text::LineStatistics& statistics) {
    constexpr double too_wide = 1.25, many = 0.15, much = 0.2;
    double all = 0, beyond = 0;
    std::size_t number = 0;
    for (const text::LineMetrics& line : statistics.lines) {
        all += line.width;
        if (line.width <= too_wide * statistics.measure) continue;
        beyond += line.width;
        ++number;
    }
    // A blank line after every line is how paragraphs are kept, as well as how some extractors write lines.
    const bool apart = statistics.blank_lines == text::BlankLines::every_line;
    const double least = apart ? 0 : many * static_cast<double>(lines.size());
    return static_cast<double>(number) > least && beyond > much * all;
}

/// Frames drawn with signs made for it: terminals and manuals have them, print has rules.
bool draws_frames(std::string_view text) {
    constexpr std::string_view boxes = "\xE2\x94";  // U+2500 to U+253F begin so
    constexpr int several = 8;
    int number = 0;
    for (std::size_t at = text.find(boxes); at != std::string_view::npos; at = text.find(boxes, at + 3)) {
        if (++number >= several) return true;
    }
    return false;
}

/// Lines of one measure, most of them broken in mid-sentence.
double confidence(const text::SourceText& source, std::string_view) {
    constexpr double sure = 0.9, possible = 0.3, hardly = 0.1;
    const std::string_view text = judged(text::trimmed(source.text()));
    if (text.empty() || text.front() == '<') return 0;
    if (draws_frames(text)) return hardly;
    const auto lines = text::printed_lines(text);
    // People break lines of Latin text themselves, and of programs.
    const text::ScriptCensus census = text::script_census(text.substr(0, sample_bytes));
    if (census.han <= census.latin_words) return hardly;
    const double otherwise = lines.size() > 20 ? possible : hardly;
    // A look at every line and at all that lines may be parts of takes longer than converting paragraphs.
    if (are_paragraphs(text, lines)) return otherwise;
    const text::LineStatistics statistics = text::line_statistics(text, lines);
    if (statistics.columns && !overflow(lines, statistics)) return sure;
    // Columns side by side fill a physical line with several lines of type.
    base::Findings findings;
    const bool is_columns =
        columns::printed_page(text, newspaper_cues(), findings).arrangement != "as they stand";
    return is_columns ? sure : otherwise;
}

std::string field(const Knowledge& knowledge, const std::string& name) {
    const auto found = knowledge.fields.find(name);
    return found == knowledge.fields.end() ? std::string() : found->second;
}

model::Document read_page(text::SourceText source, const Knowledge& knowledge, base::Findings& findings) {
    model::Metadata metadata;
    metadata.format = "newspaper-text";
    metadata.journal = field(knowledge, "journal");
    metadata.issue_date = field(knowledge, "issue_date");
    metadata.issue = field(knowledge, "issue");
    metadata.page = field(knowledge, "page");
    return readers::read_lined(std::move(source), newspaper_cues(knowledge.cues, findings),
                               std::move(metadata), findings);
}

constexpr std::string_view recipe[] = {"doubling", "letter_spacing", "spaces",   "line_join", "radical",
                                       "width",    "lost",           "mojibake", "invisible", "source_error"};

}  // namespace

constinit const Converter newspaper_text{
    .name = "newspaper",
    .title = "newspaper page as text (from a PDF or by OCR)",
    .confidence = confidence,
    .read = read_page,
    .recipe = recipe,
};

}  // namespace converters
