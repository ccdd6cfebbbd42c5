#include "html/flow_maker.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace html {
namespace {

using What = FlowInline::What;

/// Lines between single breaks are paragraphs when they are sentences and about so many bytes long: some
/// forty Han characters.
constexpr std::size_t prose_bytes = 120;

/// An indent of two full-width characters, in half-width cells.
constexpr std::size_t indent_cells = 4;

void trim(std::vector<FlowInline>& inlines) {
    const auto edge = [](const FlowInline& one) { return one.what == What::line_break || one.space; };
    inlines.erase(inlines.begin(), std::ranges::find_if_not(inlines, edge));
    while (!inlines.empty() && edge(inlines.back())) inlines.pop_back();
}

/// Adds to `width` how wide the blank is that `words` begin with (no-break, em and full-width spaces). Are
/// they nothing but blank?
bool add_indent(std::string_view words, std::size_t& width) {
    for (const auto& item : text::CodePoints(words)) {
        const bool wide = item.code == 0x3000 || item.code == 0x2003;
        const bool narrow = item.code == 0xA0 || item.code == 0x2002 || item.code == ' ';
        if (!wide && !narrow) return false;
        width += wide ? 2 : 1;
    }
    return true;
}

bool ends_a_sentence(std::string_view words) {
    if (words.empty()) return false;
    constexpr std::array ends{U'。', U'！', U'？', U'”', U'’', U'…', U'」', U'』', U'）', U'!', U'?', U'.'};
    return std::ranges::find(ends, text::decode_before(words, words.size()).code) != ends.end();
}

}  // namespace

void FlowMaker::text(text::Slice slice, std::uint32_t wraps) {
    if (slice.empty()) return;
    if (!inlines_.empty()) {
        FlowInline& last = inlines_.back();
        const bool goes_on = last.what == What::text && !last.spelled && last.wraps == wraps;
        if (goes_on && last.slice.end == slice.begin) {
            last.slice.end = slice.end;
            return;
        }
    }
    FlowInline one{What::text, slice};
    one.wraps = wraps;
    inlines_.push_back(std::move(one));
}

void FlowMaker::text(text::Slice slice, std::string spelled, std::uint32_t wraps) {
    if (slice.empty()) return;
    FlowInline one{What::text, slice, std::move(spelled)};
    one.wraps = wraps;
    inlines_.push_back(std::move(one));
}

void FlowMaker::space(text::Slice slice, std::uint32_t wraps) {
    if (slice.empty() || inlines_.empty() || inlines_.back().space ||
        inlines_.back().what == What::line_break)
        return;
    text(slice, " ", wraps);
    inlines_.back().space = true;
}

void FlowMaker::line_break() {
    if (!inlines_.empty() && inlines_.back().space) inlines_.pop_back();
    inlines_.push_back(FlowInline{What::line_break});
}

void FlowMaker::picture(std::vector<Attribute> attributes, bool small) {
    // The same picture twice in a row: one for readers without scripts.
    const auto before =
        std::find_if_not(inlines_.rbegin(), inlines_.rend(), [](const FlowInline& one) { return one.space; });
    if (before != inlines_.rend() && before->what == What::picture &&
        before->attributes.front() == attributes.front()) {
        return;
    }
    FlowInline one{What::picture};
    one.small = small;
    one.attributes = std::move(attributes);
    inlines_.push_back(std::move(one));
}

void FlowMaker::flush(const BlockContext& context) {
    Inlines all = std::exchange(inlines_, {});
    trim(all);
    if (all.empty()) return;
    const bool has_text =
        std::ranges::any_of(all, [](const FlowInline& one) { return one.what == What::text; });
    if (context.kind == Kind::ab && has_text) {
        put_block(context, std::move(all));
        return;
    }
    const bool whole = context.kind == Kind::head || context.caption;
    const bool by_lines = !whole && is_prose_by_lines(all);
    Inlines segment;
    for (std::size_t i = 0; i < all.size();) {
        if (all[i].what != What::line_break) {
            segment.push_back(std::move(all[i++]));
            continue;
        }
        std::size_t next = i;
        while (next < all.size() && all[next].what == What::line_break) ++next;
        const bool beside_picture =
            all[next].what == What::picture || (i > 0 && segment.back().what == What::picture);
        const bool before_indent = indent_at(all, next) >= indent_cells;
        if (beside_picture || (!whole && (next - i > 1 || by_lines || before_indent))) {
            put_segment(context, std::exchange(segment, {}));
        } else {
            for (; i < next; ++i) segment.push_back(std::move(all[i]));
        }
        i = next;
    }
    put_segment(context, std::move(segment));
}

