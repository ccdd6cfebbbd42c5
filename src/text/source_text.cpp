#include "text/source_text.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace text {

std::vector<std::uint32_t> line_starts(std::string_view text) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t at = line_end(text, 0); at < text.size(); at = line_end(text, at)) {
        at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
        starts.push_back(static_cast<std::uint32_t>(at));
    }
    return starts;
}

std::optional<SourceText> SourceText::of_utf8(std::string& bytes) {
    PM_CHECK(bytes.size() < std::numeric_limits<std::uint32_t>::max());
    if (find_malformed(bytes) != std::string_view::npos) return std::nullopt;
    SourceText source;
    source.encoding_ = "UTF-8";
    source.bytes_ = std::move(bytes);
    source.line_starts_ = line_starts(source.bytes_);
    return source;
}

SourceText::SourceText(std::string bytes) {
    std::optional<SourceText> source = of_utf8(bytes);
    PM_CHECK(source.has_value());
    *this = *std::move(source);
}

SourceText::SourceText(std::string bytes, std::string text, std::string encoding,
                       std::vector<Exception> exceptions)
    : bytes_(std::move(bytes)),
      text_(std::move(text)),
      encoding_(std::move(encoding)),
      exceptions_(std::move(exceptions)) {
    PM_CHECK(text_.size() < std::numeric_limits<std::uint32_t>::max());
    PM_CHECK(find_malformed(text_) == std::string_view::npos);
    if (is_utf8()) PM_CHECK(text_ == bytes_);
    PM_CHECK(std::ranges::is_sorted(exceptions_, {}, &Exception::slice));
    line_starts_ = line_starts(this->text());
}

Slice SourceText::byte_order_mark() const {
    return text().starts_with("\xEF\xBB\xBF") ? Slice{0, 3} : Slice{};
}

Position SourceText::position(std::uint32_t offset) const {
    const auto after = std::ranges::upper_bound(line_starts_, offset);
    const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
    const std::uint32_t start = line_starts_[line - 1];
    const auto column = count(text().substr(start, std::min<std::size_t>(offset, text().size()) - start));
    return {line, static_cast<std::uint32_t>(column) + 1};
}

}  // namespace text
