#include "markdown/markdown.h"

#include <algorithm>
#include <string>

#include "markdown/commonmark.h"
#include "markdown/markup_signs.h"
#include "markdown/masks.h"
#include "markdown/match.h"
#include "markdown/pending_text.h"
#include "markdown/rules.h"
#include "markdown/tag_plugins.h"
#include "text/lines.h"
#include "text/white_space.h"

namespace markdown {
namespace {

/// What CommonMark gets to see.
std::string masked(std::string_view source, text::Slice body, const std::vector<TagPlugin>& plugins) {
    std::string text = masked_plugins(source, body, plugins);
    mask_footnotes(text);
    mask_math(text);
    return text;
}

class Renderer {
  public:
    Renderer(std::string_view source, text::Slice body, base::Findings& findings)
        : source_(source),
          body_(body),
          findings_(findings),
          plugins_(find_tag_plugins(source, body)),
          text_(masked(source, body, plugins_)),
          lines_(text::lines_within(text_, {0, static_cast<std::uint32_t>(text_.size())})),
          out_(source),
          pending_(out_) {}

    html::MappedText render() {
        const Tree tree = parse(text_);
        const Iterator iterator(cmark_iter_new(tree.get()));
        for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            cmark_node* const node = cmark_iter_get_node(iterator.get());
            if ((cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK) {
                block(node, event == CMARK_EVENT_ENTER);
            } else if (!failed_) {
                in_line(node, event == CMARK_EVENT_ENTER);
            }
        }
        pending_.commit();
        return std::move(out_);
    }

  private:
    /// A place of the masked text, in S.
    [[nodiscard]] text::Slice in_source(text::Slice slice) const {
        return {slice.begin + body_.begin, slice.end + body_.begin};
    }
    [[nodiscard]] std::uint32_t line_begin(int line) const {
        const auto index = static_cast<std::size_t>(std::max(line, 1) - 1);
        return index < lines_.size() ? lines_[index].begin : static_cast<std::uint32_t>(text_.size());
    }
    [[nodiscard]] std::uint32_t line_end(int line) const {
        const auto index = static_cast<std::size_t>(std::max(line, 1) - 1);
        return index < lines_.size() ? lines_[index].end : static_cast<std::uint32_t>(text_.size());
    }

    // Blocks

    void block(cmark_node* node, bool entering) {
        const std::string_view type = type_of(node);
        if (type == "table_header" || type == "table_row" || type == "table_cell")
            return table_part(node, type, entering);
        if (type == "html_block") return html_block(node);
        if (type == "code_block") return code_block(node);
        const bool holds_words = type == "paragraph" || type == "heading" || type == "table";
        if (entering && holds_words) begin_words(node);
        const std::string element = element_of(node, type);
        if (!element.empty()) {
            const bool name_alone = !entering;
            pending_.add((entering ? "<" : "</") +
                         (name_alone ? element.substr(0, element.find(' ')) : element) + ">");
        }
        if (type == "thematic_break") pending_.add("<hr>");
        if (!entering && holds_words) end_words();
        if (!holds_words) pending_.commit();
    }

    static std::string element_of(cmark_node* node, std::string_view type) {
        if (type == "paragraph") return "p";
        if (type == "heading") return "h" + std::to_string(cmark_node_get_heading_level(node));
        if (type == "block_quote") return "blockquote";
        if (type == "item") return "li";
        if (type == "table") return "table";
        if (type != "list") return {};
        if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST) return "ul";
        return "ol start=\"" + std::to_string(cmark_node_get_list_start(node)) + '"';
    }

    void table_part(cmark_node* node, std::string_view type, bool entering) {
        if (type != "table_cell") {
            if (entering) {
                head_row_ = type == "table_header";
                if (!failed_) cursor_ = std::max(cursor_, line_begin(cmark_node_get_start_line(node)));
            }
            pending_.add(entering ? "<tr>" : "</tr>");
        } else {
            pending_.add(std::string(entering ? "<" : "</") + (head_row_ ? "th>" : "td>"));
        }
    }

    void begin_words(cmark_node* node) {
        pending_.commit();
        failed_ = false;
        const int line = cmark_node_get_start_line(node);
        const auto column = static_cast<std::uint32_t>(std::max(cmark_node_get_start_column(node), 1) - 1);
        cursor_ = std::max(cursor_, std::min(line_begin(line) + column, line_end(line)));
        limit_ = line_end(cmark_node_get_end_line(node));
        begin_ = cursor_;
    }

    void end_words() {
        if (failed_) {
            pending_.drop();
            findings_.add(rules::words_not_found,
                          {.bytes = base::ByteRange{begin_ + body_.begin, limit_ + body_.begin}});
            as_it_stands(begin_, limit_);
            cursor_ = std::max(cursor_, limit_);
        }
        pending_.commit();
        failed_ = false;
    }

