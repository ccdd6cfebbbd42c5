#include "html/body.h"

#include "html/captions.h"
#include "html/flow_maker.h"
#include "html/flow_writer.h"
#include "html/guard.h"
#include "html/rules.h"
#include "html/tags.h"
#include "html/text.h"
#include "html/tree_flow.h"

namespace html {

bool may_be_parsed(const MappedText& markup, const text::SourceText& source, base::Findings& findings) {
    const HtmlState state = look_at_html(markup.text());
    if (state.too_much) {
        findings.add(rules::html_too_much, {}, {*state.too_much});
    } else if (state.unclosed) {
        const text::Slice slice = markup.extent(state.unclosed->at, state.unclosed->at + 1);
        const text::Position position = source.position(slice.begin);
        findings.add(rules::not_closed, {.line = position.line, .column = position.column},
                     {state.unclosed->what});
    }
    return !state.too_much;
}

void read_html(const MappedText& markup, model::Builder& builder, base::Findings& findings,
               const FlowStep& step) {
    if (!may_be_parsed(markup, builder.source(), findings)) {
        read_html_plainly(markup, builder);
        return;
    }
    const HtmlTree tree = parse_html(markup.text(), HtmlForm::body);
    read_html_nodes(markup, tree, 0, static_cast<std::uint32_t>(tree.size()), builder, step);
}

void read_html_nodes(const MappedText& markup, const HtmlTree& tree, std::uint32_t first, std::uint32_t last,
                     model::Builder& builder, const FlowStep& step) {
    Flow flow = flow_of(markup, tree, first, last);
    if (!stretches_are_apart({&flow})) {
        read_html_plainly(markup, builder);
        return;
    }
    pair_captions(flow, markup.source());
    if (step) step(flow);
    write_flow(flow, builder);
}

void read_html_plainly(const MappedText& markup, model::Builder& builder) {
    const std::string_view html = markup.text();
    const auto size = static_cast<std::uint32_t>(html.size());
    FlowMaker maker(markup.source());
    const BlockContext paragraph;
    const auto add_text = [&](text::Slice slice) {
        for (const TextPiece& piece : text_pieces(html, slice)) {
            const text::Slice origin = markup.extent(piece.slice.begin, piece.slice.end);
            if (piece.what == TextPiece::What::space) {
                maker.space(origin, Wraps::none);
            } else if (piece.what == TextPiece::What::reference) {
                maker.text(origin, piece.words, Wraps::none);
            } else if (piece.what == TextPiece::What::plain) {
                maker.text(origin, Wraps::none);
            }
        }
    };
    for (std::uint32_t at = 0; at < size;) {
        const auto open = static_cast<std::uint32_t>(std::min<std::size_t>(html.find('<', at), size));
        add_text({at, open});
        if (open == size) break;
        const Tag tag = tag_at(html, open);
        if (tag.what == Tag::What::none) {
            maker.text(markup.extent(open, open + 1), Wraps::none);
            at = open + 1;
            continue;
        }
        at = tag.end;
        if (tag.what == Tag::What::comment) maker.comment(markup.extent(open, at));
        if (tag.what == Tag::What::start && is_hidden(tag.name) && is_raw_text(tag.name)) {
            const std::uint32_t end = raw_text_end(html, at, tag.name);
            maker.comment(markup.extent(open, end));
            at = end;
        }
        if (is_block(tag.name) || tag.name == "br") maker.flush(paragraph);
    }
    maker.flush(paragraph);
    write_flow(std::move(maker).take(), builder);
}

}  // namespace html
