#include "read/html_page.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "model/builder.h"
#include "read/captions.h"
#include "read/flow_writer.h"
#include "read/html_body.h"
#include "read/html_flow.h"
#include "read/rules.h"
#include "read/web_page.h"

namespace readers {
namespace {

using model::Builder;

std::string words_of(const Flow& flow, std::string_view source) {
    std::string words;
    for (const FlowPart& part : flow.parts) {
        for (const FlowInline& one : part.inlines) {
            if (one.what == FlowInline::What::text)
                words += one.spelled ? std::string_view(*one.spelled) : one.slice.of(source);
        }
    }
    return words;
}

/// The blocks of a flow, all of one kind, without their containers.
Flow flattened(Flow flow, Kind kind, std::vector<Attribute> attributes) {
    std::vector<FlowPart> blocks;
    for (FlowPart& part : flow.parts) {
        if (part.what != FlowPart::What::block) continue;
        std::erase_if(part.inlines,
                      [](const FlowInline& one) { return one.what == FlowInline::What::picture; });
        part.kind = kind;
        part.attributes = attributes;
        part.level = 0;
        blocks.push_back(std::move(part));
    }
    flow.parts = std::move(blocks);
    return flow;
}

/// The line between headline and text that says when, where from and by whom.
bool is_imprint(std::string_view words) {
    constexpr std::array<std::string_view, 8> signs{"来源", "來源", "作者", "记者",
                                                    "記者", "编辑", "編輯", "发布时间"};
    if (words.size() > 300) return false;
    if (std::ranges::any_of(
            signs, [words](std::string_view sign) { return words.find(sign) != std::string_view::npos; })) {
        return true;
    }
    const auto digits = std::ranges::count_if(words, base::is_digit);
    return digits >= 6 && words.size() < 60;
}

class PageReader {
  public:
    PageReader(text::SourceText source, base::Findings& findings)
        : builder_(std::move(source), model::Form::flowed),
          findings_(findings),
          markup_(builder_.source_text(),
                  {builder_.source().byte_order_mark().end, builder_.source().whole().end}) {}

    model::Document read() {
        model::Metadata metadata;
        if (may_be_parsed(markup_, builder_.source(), findings_)) {
            tree_ = parse_html(markup_.text(), HtmlForm::page);
            page_ = find_web_page(tree_);
            metadata = web_metadata(tree_, builder_.source_text());
            if (!read_parts(metadata)) tree_.clear();
        }
        if (tree_.empty()) {
            builder_.open(Kind::article, {{Name::n, "1"}});
            read_html_plainly(markup_, builder_);
            builder_.close();
        }
        metadata.format = "html-page";
        return std::move(builder_).finish(std::move(metadata), findings_);
    }

  private:
    [[nodiscard]] Flow flow(std::uint32_t first, std::uint32_t last) const {
        return flow_of(markup_, tree_, first, last);
    }

    /// False when the parser's places do not hold together.
    bool read_parts(model::Metadata& metadata) {
        const std::uint32_t end = tree_[page_.body].end;
        const std::uint32_t article = page_.article;
        const std::uint32_t article_end = tree_[article].end;
        const bool above = page_.headline && *page_.headline<article&& * page_.headline> page_.body;
        Flow headline;
        if (above) {
            headline = flow(*page_.headline, tree_[*page_.headline].end);
        } else if (!page_.headline && page_.title && *page_.title + 1 < tree_[*page_.title].end) {
            headline = flow(*page_.title + 1, tree_[*page_.title].end);
        }
        Flow before = flow(page_.body + 1, above ? *page_.headline : article);
        Flow between = above ? flow(tree_[*page_.headline].end, article) : Flow{};
        Flow text = flow(article, article_end);
        Flow after = flow(article_end, end);
        if (!stretches_are_apart({&headline, &before, &between, &text, &after})) return false;
        if (headline.parts.empty()) headline = headline_in(text);
        if (!page_.stands_out) findings_.add(rules::body_not_found, {});
        const std::string_view source = builder_.source_text();
        metadata.title = words_of(headline, source);
        write_around(flattened(std::move(before), Kind::fw, {{Name::type, "header"}}));
        builder_.open(Kind::article, {{Name::n, "1"}});
        write_flow(flattened(std::move(headline), Kind::head, {{Name::type, "main"}}), builder_);
        write_between(std::move(between));
        open_with_imprint(text, source);
        pair_captions(text, source);
        write_flow(text, builder_);
        builder_.close();
        write_around(flattened(std::move(after), Kind::fw, {{Name::type, "footer"}}));
        return true;
    }

    /// Takes the headline out of a text that holds it.
    static Flow headline_in(Flow& text) {
        const auto found = std::ranges::find_if(text.parts, [](const FlowPart& part) {
            return part.what == FlowPart::What::block && part.kind == Kind::head && part.level == 1;
        });
        Flow headline;
        if (found == text.parts.end()) return headline;
        headline.wraps = text.wraps;
        headline.parts.push_back(std::move(*found));
        text.parts.erase(found);
        return headline;
    }

    /// The imprint as the first line of a text is its opener.
    static void open_with_imprint(Flow& text, std::string_view source) {
        if (text.parts.empty()) return;
        FlowPart& first = text.parts.front();
        if (first.what != FlowPart::What::block || first.kind != Kind::paragraph) return;
        Flow line;
        line.parts.push_back(first);
        const std::string words = words_of(line, source);
        // A sentence that names a reporter is the story itself.
        if (is_imprint(words) && words.find("。") == std::string::npos) first.kind = Kind::opener;
    }

    /// Between headline and text: the imprint is the article's, the rest the site's.
    void write_between(Flow flow) {
        Flow blocks = flattened(std::move(flow), Kind::fw, {{Name::type, "header"}});
        for (FlowPart& part : blocks.parts) {
            Flow one;
            one.parts.push_back(part);
            if (!is_imprint(words_of(one, builder_.source_text()))) continue;
            part.kind = Kind::opener;
            part.attributes.clear();
        }
        write_flow(blocks, builder_);
    }

    void write_around(const Flow& flow) {
        builder_.open(Kind::unassigned);
        write_flow(flow, builder_);
        builder_.close();
    }

    Builder builder_;
    base::Findings& findings_;
    MappedText markup_;
    HtmlTree tree_;
    WebPage page_;
};

}  // namespace

model::Document read_html_page(text::SourceText source, base::Findings& findings) {
    return PageReader(std::move(source), findings).read();
}

}  // namespace readers
