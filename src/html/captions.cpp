#include "html/captions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "html/inline_style.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace html {
namespace {

using What = FlowPart::What;

// What speaks for a block's being the caption of the picture before it, and against.
constexpr int caption_from = 3;  // it must come to so much
constexpr int says_credit = 3, says_caption = 3, class_says_so = 4, is_grey_text = 2, is_centred = 2,
              is_beside = 1, is_small = 1, is_short = 1, is_bold = -3, has_indent = -3, is_long = -2,
              is_very_long = -5;
constexpr std::size_t short_length = 40, long_length = 60, very_long_length = 120;  // code points

constexpr std::array<std::string_view, 12> credit_starts{"图片来源", "图源",   "图自",     "图据",
                                                         "圖片來源", "图片由", "照片由",   "摄影",
                                                         "摄：",     "供图",   "图片提供", "图/"};
constexpr std::array<std::string_view, 9> credit_ends{"摄",   "攝",   "供图", "供圖", "摄影",
                                                      "拍摄", "提供", "/图",  "／图"};
constexpr std::array<std::string_view, 12> caption_starts{"图为", "圖為", "图说", "图注", "资料图", "▲",
                                                          "△",    "▼",    "↑",    "上图", "图①",    "图1"};

std::string words_of(const FlowPart& part, std::string_view source) {
    std::string words;
    for (const FlowInline& one : part.inlines) {
        if (one.what != FlowInline::What::text) continue;
        words += one.spelled ? std::string_view(*one.spelled) : one.slice.of(source);
    }
    return words;
}

/// Does every word of the block stand in what `asked` asks of its stack?
template <typename Asked>
bool all_words(const FlowPart& part, Asked asked) {
    bool any = false;
    for (const FlowInline& one : part.inlines) {
        if (one.what != FlowInline::What::text || one.space) continue;
        if (!asked(one.wraps)) return false;
        any = true;
    }
    return any;
}

std::string_view without_brackets(std::string_view words) {
    words = text::trimmed(words);
    if (words.empty()) return words;
    const text::Decoded first = text::decode_at(words, 0), last = text::decode_before(words, words.size());
    if (!text::is_one_of(first.code, U"（(【[") || text::closing_of(first.code) != last.code) return words;
    return words.substr(first.size, words.size() - first.size - last.size);
}

/// 农机手在耕地。方禾 摄: a sentence, and behind it a credit.
bool ends_with_credit(std::string_view words) {
    const std::size_t stop = words.rfind("。");
    return stop != std::string_view::npos && is_credit(words.substr(stop + std::string_view("。").size()));
}

int weigh(const FlowPart& block, const FlowPart& figure, const Wraps& wraps, std::string_view source) {
    const std::string all = words_of(block, source);
    const std::string_view words = text::trimmed(all);
    const std::size_t length = text::count(words);
    const bool centred = block.align == Align::center;
    const auto starts = [words](std::string_view start) { return words.starts_with(start); };
    int weight = 0;
    if (is_credit(words)) weight += says_credit;
    if (std::ranges::any_of(caption_starts, starts) || ends_with_credit(words)) weight += says_caption;
    if (block.caption || block.caption_class) weight += class_says_so;
    if (all_words(block, [&](std::uint32_t stack) { return is_grey(wraps, stack); })) weight += is_grey_text;
    if (centred && figure.align == Align::center) weight += is_centred;
    if (block.element == figure.element) weight += is_beside;
    if (all_words(block, [&](std::uint32_t stack) { return has_rend(wraps, stack, "small"); }))
        weight += is_small;
    if (all_words(block, [&](std::uint32_t stack) { return has_rend(wraps, stack, "bold"); }))
        weight += is_bold;
    if (length <= short_length) weight += is_short;
    if (length > long_length) weight += is_long;
    if (length > very_long_length) weight += is_very_long;
    const bool blank_start = text::is_space(text::decode_at(all, 0).code);
    if ((blank_start || block.indented) && !centred) weight += has_indent;
    return weight;
}

/// The part that closes the container opened at `open`.
std::size_t close_of(const std::vector<FlowPart>& parts, std::size_t open) {
    std::size_t depth = 0;
    for (std::size_t i = open;; ++i) {
        if (parts[i].what == What::open) ++depth;
        if (parts[i].what == What::close && --depth == 0) return i;
    }
}

void name_caption(FlowPart& block, std::string_view source) {
    block.kind = is_credit(words_of(block, source)) ? Kind::byline : Kind::head;
    block.level = 0;
}

/// Takes the lines of a caption from the first credit on out of it: 春耕现场<br>方禾 摄. Nothing where the
/// caption has no such line behind another.
std::optional<FlowPart> credit_lines_of(FlowPart& caption, std::string_view source) {
    constexpr std::size_t role_alone = 3;  // characters: the name stands on the line before
    std::vector<FlowInline>& all = caption.inlines;
    const auto is_break = [](const FlowInline& one) { return one.what == FlowInline::What::line_break; };
    const auto line_from = [&](auto first) {
        FlowPart line{What::block};
        line.inlines.assign(first, std::find_if(first, all.end(), is_break));
        return words_of(line, source);
    };
    if (is_credit(line_from(all.begin()))) return std::nullopt;
    for (auto at = std::find_if(all.begin(), all.end(), is_break); at != all.end();
         at = std::find_if(at + 1, all.end(), is_break)) {
        const std::string words = line_from(at + 1);
        if (!is_credit(words) || text::count(text::trimmed(words)) <= role_alone) continue;
        FlowPart credit = caption;
        credit.inlines.assign(at + 1, all.end());
        all.erase(at, all.end());
        caption.kind = Kind::head;
        credit.kind = Kind::byline;
        return credit;
    }
    return std::nullopt;
}

/// Puts a caption that has its name; says whether it is or ends with a credit.
bool put_caption(FlowPart caption, std::string_view source, std::vector<FlowPart>& out) {
    std::optional<FlowPart> credit = credit_lines_of(caption, source);
    const bool credits = credit.has_value() || caption.kind == Kind::byline;
    out.push_back(std::move(caption));
    if (credit) out.push_back(*std::move(credit));
    return credits;
}

bool shows(const FlowPart& part) {
    return part.what == What::empty && (part.kind == Kind::graphic || part.kind == Kind::media);
}

/// Pictures that stand in no figure get one each: TEI has no bare graphic between blocks.
void frame_bare_pictures(std::vector<FlowPart>& parts) {
    std::vector<FlowPart> out;
    out.reserve(parts.size());
    std::size_t figures = 0;
    for (FlowPart& part : parts) {
        const bool bare = shows(part) && figures == 0;
        if (part.kind == Kind::figure && part.what == What::open) ++figures;
        if (part.kind == Kind::figure && part.what == What::close) --figures;
        if (bare) out.push_back({What::open, Kind::figure});
        out.push_back(std::move(part));
        if (bare) out.push_back({What::close, Kind::figure});
    }
    parts = std::move(out);
}

/// What a <figure> holds that is none stands by itself: its captions are paragraphs, its headings too where
/// TEI has no headings.
void dissolve_figure(std::vector<FlowPart>& parts, std::size_t open, std::size_t close, bool at_top) {
    std::size_t depth = 0;
    for (std::size_t k = open + 1; k < close; ++k) {
        FlowPart& inner = parts[k];
        depth += inner.what == What::open ? 1 : 0;
        depth -= inner.what == What::close ? 1 : 0;
        if (depth > 0 || inner.what != What::block || inner.kind != Kind::head) continue;
        if (at_top && inner.level > 0) continue;
        inner.kind = Kind::paragraph;
        if (inner.level > 0) inner.attributes.push_back({Name::rend, "bold"});
    }
    parts[open] = {What::empty, Kind::article};  // nothing; taken out when all figures are settled
    parts[close] = {What::empty, Kind::article};
}

/// Which <figure>s are figures: those that show something and hold no lists, tables or figures themselves
/// (TEI's figure has no place for these).
void settle_figures(std::vector<FlowPart>& parts, std::string_view source) {
    struct Open {
        std::size_t part;
        bool shows = false, holds_others = false;
    };
    std::vector<Open> open;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (shows(parts[i]) && !open.empty()) open.back().shows = true;
        if (parts[i].what == What::open) {
            if (!open.empty() && parts[i].kind != Kind::ab) open.back().holds_others = true;
            open.push_back({i});
        }
        if (parts[i].what != What::close) continue;
        const Open ended = open.back();
        open.pop_back();
        if (parts[i].kind != Kind::figure) continue;
        if (!ended.shows || ended.holds_others) {
            const bool at_top = std::ranges::all_of(
                open, [&](const Open& one) { return parts[one.part].kind == Kind::figure; });
            dissolve_figure(parts, ended.part, i, at_top);
            continue;
        }
        for (std::size_t k = ended.part + 1; k < i; ++k) {
            if (parts[k].what == What::block && parts[k].kind == Kind::head) name_caption(parts[k], source);
        }
    }
    std::erase_if(
        parts, [](const FlowPart& part) { return part.what == What::empty && part.kind == Kind::article; });
    frame_bare_pictures(parts);
}

}  // namespace

