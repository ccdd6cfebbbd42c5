#include "html/mapped_text.h"

#include <algorithm>

namespace html {

MappedText::MappedText(std::string_view source, text::Slice all) : source_(source), whole_(all) {
    segments_.push_back({0, all, false});
}

void MappedText::copy(text::Slice slice) {
    slice.begin = std::max(slice.begin, taken_);
    if (slice.begin >= slice.end) return;
    taken_ = slice.end;
    const auto begin = static_cast<std::uint32_t>(made_.size());
    made_ += slice.of(source_);
    const bool goes_on =
        !segments_.empty() && !segments_.back().respelled && segments_.back().slice.end == slice.begin;
    if (goes_on) {
        segments_.back().slice.end = slice.end;
    } else {
        segments_.push_back({begin, slice, false});
    }
}

void MappedText::respell(text::Slice slice, std::string_view markup) {
    if (markup.empty() || slice.begin < taken_) return;
    taken_ = slice.end;
    segments_.push_back({static_cast<std::uint32_t>(made_.size()), slice, true});
    made_ += markup;
}

void MappedText::add(std::string_view markup) {
    if (markup.empty()) return;
    if (segments_.empty() || !segments_.back().slice.empty()) {
        segments_.push_back({static_cast<std::uint32_t>(made_.size()), {}, true});
    }
    made_ += markup;
}

std::size_t MappedText::segment_at(std::uint32_t at) const {
    const auto after = std::ranges::upper_bound(segments_, at, {}, &Segment::begin);
    return static_cast<std::size_t>(after - segments_.begin()) - 1;
}

std::uint32_t MappedText::end_of(std::size_t segment) const {
    return segment + 1 < segments_.size() ? segments_[segment + 1].begin
                                          : static_cast<std::uint32_t>(text().size());
}

MappedText::Origin MappedText::origin(std::uint32_t at, std::uint32_t limit) const {
    const std::size_t index = segment_at(at);
    const Segment& segment = segments_[index];
    const std::uint32_t size = std::min(limit, end_of(index) - at);
    if (segment.slice.empty()) return {{}, size, true};
    if (segment.respelled) return {segment.slice, size, true};
    const std::uint32_t begin = segment.slice.begin + (at - segment.begin);
    return {{begin, begin + size}, size, false};
}

text::Slice MappedText::extent(std::uint32_t begin, std::uint32_t end) const {
    text::Slice extent;
    for (std::uint32_t at = begin; at < end;) {
        const Origin here = origin(at, end - at);
        if (!here.slice.empty()) {
            if (extent.empty()) extent = here.slice;
            extent.begin = std::min(extent.begin, here.slice.begin);
            extent.end = std::max(extent.end, here.slice.end);
        }
        at += here.size;
    }
    return extent;
}

}  // namespace html