    /// Bytes as text, lines kept: where they could not be followed.
    void as_it_stands(std::uint32_t begin, std::uint32_t end) {
        pending_.add("<p>");
        for (const text::Slice line : text::lines_within(text_, {begin, end})) {
            write_text({Matched{line, {}}});
            pending_.add("<br>");
        }
        pending_.add("</p>");
    }

    /// Raw HTML, its plugins written out.
    void html_block(cmark_node* node) {
        pending_.commit();
        const std::string_view literal = literal_of(node);
        const std::uint32_t literal_end = static_cast<std::uint32_t>(literal.size());
        int line = cmark_node_get_start_line(node);
        for (const text::Slice one : text::lines_within(literal, {0, literal_end})) {
            const text::Slice whole{line_begin(line), line_end(line)};
            const std::string_view words = one.of(literal);
            const bool tail = whole.of(text_).ends_with(words);
            const text::Slice raw{tail ? whole.end - static_cast<std::uint32_t>(words.size()) : whole.begin,
                                  whole.end};
            raw_html(raw);
            out_.copy(in_source({raw.end, line_begin(line + 1)}));
            ++line;
        }
        cursor_ = std::max(cursor_, line_begin(line));
    }

    void raw_html(text::Slice slice) {
        slice.begin = std::max(slice.begin, done_);
        slice.end = std::max(slice.end, slice.begin);
        std::uint32_t at = slice.begin + body_.begin;
        const std::uint32_t end = slice.end + body_.begin;
        while (next_plugin_ < plugins_.size() && plugins_[next_plugin_].slice.begin < at) ++next_plugin_;
        for (; next_plugin_ < plugins_.size() && plugins_[next_plugin_].slice.begin < end; ++next_plugin_) {
            const TagPlugin& plugin = plugins_[next_plugin_];
            out_.copy({at, plugin.slice.begin});
            write_tag_plugin(plugin, out_, findings_);
            at = plugin.slice.end;
            done_ = at - body_.begin;
        }
        if (at < end) out_.copy({at, end});
    }

    void code_block(cmark_node* node) {
        pending_.commit();
        out_.add("<pre><code>");
        const std::string_view literal = literal_of(node);
        int line = cmark_node_get_start_line(node);
        int length = 0;
        int offset = 0;
        char character = 0;
        if (cmark_node_get_fenced(node, &length, &offset, &character) != 0) ++line;
        for (const text::Slice one :
             text::lines_within(literal, {0, static_cast<std::uint32_t>(literal.size())})) {
            const text::Slice whole{line_begin(line), line_end(line)};
            if (auto found = find_literal(text_, one.of(literal), whole.begin, whole.end, MatchForm::code)) {
                write_text(*found);
            } else {
                write_text({Matched{whole, {}}});  // a tab that was half an indent
            }
            pending_.commit();
            out_.copy(in_source({whole.end, line_begin(line + 1)}));
            ++line;
        }
        out_.add("</code></pre>");
        cursor_ = std::max(cursor_, line_begin(line));
    }

    // Inlines

    void in_line(cmark_node* node, bool entering) {
        const std::string_view type = type_of(node);
        if (type == "text") return words(literal_of(node));
        if (type == "softbreak" || type == "linebreak") return line_break();
        if (type == "code") return code(literal_of(node));
        if (type == "html_inline") return inline_html(literal_of(node));
        if (type == "link" || type == "image") return link(node, type == "image", entering);
        const std::string_view element = type == "emph"            ? "em"
                                         : type == "strong"        ? "strong"
                                         : type == "strikethrough" ? "del"
                                                                   : "";
        if (!element.empty()) pending_.add((entering ? "<" : "</") + std::string(element) + ">");
    }

    void words(std::string_view literal) {
        const auto found = find_literal(text_, literal, cursor_, limit_, MatchForm::text);
        if (!found) {
            failed_ = true;
            return;
        }
        if (!found->empty()) cursor_ = found->back().slice.end;
        if (images_ > 0) {
            alternative_ += literal;
        } else {
            write_text(*found);
        }
    }

    void write_text(const std::vector<Matched>& all) {
        for (const Matched& one : all) {
            if (one.words) {
                pending_.respell(in_source(one.slice), escaped(*one.words));
                continue;
            }
            // The source's own words: a masked plugin in code is itself again.
            const text::Slice slice = in_source(one.slice);
            for (std::uint32_t at = slice.begin; at < slice.end;) {
                const std::uint32_t special = next_markup_sign(source_, slice, at);
                if (at < special) pending_.copy({at, special});
                if (special < slice.end)
                    pending_.respell({special, special + 1}, escaped(source_.substr(special, 1)));
                at = special + 1;
            }
        }
    }

