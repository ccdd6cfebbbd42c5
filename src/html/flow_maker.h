// Collects a flow: text and breaks go in, blocks come out.
//
// Here it is decided where a paragraph ends that the markup does not end itself: at two line breaks, at a
// line break before an indent, between lines that are whole sentences, around pictures.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/flow.h"

namespace html {

/// What the elements around say of a paragraph.
struct BlockContext {
    Kind kind = Kind::paragraph;  ///< paragraph, head or ab
    int level = 0;                ///< of a heading
    Align align = Align::none;
    bool indented = false, caption = false, caption_class = false;
    std::uint32_t element = 0;
};

class FlowMaker {
  public:
    /// `source`: what slices count in; it must outlive this.
    explicit FlowMaker(std::string_view source) : source_(source) {}
    [[nodiscard]] Wraps& wraps() { return flow_.wraps; }
    [[nodiscard]] Flow take() && { return std::move(flow_); }
    void comment(text::Slice slice) {
        if (!slice.empty()) flow_.comments.push_back(slice);
    }

    /// Text that stands for itself.
    void text(text::Slice slice, std::uint32_t wraps);
    void text(text::Slice slice, std::string spelled, std::uint32_t wraps);
    /// White space that collapses.
    void space(text::Slice slice, std::uint32_t wraps);
    void line_break();
    void picture(std::vector<Attribute> attributes, bool small);
    /// Ends the paragraph in hand, if there is any.
    void flush(const BlockContext& context);

    // Containers and what stands between blocks; the paragraph in hand must have been flushed.
    void open(Kind kind, std::vector<Attribute> attributes = {});
    void close();
    void empty(Kind kind, std::vector<Attribute> attributes);
    /// The innermost open container; Kind::article for none.
    [[nodiscard]] Kind innermost() const { return open_.empty() ? Kind::article : open_.back().kind; }
    /// Is the innermost container an item that only loose text in a list opened?
    [[nodiscard]] bool item_is_implied() const { return !open_.empty() && open_.back().implied; }
    /// May headings and sections stand here?
    [[nodiscard]] bool at_top() const { return open_.empty(); }

  private:
    using Inlines = std::vector<FlowInline>;
    struct Open {
        Kind kind;
        bool implied;  ///< an item that no markup opened
    };
    [[nodiscard]] std::string_view words_of(const FlowInline& one) const {
        return one.spelled ? std::string_view(*one.spelled) : one.slice.of(source_);
    }
    [[nodiscard]] std::size_t indent_at(const Inlines& inlines, std::size_t at) const;
    [[nodiscard]] bool is_prose_by_lines(const Inlines& inlines) const;
    void put_segment(const BlockContext& context, Inlines inlines);
    void put_block(const BlockContext& context, Inlines inlines);
    void put_picture(FlowInline picture, const BlockContext& context);
    void ensure_item();
    void close_implied_item();

    std::string_view source_;
    Flow flow_;
    Inlines inlines_;
    std::vector<Open> open_;
};

}  // namespace html
