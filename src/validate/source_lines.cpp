#include "validate/source_lines.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace validate {
namespace {

constexpr std::string_view tei = "http://www.tei-c.org/ns/1.0";
constexpr std::string_view pointer = "src:";

/// An element that says which bytes it was made from: where it stands in the file, and these.
struct Sourced {
    std::uint32_t begin = 0, end = 0;
    base::ByteRange bytes{};
};
struct NumberedLine {
    std::uint32_t offset = 0, number = 0;
};

/// Both in the order of the document.
struct Places {
    std::string source_name;
    std::vector<Sourced> sourced;
    std::vector<NumberedLine> lines;
};

template <typename Number>
bool read_all(std::string_view digits, Number& number) {
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size();
}

/// "src:12-26"; of several only the first, where the element begins.
std::optional<base::ByteRange> read_pointer(std::string_view value) {
    value = value.substr(0, value.find(' '));
    if (!value.starts_with(pointer)) return std::nullopt;
    value.remove_prefix(pointer.size());
    const std::size_t dash = value.find('-');
    base::ByteRange bytes;
    if (dash == value.npos || !read_all(value.substr(0, dash), bytes.begin) ||
        !read_all(value.substr(dash + 1), bytes.end))
        return std::nullopt;
    return bytes;
}

Places places_of(const xml::Document& document) {
    Places out;
    for (std::uint32_t at = 1; at < document.node_count(); ++at) {
        const xml::Node node = document.node(at);
        if (!node.is_element()) continue;
        if (node.is(tei, "prefixDef") && node.attribute("ident") &&
            node.attribute("ident").value() == "src") {
            const xml::Attribute target = node.attribute("replacementPattern");
            if (target) out.source_name = target.value().substr(0, target.value().find('#'));
        }
        if (const xml::Attribute source = node.attribute("source")) {
            if (const auto bytes = read_pointer(source.value()))
                out.sourced.push_back({node.name_offset(), node.close_offset(), *bytes});
        }
        std::uint32_t number = 0;
        if (node.is(tei, "lb") && node.attribute("n") && read_all(node.attribute("n").value(), number))
            out.lines.push_back({node.name_offset(), number});
    }
    return out;
}

/// The innermost element with bytes of its own around a place; none when it is only around many others.
const Sourced* around(const std::vector<Sourced>& sourced, std::uint32_t offset) {
    constexpr int most_looked_at = 64;
    auto one = std::ranges::upper_bound(sourced, offset, {}, &Sourced::begin);
    for (int i = 0; i < most_looked_at && one != sourced.begin(); ++i) {
        --one;
        if (offset <= one->end) return &*one;
    }
    return nullptr;
}

/// The line whose beginning stands last before a place, or first in the element around it.
std::uint32_t line_of(const std::vector<NumberedLine>& lines, const Sourced& element, std::uint32_t offset) {
    const auto after = std::ranges::upper_bound(lines, offset, {}, &NumberedLine::offset);
    if (after != lines.begin() && (after - 1)->offset >= element.begin) return (after - 1)->number;
    return after != lines.end() && after->offset <= element.end ? after->number : 0;
}

/// Counts lines from where it counted last, as findings come mostly in order.
class LineCounter {
  public:
    explicit LineCounter(std::string_view text) : text_(text) {}
    std::uint32_t line_at(std::uint64_t offset) {
        if (offset > text_.size()) return 0;
        if (offset < at_) at_ = 0, line_ = 1;
        for (; at_ < offset; ++at_) {
            const bool ends = text_[at_] == '\n' || (text_[at_] == '\r' && text_.substr(at_ + 1, 1) != "\n");
            line_ += ends ? 1 : 0;
        }
        return line_;
    }

  private:
    std::string_view text_;
    std::uint64_t at_ = 0;
    std::uint32_t line_ = 1;
};

}  // namespace

void point_to_source(const xml::Document& document, std::optional<std::string_view> source,
                     base::Findings& findings) {
    if (findings.empty()) return;
    const Places places = places_of(document);
    if (places.sourced.empty() || places.source_name.empty()) return;
    LineCounter counter(source.value_or(""));
    base::Findings pointed;
    for (base::Finding finding : findings.all()) {
        if (finding.where.bytes && finding.where.bytes->begin <= document.text().size()) {
            const auto offset = static_cast<std::uint32_t>(finding.where.bytes->begin);
            if (const Sourced* element = around(places.sourced, offset)) {
                base::Location place{places.source_name};
                place.line = line_of(places.lines, *element, offset);
                place.bytes = element->bytes;
                if (place.line == 0 && source) place.line = counter.line_at(element->bytes.begin);
                finding.related.push_back(std::move(place));
            }
        }
        pointed.add(std::move(finding));
    }
    findings = std::move(pointed);
}

}  // namespace validate