bool is_credit(std::string_view words) {
    words = without_brackets(words);
    const std::size_t length = text::count(words);
    if (words.empty() || length > short_length) return false;
    const auto starts = [words](std::string_view start) { return words.starts_with(start); };
    const auto ends = [words](std::string_view end) { return words.ends_with(end); };
    if (std::ranges::any_of(credit_starts, starts)) return true;
    // A name and its role; a sentence that happens to end so says what there is to see.
    constexpr std::size_t name_and_role = 24;
    const bool sentence =
        words.find("。") != std::string_view::npos || words.find("，") != std::string_view::npos;
    return length <= name_and_role && !sentence && std::ranges::any_of(credit_ends, ends);
}

void pair_captions(Flow& flow, std::string_view source) {
    std::vector<FlowPart>& parts = flow.parts;
    settle_figures(parts, source);
    std::vector<FlowPart> out;
    out.reserve(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].what != What::open || parts[i].kind != Kind::figure) {
            out.push_back(std::move(parts[i]));
            continue;
        }
        const FlowPart figure = parts[i];
        const std::size_t close = close_of(parts, i);
        std::size_t next = close + 1;
        // What is shown comes first, whatever the order of the markup.
        const auto first = parts.begin() + static_cast<std::ptrdiff_t>(i + 1);
        std::stable_partition(first, parts.begin() + static_cast<std::ptrdiff_t>(close), shows);
        for (std::size_t k = i; k < close; ++k) {
            // Each picture is a figure with a description of its own; what is said of all stays with the
            // last.
            const bool another = k > i + 1 && parts[k].kind == Kind::graphic && figure.attributes.empty();
            if (another) {
                out.push_back({What::close, Kind::figure});
                out.push_back({What::open, Kind::figure});
            }
            const bool caption = parts[k].what == What::block &&
                                 (parts[k].kind == Kind::head || parts[k].kind == Kind::byline);
            if (caption) {
                (void)put_caption(std::move(parts[k]), source, out);
            } else {
                out.push_back(std::move(parts[k]));
            }
        }
        // A caption, then perhaps a credit; another picture between them belongs to itself.
        for (int more = 2; more > 0 && next < parts.size(); --more) {
            FlowPart& block = parts[next];
            if (block.what != What::block || block.kind != Kind::paragraph) break;
            if (weigh(block, figure, flow.wraps, source) < caption_from) break;
            name_caption(block, source);
            if (!block.caption && !block.caption_class) block.attributes.push_back({Name::cert, "medium"});
            ++next;
            if (put_caption(std::move(block), source, out)) break;
        }
        out.push_back(std::move(parts[close]));
        i = next - 1;
    }
    parts = std::move(out);
}

}  // namespace html
