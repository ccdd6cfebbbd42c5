// Markup to be parsed, each byte of which knows where in the source it comes from.
//
// An HTML body is a stretch of the source as it stands. Markdown becomes HTML first: there, text is copied
// or respelled from the source, and tags that Markdown implies stand in no source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace html {

class MappedText {
  public:
    /// Nothing yet; `source` must outlive this.
    explicit MappedText(std::string_view source) : source_(source) {}
    /// A stretch of the source as it stands.
    MappedText(std::string_view source, text::Slice all);

    // Stretches come in the order of the source; what stands before the end of the last one is left out, so
    // that no byte of the source is ever there twice.
    void copy(text::Slice slice);
    /// `markup` is read in place of `slice`: "&lt;" for a "<" of Markdown, "*" for "\*".
    void respell(text::Slice slice, std::string_view markup);
    /// Tags that no source has.
    void add(std::string_view markup);

    [[nodiscard]] std::string_view text() const {
        return whole_ ? whole_->of(source_) : std::string_view(made_);
    }
    [[nodiscard]] std::string_view source() const { return source_; }

    /// Where bytes of text() stand in the source.
    struct Origin {
        text::Slice slice;       ///< empty: in no source
        std::uint32_t size;      ///< bytes of text() that this speaks for, from the one asked for
        bool respelled = false;  ///< the bytes of text() are not those of the source
    };
    /// Of the byte at `at`; `limit`: how many bytes are wanted at most.
    [[nodiscard]] Origin origin(std::uint32_t at, std::uint32_t limit) const;
    /// The source from the first to the last byte that [begin, end) of text() comes from; empty for none.
    [[nodiscard]] text::Slice extent(std::uint32_t begin, std::uint32_t end) const;

  private:
    struct Segment {
        std::uint32_t begin;  ///< in text(); it ends where the next one begins
        text::Slice slice;    ///< empty: in no source
        bool respelled;
    };
    [[nodiscard]] std::size_t segment_at(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t end_of(std::size_t segment) const;

    std::string_view source_;
    std::optional<text::Slice> whole_;
    std::string made_;
    std::uint32_t taken_ = 0;  ///< up to here the source has been copied
    std::vector<Segment> segments_;
};

}  // namespace html
