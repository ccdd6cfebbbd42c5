// Flowed text between parsing and building: blocks with their inlines, before it is settled what each is.
//
// HTML is read into a flow, which knows nothing of tags any more; pictures find their captions in it; then
// it is written into a model::Builder.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/node.h"
#include "text/slice.h"

namespace html {

using model::Attribute;
using model::Kind;
using model::Name;

/// An inline element that text stands in.
struct Wrap {
    Kind kind = Kind::highlight;
    std::vector<Attribute> attributes{};
    std::uint32_t number = 0;  ///< of a link, a ruby: two that are alike are still two; 0: neighbours merge
    bool operator==(const Wrap&) const = default;
};

/// The stacks of wraps that occur, shared: a stack is an index, equal stacks have equal indices.
class Wraps {
  public:
    static constexpr std::uint32_t none = 0;

    Wraps() : nodes_(1) {}
    /// The stack `outer` with `wrap` inside.
    [[nodiscard]] std::uint32_t inside(std::uint32_t outer, Wrap wrap);
    /// The stack without its innermost wrap.
    [[nodiscard]] std::uint32_t outer(std::uint32_t stack) const { return nodes_[stack].outer; }
    [[nodiscard]] const Wrap& innermost(std::uint32_t stack) const { return nodes_[stack].wrap; }
    [[nodiscard]] std::uint32_t depth(std::uint32_t stack) const { return nodes_[stack].depth; }
    /// The wraps that two stacks have in common, from the outermost on.
    [[nodiscard]] std::uint32_t common(std::uint32_t a, std::uint32_t b) const;
    /// From the outermost to the innermost, those above `below` left out.
    [[nodiscard]] std::vector<std::uint32_t> path(std::uint32_t stack, std::uint32_t below = none) const;

  private:
    struct Node {
        std::uint32_t outer = 0, depth = 0;
        Wrap wrap{};
    };
    std::vector<Node> nodes_;
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> known_;
};

/// A piece of a block.
struct FlowInline {
    enum class What : std::uint8_t {
        text,  ///< slice of S, and what it stands for if that is something else
        line_break,
        picture,  ///< attributes of a graphic
    } what;
    text::Slice slice{};
    std::optional<std::string> spelled{};
    std::uint32_t wraps = Wraps::none;
    bool space = false;  ///< text: collapsible white space
    bool small = false;  ///< picture: an icon in running text
    std::vector<Attribute> attributes{};
};

enum class Align : std::uint8_t { none, left, center, right, justify };

/// A block, or the begin or end of a container.
struct FlowPart {
    enum class What : std::uint8_t { open, close, block, empty } what;
    Kind kind = Kind::paragraph;
    std::vector<Attribute> attributes{};
    std::vector<FlowInline> inlines{};
    int level = 0;  ///< of a heading: 1 to 6; of an `ab`: 1 when it is code, 2 when it is a tag plugin
    Align align = Align::none;
    bool indented = false;       ///< by its style
    bool caption = false;        ///< the markup says that this is a picture's caption
    bool caption_class = false;  ///< its class name says so
    std::uint32_t element = 0;   ///< the block element that it came from: parts of one element share it
};

struct Flow {
    Wraps wraps;
    std::vector<FlowPart> parts;
    std::vector<text::Slice> comments;  ///< stretches of S that are comments, scripts, styles
};

}  // namespace html
