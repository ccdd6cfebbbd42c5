#include "html/tree_flow.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "html/blocks.h"
#include "html/elements.h"
#include "html/flow_maker.h"
#include "html/inline_style.h"
#include "html/links.h"
#include "html/media.h"
#include "html/tables.h"
#include "html/tags.h"
#include "html/text.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace html {
namespace {

/// What holds inside an open element, and what its end does.
struct Frame {
    std::uint32_t end = 0;  ///< index of the first node behind it
    Role role = Role::transparent;
    std::uint32_t wraps = Wraps::none;
    BlockContext context{};
    bool keeps_space = false;  ///< <pre>, <code>
    bool code = false;         ///< <code> and its like, not in <pre>
    bool closes_container = false;
    TextForm form = TextForm::data;
    std::uint32_t ruby = Wraps::none;  ///< the stack of a ruby, its base left out
};

class HtmlFlow {
  public:
    HtmlFlow(const MappedText& markup, const HtmlTree& tree)
        : markup_(markup), tree_(tree), tables_(tree), maker_(markup.source()) {
        frames_.push_back({static_cast<std::uint32_t>(tree.size())});
    }

    Flow read(std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t i = first; i < last;) {
            while (frames_.size() > 1 && frames_.back().end <= i) leave();
            const HtmlNode& node = tree_[i];
            if (node.what == HtmlNode::What::text) {
                add_text(node);
                ++i;
            } else if (node.what == HtmlNode::What::comment) {
                add_comment(node);
                ++i;
            } else {
                i = enter(i);
            }
        }
        while (frames_.size() > 1) leave();
        maker_.flush(frames_.back().context);
        return std::move(maker_).take();
    }

  private:
    Frame& top() { return frames_.back(); }
    void flush() { maker_.flush(top().context); }

    /// Opens the element at `index`; the index of the node to go on with.
    std::uint32_t enter(std::uint32_t index) {
        const HtmlNode& node = tree_[index];
        const ElementRole& element = role_of(node.name);
        switch (element.role) {
            case Role::hidden: hide(index); return node.end;
            case Role::rule:
                flush();
                maker_.empty(Kind::milestone, {{Name::unit, "section"}, {Name::rend, "rule"}});
                return node.end;
            case Role::line_break: maker_.line_break(); return index + 1;
            case Role::picture: add_picture(node); return index + 1;
            case Role::player: return add_player(index);
            case Role::frame: return add_frame(index);
            default: break;
        }
        Frame frame = top();
        frame.end = node.end;
        frame.role = element.role;
        frame.closes_container = false;
        if (is_block_role(element.role)) {
            flush();
            frame.context = context_inside(tree_, index, element.role, frame.context);
        }
        enter_container(index, frame);
        set_wraps(index, element, frame);
        if (element.role == Role::code || element.role == Role::preformatted) frame.keeps_space = true;
        if (is_raw_text(node.name))
            frame.form = node.name == "textarea" ? TextForm::references : TextForm::raw;
        frames_.push_back(std::move(frame));
        return index + 1;
    }

    void leave() {
        const Frame& frame = top();
        if (is_block_role(frame.role)) flush();
        if (frame.closes_container) {
            maker_.close();
            if (frame.role == Role::list) numbers_.pop_back();
        }
        if (frame.role == Role::ruby_text) pair_is_done_ = true;  // base text behind it begins another pair
        frames_.pop_back();
    }

    /// Opens the container that an element stands for, if it is one.
    void enter_container(std::uint32_t index, Frame& frame) {
        const HtmlNode& node = tree_[index];
        const Kind around = maker_.innermost();
        std::vector<Attribute> attributes;
        Kind kind = Kind::article;
        switch (frame.role) {
            case Role::quote: kind = Kind::quote; break;
            case Role::figure: kind = Kind::figure; break;
            case Role::list:
                kind = Kind::list;
                attributes.push_back({Name::rend, node.name == "ol" ? "numbered" : "bulleted"});
                numbers_.emplace_back(node);
                break;
            case Role::item:
                if (!item_may_stand_in(around)) return;
                kind = Kind::item;
                if (const std::string number = numbers_.empty() ? std::string() : numbers_.back().next(node);
                    !number.empty()) {
                    attributes.push_back({Name::n, number});
                }
                break;
            case Role::table:
                if (!tables_.is_data(index)) return;
                kind = Kind::table;
                attributes = tables_.attributes_of_table(index);
                break;
            case Role::row:
                if (around != Kind::table) return;
                kind = Kind::row;
                attributes = tables_.attributes_of_row(index);
                break;
            case Role::cell:
                if (around != Kind::row) return;
                kind = Kind::cell;
                attributes = attributes_of_cell(node);
                break;
            default: return;
        }
        if (around == Kind::table && kind != Kind::row) return;  // a caption's markup, misplaced
        maker_.open(kind, std::move(attributes));
        frame.closes_container = true;
    }

