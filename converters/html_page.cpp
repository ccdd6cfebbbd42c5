// Saved web pages, and pieces of HTML without a page around them. The reader is readers/html_page.h.
#include "converters/html_page.h"

#include <algorithm>
#include <string>

#include "converters/cues.h"
#include "html/tags.h"
#include "readers/html_page.h"
#include "text/white_space.h"

namespace converters {
namespace {

/// Enough of a file to see what it is.
constexpr std::size_t sample_bytes = 4096;

double confidence(const text::SourceText& source, std::string_view file_name) {
    std::string head(
        text::trimmed(source.text().substr(source.byte_order_mark().end).substr(0, sample_bytes)));
    std::ranges::transform(head, head.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (head.empty() || head.front() != '<') return 0;
    if (head.starts_with("<!doctype html") || head.starts_with("<html")) return 0.95;
    const html::Tag first = html::tag_at(head, 0);
    if (first.what == html::Tag::What::none) return 0;
    if (head.find("<html") != std::string::npos || head.find("<body") != std::string::npos) return 0.9;
    const bool named = file_name.ends_with(".html") || file_name.ends_with(".htm");
    const bool block = first.what == html::Tag::What::start && html::is_block(first.name);
    const bool more = head.find("</p>") != std::string::npos || head.find("<br") != std::string::npos ||
                      head.find("<div") != std::string::npos;
    if (head.starts_with("<?xml")) return named ? 0.6 : 0.1;
    return named ? 0.85 : block ? 0.8 : more ? 0.6 : 0.1;
}

model::Document read_page(text::SourceText source, const Knowledge& knowledge, base::Findings& findings) {
    const SourceCues cues(knowledge.cues, findings);
    return readers::read_html_page(std::move(source), cues.get(), findings);
}

constexpr std::string_view recipe[] = {"repeat",   "byteshift", "gloss", "lost",
                                       "mojibake", "invisible", "indent"};

}  // namespace

constinit const Converter html_page{
    .name = "html",
    .title = "saved web page (HTML)",
    .confidence = confidence,
    .read = read_page,
    .recipe = recipe,
};

}  // namespace converters
