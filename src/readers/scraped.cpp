#include "readers/scraped.h"

#include <utility>

#include "lines/signatures.h"
#include "model/builder.h"
#include "readers/imprint.h"
#include "readers/opener_nodes.h"
#include "text/utf8.h"

namespace readers {
namespace {

using model::Kind;
using model::Name;

/// Builds the article line by line.
class Article {
  public:
    Article(text::SourceText source, const ScrapedCues& cues, model::Metadata metadata)
        : builder_(std::move(source), model::Form::lined), cues_(cues), metadata_(std::move(metadata)) {
        builder_.open(Kind::article);
    }

    void put(const std::vector<ScrapedLine>& lines) {
        for (std::size_t i = 0; i < lines.size();) {
            std::size_t end = i + 1;
            if (lines[i].role == LineRole::caption) {
                const bool below = end < lines.size() && lines[end].role == LineRole::credit;
                put_figure(lines[i], below ? lines[end].words : text::Slice{});
                i = end;
                continue;
            }
            while (end < lines.size() && lines[end].role == lines[i].role) ++end;
            const std::span<const ScrapedLine> run(&lines[i], end - i);
            switch (run.front().role) {
                case LineRole::lost: put_lost(run); break;
                case LineRole::dash: put_list(run); break;
                case LineRole::code: put_code(run); break;
                default: put_each(run);
            }
            i = end;
        }
    }

    model::Document finish(base::Findings& findings) && {
        return std::move(builder_).finish(std::move(metadata_), findings);
    }

  private:
    void put_each(std::span<const ScrapedLine> run) {
        for (const ScrapedLine& line : run) {
            switch (line.role) {
                case LineRole::kicker: put_head(line.words, "kicker"); break;
                case LineRole::main: put_head(line.words, "main"); break;
                case LineRole::sub: put_head(line.words, "sub"); break;
                case LineRole::lead: put_lead(line.words); break;
                case LineRole::section: put_section(line.words); break;
                case LineRole::closer: put_closer(line.words); break;
                case LineRole::promo: put_furniture(line.words, "promo"); break;
                case LineRole::header: put_furniture(line.words, "header"); break;
                case LineRole::footer: put_furniture(line.words, "footer"); break;
                case LineRole::imprint: put_imprint(line.words); break;
                case LineRole::credit: break;  // is with its caption
                default: put_paragraph(line.words);
            }
        }
    }

    /// What kind of head a line is follows from its place alone, so that much is certain and no more.
    void put_head(text::Slice words, std::string type) {
        block(Kind::head, words, {{Name::type, std::move(type)}, {Name::cert, "medium"}});
    }

    /// TEI has an argument before everything else of a division; behind a gap the lead is a paragraph.
    void put_lead(text::Slice words) {
        if (has_body_ || in_section_) {
            block(Kind::paragraph, words, {});
            return;
        }
        builder_.open(Kind::argument);
        block(Kind::paragraph, words, {});
        builder_.close();
    }

    void put_section(text::Slice words) {
        if (in_section_) builder_.close();
        builder_.open(Kind::section);
        in_section_ = true;
        block(Kind::head, words, {{Name::cert, "medium"}});
    }

    void put_imprint(text::Slice words) {
        take_imprint(words.of(builder_.source_text()), metadata_);
        block(Kind::opener, words, {});
    }

    /// The picture itself is not in the text. `below`: the photo's credit on a line of its own; may be empty.
    void put_figure(const ScrapedLine& caption, text::Slice below) {
        builder_.open(Kind::figure);
        const std::uint32_t begin = caption.words.begin;
        if (caption.credit.empty()) {
            block(Kind::head, caption.words, {{Name::cert, "medium"}});
            if (!below.empty()) block(Kind::byline, below, {});
        } else {
            block(Kind::head, {begin, begin + caption.credit.begin}, {{Name::cert, "medium"}});
            block(Kind::byline, {begin + caption.credit.begin, begin + caption.credit.end}, {});
        }
        builder_.close();
    }

    void put_furniture(text::Slice words, std::string type) {
        block(Kind::fw, words, {{Name::type, std::move(type)}});
    }

    /// Of a line in brackets only what stands between them is signed.
    void put_closer(text::Slice words) {
        const text::Slice part = lines::signed_part(words.of(builder_.source_text()));
        const text::Slice inside{words.begin + part.begin, words.begin + part.end};
        builder_.open(Kind::closer);
        if (inside.begin > words.begin) builder_.text({words.begin, inside.begin});
        builder_.open(Kind::signed_);
        builder_.text(inside);
        builder_.close();
        if (inside.end < words.end) builder_.text({inside.end, words.end});
        builder_.close();
    }

    /// Lines of lost characters that follow one another are one gap.
    void put_lost(std::span<const ScrapedLine> run) {
        block(Kind::ab, {run.front().words.begin, run.back().words.end}, {});
        has_body_ = true;
    }

    /// One block with its line ends and indents as they stand.
    void put_code(std::span<const ScrapedLine> run) {
        block(Kind::ab, {run.front().words.begin, run.back().words.end}, {{Name::type, "code"}});
        has_body_ = true;
    }

    void put_list(std::span<const ScrapedLine> run) {
        builder_.open(Kind::list);
        for (const ScrapedLine& line : run) block(Kind::item, line.words, {});
        builder_.close();
        has_body_ = true;
    }

    /// TEI has an opener before the first paragraph of a division only; further on 本报讯 is text.
    void put_paragraph(text::Slice words) {
        std::uint32_t begin = words.begin;
        if (!has_body_ && !in_section_) {
            const std::string_view bytes = words.of(builder_.source_text());
            std::optional<lines::Opener> opener = lines::opener_at_start(bytes, cues_.newspaper);
            if (!opener) opener = lines::byline_alone(bytes, cues_.newspaper);
            if (opener) {
                const bool runs_in = opener->run_in && opener->extent.end < bytes.size();
                builder_.open(Kind::opener);
                if (runs_in) builder_.attribute(Name::rend, "run-in");
                put_opener(builder_, *opener, words.begin);
                builder_.close();
                begin = words.begin + opener->extent.end;
            }
            // The date that opens the story.
            if (begin < words.end) {
                builder_.open(Kind::paragraph);
                put_dated_text(builder_, {begin, words.end});
                builder_.close();
                has_body_ = true;
            }
            return;
        }
        block(Kind::paragraph, words, {});
    }

    void block(Kind kind, text::Slice words, std::vector<model::Attribute> attributes) {
        builder_.open(kind, std::move(attributes));
        builder_.text(words);
        builder_.close();
    }

    model::Builder builder_;
    const ScrapedCues& cues_;
    model::Metadata metadata_;
    bool has_body_ = false;  ///< a paragraph, list or gap has been put
    bool in_section_ = false;
};

}  // namespace

model::Document scraped(text::SourceText source, const ScrapedCues& cues, model::Metadata metadata,
                        base::Findings& findings) {
    const std::vector<ScrapedLine> lines = scraped_lines(source.text(), cues);
    Article article(std::move(source), cues, std::move(metadata));
    article.put(lines);
    return std::move(article).finish(findings);
}

}  // namespace readers