    /// An item stands directly in a list, or beside an item that only loose text opened.
    [[nodiscard]] bool item_may_stand_in(Kind around) const {
        return around == Kind::list || maker_.item_is_implied();
    }

    // Inlines

    void set_wraps(std::uint32_t index, const ElementRole& element, Frame& frame) {
        const HtmlNode& node = tree_[index];
        Wraps& wraps = maker_.wraps();
        switch (element.role) {
            case Role::token: frame.wraps = with_rend(wraps, frame.wraps, element.token); break;
            case Role::code: frame.code = frame.context.kind != Kind::ab; break;
            case Role::link: frame.wraps = with_link(node, frame.wraps); break;
            case Role::font: frame.wraps = with_style(wraps, frame.wraps, font_style(node)); break;
            case Role::ruby:
                ruby_text_ = ruby_text_of(tree_, index);
                frame.ruby = wraps.inside(frame.wraps, {Kind::ruby, {}, ++number_});
                frame.wraps = wraps.inside(frame.ruby, {Kind::ruby_base});
                pair_is_done_ = false;
                break;
            case Role::ruby_text:
            case Role::ruby_bracket:
                if (frame.ruby == Wraps::none) break;
                frame.wraps = wraps.inside(frame.ruby, {Kind::ruby_text, ruby_text_});
                if (element.role == Role::ruby_bracket)
                    frame.wraps = wraps.inside(frame.wraps, {Kind::ruby_mark});
                break;
            default: break;
        }
        const bool box =
            is_block_role(element.role) && node.name != "p" && element.role != Role::figure_caption;
        frame.wraps = with_style(wraps, frame.wraps, node.attribute("style"), box);
    }

    std::uint32_t with_link(const HtmlNode& node, std::uint32_t wraps) {
        std::string target = clean_address(node.attribute("href"));
        if (leads_nowhere(target)) return wraps;
        return maker_.wraps().inside(wraps, {Kind::link, {{Name::target, std::move(target)}}, ++number_});
    }

    /// Base text behind a reading opens the next pair of a ruby.
    void begin_next_pair() {
        Wraps& wraps = maker_.wraps();
        Frame& frame = top();
        frame.ruby = wraps.inside(wraps.outer(frame.ruby), {Kind::ruby, {}, ++number_});
        frame.wraps = wraps.inside(frame.ruby, {Kind::ruby_base});
        pair_is_done_ = false;
    }

    void add_text(const HtmlNode& node) {
        if (pair_is_done_ && top().role == Role::ruby && !text::is_blank(node.words)) begin_next_pair();
        wraps_ = top().wraps;
        // TEI's code holds characters and nothing else: it is the innermost element, and there for words that
        // need no other markup.
        if (top().code && is_plain(node.words) && is_plain(node.slice.of(markup_.text())))
            wraps_ = maker_.wraps().inside(wraps_, {Kind::code});
        for (const TextPiece& piece : text_pieces(markup_.text(), node.slice, node.words, top().form)) {
            switch (piece.what) {
                case TextPiece::What::markup: break;
                case TextPiece::What::plain: add_plain(piece.slice); break;
                case TextPiece::What::space: add_space(piece.slice); break;
                case TextPiece::What::reference: add_reference(piece); break;
            }
        }
    }

