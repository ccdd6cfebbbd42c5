#include "readers/html_page.h"

#include <algorithm>
#include <array>

#include "html/body.h"
#include "html/captions.h"
#include "html/flow_writer.h"
#include "html/rules.h"
#include "html/tree_flow.h"
#include "model/builder.h"
#include "readers/imprint.h"
#include "readers/story_roles.h"
#include "readers/web_page.h"
#include "text/utf8.h"

namespace readers {
namespace {

using model::Attribute;
using model::Builder;
using model::Kind;
using model::Name;

// How pages name the line above a headline.
constexpr std::array<std::string_view, 8> kicker_classes{"pre",     "pretitle", "pre-title", "kicker",
                                                         "eyebrow", "yinti",    "jianti",    "yt"};

std::string words_of(const html::Flow& flow, std::string_view source) {
    std::string words;
    for (const html::FlowPart& part : flow.parts) {
        for (const html::FlowInline& one : part.inlines) {
            if (one.what == html::FlowInline::What::text)
                words += one.spelled ? std::string_view(*one.spelled) : one.slice.of(source);
        }
    }
    return words;
}

/// The blocks of a flow, all of one kind, without their containers.
html::Flow flattened(html::Flow flow, Kind kind, std::vector<Attribute> attributes) {
    std::vector<html::FlowPart> blocks;
    for (html::FlowPart& part : flow.parts) {
        if (part.what != html::FlowPart::What::block) continue;
        std::erase_if(part.inlines, [](const html::FlowInline& one) {
            return one.what == html::FlowInline::What::picture;
        });
        part.kind = kind;
        part.attributes = attributes;
        part.level = 0;
        blocks.push_back(std::move(part));
    }
    flow.parts = std::move(blocks);
    return flow;
}

class PageReader {
  public:
    PageReader(text::SourceText source, const lines::Cues& cues, base::Findings& findings)
        : builder_(std::move(source), model::Form::flowed),
          cues_(cues),
          findings_(findings),
          markup_(builder_.source_text(),
                  {builder_.source().byte_order_mark().end, builder_.source().whole().end}) {}

    model::Document read() {
        model::Metadata metadata;
        if (html::may_be_parsed(markup_, builder_.source(), findings_)) {
            tree_ = html::parse_html(markup_.text(), html::HtmlForm::page);
            page_ = find_web_page(tree_);
            metadata = web_metadata(tree_, builder_.source_text());
            if (!read_parts(metadata)) tree_.clear();
        }
        if (tree_.empty()) {
            builder_.open(Kind::article, {{Name::n, "1"}});
            html::read_html_plainly(markup_, builder_);
            builder_.close();
        }
        metadata.format = "html-page";
        return std::move(builder_).finish(std::move(metadata), findings_);
    }

  private:
    [[nodiscard]] html::Flow flow(std::uint32_t first, std::uint32_t last) const {
        return html::flow_of(markup_, tree_, first, last);
    }

    /// False when the parser's places do not hold together.
    bool read_parts(model::Metadata& metadata) {
        const std::uint32_t end = tree_[page_.body].end;
        const std::uint32_t article = page_.article;
        const std::uint32_t article_end = tree_[article].end;
        const std::uint32_t at = page_.headline.value_or(0);
        const bool above = page_.headline && page_.body < at && at < article;
        html::Flow headline;
        if (above) {
            headline = flow(at, tree_[at].end);
        } else if (!page_.headline && page_.title && *page_.title + 1 < tree_[*page_.title].end) {
            headline = flow(*page_.title + 1, tree_[*page_.title].end);
        }
        html::Flow before = flow(page_.body + 1, above ? at : article);
        html::Flow between = above ? flow(tree_[at].end, page_.text) : html::Flow{};
        html::Flow text = flow(page_.text, article_end);
        html::Flow after = flow(article_end, end);
        if (!html::stretches_are_apart({&headline, &before, &between, &text, &after})) return false;
        if (headline.parts.empty()) headline = headline_in(text);
        if (!page_.headline) {
            const std::string title = words_of(headline, builder_.source_text());
            if (html::Flow printed = printed_title(text, title); !printed.parts.empty())
                headline = std::move(printed);
        }
        if (!page_.stands_out) findings_.add(html::rules::body_not_found, {});
        const std::string_view source = builder_.source_text();
        metadata.title = words_of(headline, source);
        const html::Flow kicker = above ? kicker_in(before) : html::Flow{};
        write_around(flattened(std::move(before), Kind::fw, {{Name::type, "header"}}));
        builder_.open(Kind::article, {{Name::n, "1"}});
        html::write_flow(kicker, builder_);
        html::write_flow(flattened(std::move(headline), Kind::head, {{Name::type, "main"}}), builder_);
        write_between(std::move(between), metadata);
        open_with_imprint(text, source, metadata);
        html::pair_captions(text, source);
        name_signers(text, source, cues_);
        html::write_flow(text, builder_);
        builder_.close();
        write_around(flattened(std::move(after), Kind::fw, {{Name::type, "footer"}}));
        return true;
    }