/// How wide the blank is that begins at an inline, in half-width cells.
std::size_t FlowMaker::indent_at(const Inlines& inlines, std::size_t at) const {
    std::size_t width = 0;
    while (at < inlines.size() && inlines[at].what == What::text && add_indent(words_of(inlines[at]), width))
        ++at;
    return width;
}

/// Are the lines between single breaks sentences, each as long as a paragraph?
bool FlowMaker::is_prose_by_lines(const Inlines& inlines) const {
    std::size_t lines = 0;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < inlines.size(); ++i) {
        if (inlines[i].what == What::picture) return false;
        if (inlines[i].what == What::text) {
            bytes += inlines[i].slice.size();
            continue;
        }
        if (i > 0 && inlines[i - 1].what == What::text && !ends_a_sentence(words_of(inlines[i - 1])))
            return false;
        ++lines;
    }
    return lines > 0 && ends_a_sentence(words_of(inlines.back())) && bytes / (lines + 1) >= prose_bytes;
}

/// A stretch without paragraph ends: pictures at its edges stand by themselves.
void FlowMaker::put_segment(const BlockContext& context, Inlines inlines) {
    trim(inlines);
    const auto words = [](const FlowInline& one) { return one.what == What::text && !one.space; };
    const bool has_words = std::ranges::any_of(inlines, words);
    const auto is_figure = [has_words](const FlowInline& one) {
        return one.what == What::picture && !(has_words && one.small);
    };
    std::size_t first = 0;
    for (; first < inlines.size() && (is_figure(inlines[first]) || (first > 0 && inlines[first].space));
         ++first) {
        if (is_figure(inlines[first])) put_picture(std::move(inlines[first]), context);
    }
    std::size_t last = inlines.size();
    while (last > first && (is_figure(inlines[last - 1]) || inlines[last - 1].space)) --last;
    if (first < last) {
        put_block(context, {std::make_move_iterator(inlines.begin() + static_cast<std::ptrdiff_t>(first)),
                            std::make_move_iterator(inlines.begin() + static_cast<std::ptrdiff_t>(last))});
    }
    for (std::size_t i = last; i < inlines.size(); ++i) {
        if (is_figure(inlines[i])) put_picture(std::move(inlines[i]), context);
    }
}

void FlowMaker::put_block(const BlockContext& context, Inlines inlines) {
    ensure_item();
    FlowPart part{FlowPart::What::block, context.kind};
    if (innermost() == Kind::figure || innermost() == Kind::table) part.kind = Kind::head;
    if (part.kind == Kind::head && !at_top() && innermost() != Kind::figure && innermost() != Kind::table) {
        part.kind = Kind::paragraph;  // TEI has no headings in lists, tables and quotations
        part.attributes.push_back({Name::rend, "bold"});
    }
    part.inlines = std::move(inlines);
    part.level = context.level;
    part.align = context.align;
    part.indented = context.indented;
    part.caption = context.caption;
    part.caption_class = context.caption_class;
    part.element = context.element;
    flow_.parts.push_back(std::move(part));
}

void FlowMaker::put_picture(FlowInline picture, const BlockContext& context) {
    const bool alone = innermost() != Kind::figure;
    if (alone) {
        open(Kind::figure);
        flow_.parts.back().align = context.align;
        flow_.parts.back().element = context.element;
    }
    empty(Kind::graphic, std::move(picture.attributes));
    if (alone) close();
}

void FlowMaker::open(Kind kind, std::vector<Attribute> attributes) {
    if (kind == Kind::item) {
        close_implied_item();
    } else {
        ensure_item();
    }
    flow_.parts.push_back({FlowPart::What::open, kind, std::move(attributes)});
    open_.push_back({kind, false});
}

void FlowMaker::close() {
    close_implied_item();
    flow_.parts.push_back({FlowPart::What::close, open_.back().kind});
    open_.pop_back();
}

void FlowMaker::close_implied_item() {
    if (!item_is_implied()) return;
    flow_.parts.push_back({FlowPart::What::close, Kind::item});
    open_.pop_back();
}

void FlowMaker::empty(Kind kind, std::vector<Attribute> attributes) {
    // Rules divide an article; in lists, tables and quotations they are decoration.
    if (kind == Kind::milestone && !at_top()) return;
    ensure_item();
    flow_.parts.push_back({FlowPart::What::empty, kind, std::move(attributes)});
}

/// A list holds items and nothing else: what stands in it by itself gets one.
void FlowMaker::ensure_item() {
    if (innermost() != Kind::list) return;
    flow_.parts.push_back({FlowPart::What::open, Kind::item});
    open_.push_back({Kind::item, true});
}

}  // namespace html