    static bool is_plain(std::string_view words) {
        const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; };
        return !words.empty() && text::trimmed(words) == words && std::ranges::none_of(words, control);
    }

    void add_plain(text::Slice slice) {
        for (std::uint32_t at = slice.begin; at < slice.end;) {
            const MappedText::Origin origin = markup_.origin(at, slice.end - at);
            if (origin.respelled) {
                maker_.text(origin.slice, std::string(markup_.text().substr(at, origin.size)), wraps_);
            } else {
                maker_.text(origin.slice, wraps_);
            }
            at += origin.size;
        }
    }

    void add_space(text::Slice slice) {
        if (!top().keeps_space) {
            for (std::uint32_t at = slice.begin; at < slice.end;) {
                const MappedText::Origin origin = markup_.origin(at, slice.end - at);
                maker_.space(origin.slice, wraps_);  // of several only the first counts
                at += origin.size;
            }
            return;
        }
        const std::string_view markup = markup_.text();
        for (std::uint32_t at = slice.begin; at < slice.end;) {
            const bool two = markup.substr(at, 2) == "\r\n";
            const std::uint32_t size = two ? 2 : 1;
            const bool line_end = markup[at] == '\n' || markup[at] == '\r';
            const text::Slice origin = markup_.extent(at, at + size);
            if (!line_end) {
                maker_.text(origin, std::string(1, markup[at]), wraps_);
            } else if (top().context.kind == Kind::ab) {
                maker_.line_break();
            } else {
                maker_.text(origin, " ", wraps_);
            }
            at += size;
        }
    }

    void add_reference(const TextPiece& piece) {
        const text::Slice origin = markup_.extent(piece.slice.begin, piece.slice.end);
        const bool space = piece.words == " " || piece.words == "\n" || piece.words == "\t" ||
                           piece.words == "\r" || piece.words == "\f";
        if (!space) {
            maker_.text(origin, piece.words, wraps_);
        } else if (!top().keeps_space) {
            maker_.space(origin, wraps_);
        } else {
            maker_.text(origin, " ", wraps_);
        }
    }

    void add_comment(const HtmlNode& node) {
        const std::string_view all = node.slice.of(markup_.text());
        std::string_view words = all;
        if (words.starts_with("<!--")) words.remove_prefix(4);
        if (words.ends_with("-->")) words.remove_suffix(3);
        if (base::lowered(text::trimmed(words)) == "more") {
            flush();
            maker_.empty(Kind::milestone, {{Name::unit, "excerpt"}});
        } else {
            maker_.comment(markup_.extent(node.slice.begin, node.slice.end));
        }
    }

    // What is not shown, and what is not text

    /// All of a subtree, from its start tag to its end tag, as comment.
    void hide(std::uint32_t index) {
        text::Slice slice = tree_[index].slice;
        const auto take = [&slice](text::Slice other) {
            if (other.empty()) return;
            if (slice.empty()) slice = other;
            slice = {std::min(slice.begin, other.begin), std::max(slice.end, other.end)};
        };
        for (std::uint32_t i = index; i < tree_[index].end; ++i) {
            take(tree_[i].slice);
            take(tree_[i].end_tag);
        }
        if (!is_void(tree_[index].name)) maker_.comment(markup_.extent(slice.begin, slice.end));
    }

    void add_picture(const HtmlNode& node) {
        if (std::optional<Picture> picture = picture_of(node)) {
            maker_.picture(std::move(picture->attributes), picture->small);
        }
    }

    std::uint32_t add_player(std::uint32_t index) {
        const Player player = player_of(tree_, index);
        if (player.media.empty()) return index + 1;
        flush();
        maker_.open(Kind::figure, {{Name::type, "video"}});
        for (const std::vector<Attribute>& one : player.media) maker_.empty(Kind::media, one);
        if (!player.poster.empty()) maker_.empty(Kind::graphic, player.poster);
        maker_.close();
        hide_content(index);
        return tree_[index].end;
    }

    std::uint32_t add_frame(std::uint32_t index) {
        std::string target = frame_address(tree_, index);
        if (!target.empty()) {
            flush();
            maker_.open(Kind::ab, {{Name::type, "embed"}});
            maker_.empty(Kind::pointer, {{Name::target, std::move(target)}});
            maker_.close();
        } else if (tree_[index].name == "object") {
            return index + 1;
        }
        hide_content(index);
        return tree_[index].end;
    }

    /// What is shown only where a player or frame does not work.
    void hide_content(std::uint32_t index) {
        for (std::uint32_t i = index + 1; i < tree_[index].end;) {
            if (tree_[i].what != HtmlNode::What::element || role_of(tree_[i].name).role == Role::hidden) {
                hide(i);
                i = tree_[i].end;
            } else {
                ++i;
            }
        }
    }

    const MappedText& markup_;
    const HtmlTree& tree_;
    TableShapes tables_;
    FlowMaker maker_;
    std::vector<Frame> frames_;
    std::vector<ItemNumbers> numbers_;  ///< of the open lists
    std::vector<Attribute> ruby_text_;
    std::uint32_t wraps_ = Wraps::none;  ///< of the text in hand
    std::uint32_t number_ = 0;           ///< of links and rubies
    bool pair_is_done_ = false;
};

}  // namespace

Flow flow_of(const MappedText& markup, const HtmlTree& tree, std::uint32_t first, std::uint32_t last) {
    return HtmlFlow(markup, tree).read(first, last);
}

}  // namespace html