    /// Takes the headline out of a text that holds it.
    static html::Flow headline_in(html::Flow& text) {
        const auto found = std::ranges::find_if(text.parts, [](const html::FlowPart& part) {
            return part.what == html::FlowPart::What::block && part.kind == Kind::head && part.level == 1;
        });
        html::Flow headline;
        if (found == text.parts.end()) return headline;
        headline.wraps = text.wraps;
        headline.parts.push_back(std::move(*found));
        text.parts.erase(found);
        return headline;
    }

    /// Takes the first line out of a text that says what the page's title begins with: a title goes on with
    /// the name of the site, the line is the headline.
    html::Flow printed_title(html::Flow& story, std::string_view title) const {
        constexpr std::size_t among = 8, shortest = 4;  // blocks; characters
        std::size_t blocks = 0;
        html::Flow headline;
        for (auto part = story.parts.begin(); part != story.parts.end() && blocks < among; ++part) {
            if (part->what != html::FlowPart::What::block) continue;
            ++blocks;
            html::Flow one;
            one.parts.push_back(*part);
            const std::string words = words_of(one, builder_.source_text());
            if (text::count(words) < shortest || !title.starts_with(words)) continue;
            headline.wraps = story.wraps;
            headline.parts.push_back(std::move(*part));
            story.parts.erase(part);
            break;
        }
        return headline;
    }

    /// Takes the kicker out of what stands before the headline, where the markup calls it one.
    html::Flow kicker_in(html::Flow& before) const {
        const auto last = std::ranges::find_if(
            before.parts.rbegin(), before.parts.rend(),
            [](const html::FlowPart& part) { return part.what == html::FlowPart::What::block; });
        html::Flow kicker;
        if (last == before.parts.rend() || last->element == 0) return kicker;
        const std::string_view name = tree_[last->element - 1].attribute("class");
        if (std::ranges::find(kicker_classes, name) == kicker_classes.end()) return kicker;
        kicker.wraps = before.wraps;
        kicker.parts.push_back(std::move(*last));
        before.parts.erase(std::next(last).base());
        return flattened(std::move(kicker), Kind::head, {{Name::type, "kicker"}});
    }

    /// The imprint as the first line of a text is its opener.
    static void open_with_imprint(html::Flow& text, std::string_view source, model::Metadata& metadata) {
        if (text.parts.empty()) return;
        html::FlowPart& first = text.parts.front();
        if (first.what != html::FlowPart::What::block || first.kind != Kind::paragraph) return;
        html::Flow line;
        line.parts.push_back(first);
        const std::string words = words_of(line, source);
        // A sentence that names a reporter is the story itself.
        if (!is_imprint(words) || words.find("。") != std::string::npos) return;
        first.kind = Kind::opener;
        take_imprint(words, metadata);
    }

    /// Between headline and text: subtitles and the imprint are the article's, the rest the site's.
    void write_between(html::Flow flow, model::Metadata& metadata) {
        std::vector<bool> headings;
        for (const html::FlowPart& part : flow.parts) {
            if (part.what == html::FlowPart::What::block) headings.push_back(part.kind == Kind::head);
        }
        html::Flow blocks = flattened(std::move(flow), Kind::fw, {{Name::type, "header"}});
        bool under_the_headline = true;
        for (std::size_t i = 0; i < blocks.parts.size(); ++i) {
            html::Flow one;
            one.parts.push_back(blocks.parts[i]);
            const std::string words = words_of(one, builder_.source_text());
            if (under_the_headline && (headings[i] || words.starts_with("——"))) {
                blocks.parts[i].kind = Kind::head;
                blocks.parts[i].attributes = {{Name::type, "sub"}};
                continue;
            }
            under_the_headline = false;
            if (!is_imprint(words)) continue;
            blocks.parts[i].kind = Kind::opener;
            blocks.parts[i].attributes.clear();
            take_imprint(words, metadata);
        }
        html::write_flow(blocks, builder_);
    }

    void write_around(const html::Flow& flow) {
        builder_.open(Kind::unassigned);
        html::write_flow(flow, builder_);
        builder_.close();
    }

    Builder builder_;
    const lines::Cues& cues_;
    base::Findings& findings_;
    html::MappedText markup_;
    html::HtmlTree tree_;
    WebPage page_;
};

}  // namespace

model::Document read_html_page(text::SourceText source, const lines::Cues& cues, base::Findings& findings) {
    return PageReader(std::move(source), cues, findings).read();
}

}  // namespace readers