    void line_break() {
        const std::size_t end = text_.find_first_of("\r\n", cursor_);
        if (end < limit_)
            cursor_ = static_cast<std::uint32_t>(end) + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
        if (images_ > 0) {
            alternative_ += ' ';
        } else {
            pending_.add("<br>");
        }
    }

    void code(std::string_view literal) {
        std::size_t ticks = text_.find('`', cursor_);
        if (ticks >= limit_) {
            failed_ = true;
            return;
        }
        const std::size_t begin = std::min(text_.find_first_not_of('`', ticks), text_.size());
        const auto found =
            find_literal(text_, literal, static_cast<std::uint32_t>(begin), limit_, MatchForm::code);
        if (!found) {
            failed_ = true;
            return;
        }
        if (!found->empty()) cursor_ = found->back().slice.end;
        const std::size_t close = std::min(text_.find('`', cursor_), text_.size());
        cursor_ = static_cast<std::uint32_t>(std::min(close + (begin - ticks), text_.size()));
        if (images_ > 0) {
            alternative_ += literal;
            return;
        }
        pending_.add("<code>");
        write_text(*found);
        pending_.add("</code>");
    }

    void inline_html(std::string_view literal) {
        const std::size_t found = text_.find(literal, cursor_);
        if (found == std::string::npos || found + literal.size() > limit_) {
            failed_ = true;
            return;
        }
        const text::Slice slice{static_cast<std::uint32_t>(found),
                                static_cast<std::uint32_t>(found + literal.size())};
        cursor_ = slice.end;
        if (images_ > 0) return;
        pending_.commit();  // raw HTML cannot be taken back; what follows it in the block can
        begin_ = cursor_;
        raw_html(slice);
    }

    void link(cmark_node* node, bool image, bool entering) {
        if (entering) {
            if (image && images_++ == 0) alternative_.clear();
            if (!image && images_ == 0) pending_.add("<a href=\"" + escaped(address_of(node)) + "\">");
            return;
        }
        cursor_ = behind_link_tail(text_, cursor_, limit_);
        if (!image) {
            if (images_ == 0) pending_.add("</a>");
            return;
        }
        if (--images_ > 0) return;
        std::string tag = "<img src=\"" + escaped(address_of(node)) + '"';
        const char* const title = cmark_node_get_title(node);
        if (title != nullptr && *title != '\0') tag += " title=\"" + escaped(title) + '"';
        if (!alternative_.empty()) tag += " alt=\"" + escaped(alternative_) + '"';
        pending_.add(tag + ">");
    }

    /// A masked plugin in an address is itself again: {% post_url 2024-03-08-x %}. CommonMark took its angle
    /// brackets for those that an address may stand in.
    [[nodiscard]] std::string address_of(cmark_node* node) const {
        const char* const url = cmark_node_get_url(node);
        std::string address = url != nullptr ? url : "";
        const bool masked =
            !plugins_.empty() && address.size() > 2 && address.starts_with("? ") && address.ends_with('?');
        if (!masked) return address;
        return "%7B%25" + address.substr(1, address.size() - 2) + "%25%7D";
    }

    std::string_view source_;
    text::Slice body_;
    base::Findings& findings_;
    std::vector<TagPlugin> plugins_;
    std::string text_;  ///< the body, plugins masked: what cmark reads and places count in
    std::vector<text::Slice> lines_;
    html::MappedText out_;
    PendingText pending_;
    std::size_t next_plugin_ = 0;
    std::uint32_t cursor_ = 0, limit_ = 0, begin_ = 0;
    std::uint32_t done_ = 0;  ///< up to here plugins have taken what follows
    bool failed_ = false, head_row_ = false;
    int images_ = 0;
    std::string alternative_;
};

/// One paragraph a stretch between blank lines: for text that no parser should see.
html::MappedText plain_paragraphs(std::string_view source, text::Slice body) {
    html::MappedText out(source);
    for (const text::Slice line : text::lines_within(source, body)) {
        if (text::is_blank(line.of(source))) {
            out.add("<p>");
            continue;
        }
        for (std::uint32_t at = line.begin; at < line.end;) {
            const std::uint32_t special = next_markup_sign(source, line, at);
            out.copy({at, special});
            if (special < line.end) out.respell({special, special + 1}, escaped(source.substr(special, 1)));
            at = special + 1;
        }
        out.add("<br>");
    }
    return out;
}

}  // namespace

html::MappedText markdown_to_html(std::string_view source, text::Slice body, base::Findings& findings) {
    if (const std::optional<std::string> reason = too_much_markdown(body.of(source))) {
        findings.add(rules::markdown_too_much, {}, {*reason});
        return plain_paragraphs(source, body);
    }
    return Renderer(source, body, findings).render();
}

}  // namespace markdown
