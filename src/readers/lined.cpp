#include "readers/lined.h"

#include <algorithm>
#include <optional>
#include <string>

#include "lines/openers.h"
#include "lines/passages.h"
#include "lines/photo_credits.h"
#include "lines/squeezed.h"
#include "readers/block_writer.h"
#include "readers/cells.h"
#include "readers/signed_blocks.h"
#include "stories/articles.h"
#include "stories/column_ends.h"
#include "stories/one_flow.h"
#include "stories/rules.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

using model::Attribute;
using model::Kind;
using model::Name;
using text::Slice;

std::vector<Attribute> cert(stories::Sure sure) {
    if (sure == stories::Sure::high) return {};
    return {{Name::cert, sure == stories::Sure::medium ? "medium" : "low"}};
}

Slice moved(Slice slice, std::uint32_t by) {
    return {slice.begin + by, slice.end + by};
}

/// Writes the stories of a page into a builder.
class PageWriter {
  public:
    PageWriter(model::Builder& builder, const lines::LinedPage& page, const lines::Cues& cues)
        : builder_(builder), writer_(builder), text_(builder.source_text()), page_(page), cues_(cues) {
        for (std::uint32_t line = 0; line < page.lines.size(); ++line) {
            if (line == 0 || page.lines[line].page_start) page_starts_.push_back(line);
        }
    }

    void write(const std::vector<stories::Story>& stories) {
        for (std::size_t i = 0; i < stories.size(); ++i) {
            const stories::Story& story = stories[i];
            switch (story.kind) {
                case stories::Story::Kind::article: article(story.articles.front()); break;
                case stories::Story::Kind::series:
                    builder_.open(Kind::series, cert(stories::Sure::medium));
                    heads(story.heads);
                    for (const stories::Article& one : story.articles) article(one);
                    builder_.close();
                    break;
                case stories::Story::Kind::photo:
                    builder_.open(Kind::unassigned);
                    photo(story.photo, stories::Sure::medium);
                    builder_.close();
                    break;
                case stories::Story::Kind::heads:
                    builder_.open(Kind::unassigned);
                    heads(story.heads);
                    builder_.close();
                    break;
                case stories::Story::Kind::furniture:
                    builder_.open(Kind::unassigned);
                    furniture(story.passage, at_top(story.passage));
                    // A masthead is one thing, however many lines it has.
                    while (i + 1 < stories.size() && stories[i + 1].kind == stories::Story::Kind::furniture)
                        furniture(stories[++i].passage, at_top(story.passage));
                    builder_.close();
                    break;
            }
        }
    }

  private:
    [[nodiscard]] std::vector<Slice> stretches_of(const std::vector<std::uint32_t>& passages) const {
        std::vector<Slice> slices;
        for (const std::uint32_t at : passages) {
            const lines::Passage& passage = page_.passages[at];
            for (std::uint32_t line = passage.first; line < passage.last; ++line) {
                slices.push_back(page_.lines[line].slice);
            }
        }
        return merged(text_, slices);
    }

    void article(const stories::Article& article) {
        comes_from_ = article.from_other_page;
        goes_on_ = article.to_other_page;
        std::vector<Attribute> attributes;
        if (article.from_other_page || article.to_other_page) {
            const bool both = article.from_other_page && article.to_other_page;
            attributes.push_back({Name::part, both ? "M" : article.to_other_page ? "I" : "F"});
        }
        for (Attribute& one : cert(article.sure)) attributes.push_back(std::move(one));
        builder_.open(Kind::article, std::move(attributes));
        heads(article.heads);
        bool in_section = false;
        bool photos_done = false, first = true;
        bool told = false;        // TEI lets no division close before it said something
        bool signed_off = false;  // behind who signs it stands only what the editors note
        for (std::size_t i = 0; i < article.parts.size();) {
            const stories::Part& part = article.parts[i];
            if (part.kind == lines::PassageKind::heads) {
                if (in_section) builder_.close();
                if (!photos_done) photos(article);
                photos_done = in_section = true;
                builder_.open(Kind::section);
                writer_.block(Kind::head, {}, stretches_of(part.passages));
                told = false;
                ++i;
            } else if (part.kind == lines::PassageKind::row) {
                i = table(article.parts, i);
                told = true;
            } else if (part.kind == lines::PassageKind::byline) {
                byline(part, !told);
                signed_off = told;
                ++i;
            } else if (part.kind == lines::PassageKind::closer && told) {
                closer(part);
                signed_off = true;
                ++i;
            } else if (signed_off) {
                writer_.block(Kind::note, {}, stretches_of(part.passages));
                ++i;
            } else if (begins_with_dash(part) && i + 1 < article.parts.size() &&
                       begins_with_dash(article.parts[i + 1])) {
                builder_.open(Kind::list);
                for (; i < article.parts.size() && begins_with_dash(article.parts[i]); ++i) {
                    paragraph(article.parts[i], Kind::item, false, is_last(article.parts, i));
                }
                builder_.close();
                sign_off();
                told = true;
            } else {
                const bool verse = page_.passages[part.passages.front()].verse;
                const bool last = is_last(article.parts, i++);
                told = paragraph(part, verse ? Kind::ab : Kind::paragraph, first, last) || told;
                sign_off();
            }
            first = false;
        }
        if (in_section) builder_.close();
        if (!photos_done) photos(article);
        builder_.close();
    }

    void heads(const std::vector<stories::Head>& heads) {
        for (const stories::Head& head : heads) {
            std::vector<Attribute> attributes{{Name::type, std::string(name(head.kind))}};
            for (Attribute& one : cert(head.sure)) attributes.push_back(std::move(one));
            std::vector<Slice> slices;
            for (const stories::HeadLine& line : head.lines) slices.push_back(line.slice);
            writer_.block(Kind::head, std::move(attributes), merged(text_, slices));
        }
    }

    [[nodiscard]] bool begins_with_dash(const stories::Part& part) const {
        if (part.kind != lines::PassageKind::body || part.passages.empty()) return false;
        const std::string_view words =
            page_.lines[page_.passages[part.passages.front()].first].slice.of(text_);
        return words.starts_with("——") || words.starts_with("一一");
    }

    // ---- paragraphs

    /// Does nothing follow but who signs?
    static bool is_last(const std::vector<stories::Part>& parts, std::size_t at) {
        const auto signs = [](const stories::Part& part) {
            return part.kind == lines::PassageKind::byline || part.kind == lines::PassageKind::closer;
        };
        return std::all_of(parts.begin() + static_cast<std::ptrdiff_t>(at) + 1, parts.end(), signs);
    }

    /// Is there more to it than an opener? `last`: nothing but who signs may follow; a byline at its end is
    /// left to `sign_off`.
    bool paragraph(const stories::Part& part, Kind kind, bool first, bool last = false) {
        std::vector<Slice> stretches = stretches_of(part.passages);
        if (stretches.empty()) return false;
        const bool opens = page_.passages[part.passages.front()].opener;
        if (opens) opener(stretches);
        std::vector<Inline> inlines;
        if (!stretches.empty()) {
            const Slice head = stretches.front();
            const auto jump = lines::jump_at_start(head.of(text_), cues_);
            if (jump && jump->from && comes_from_) {
                inlines.push_back({Kind::jump_from, moved(jump->slice, head.begin), {{Name::n, jump->page}}});
            } else if (opens || first) {
                if (const auto date = lines::date_at_start(head.of(text_))) {
                    inlines.push_back(
                        {Kind::date, moved(date->slice, head.begin), {{Name::when, date->when}}});
                }
            }
            const Slice tail = stretches.back();
            if (const auto to = lines::jump_at_end(tail.of(text_), cues_); to && !to->from && goes_on_) {
                inlines.push_back({Kind::jump, moved(to->slice, tail.begin), {{Name::n, to->page}}});
            }
        }
        const bool words = !stretches.empty();
        signature_ = last ? take_byline(text_, stretches, cues_) : std::nullopt;
        writer_.block(kind, {}, stretches, std::move(inlines));
        return words;
    }

    /// Writes the byline that was taken off the last paragraph.
    void sign_off() {
        if (signature_) signed_block({*signature_}, false);
        signature_.reset();
    }

    /// Takes the opener off the front of `stretches`.
    void opener(std::vector<Slice>& stretches) {
        const Slice stretch = stretches.front();
        const auto found = lines::opener_at_start(stretch.of(text_), cues_);
        if (!found) return;
        std::vector<Inline> inlines;
        const auto add = [&](Kind kind, Slice slice, std::vector<Attribute> attributes = {}) {
            inlines.push_back({kind, moved(slice, stretch.begin), std::move(attributes)});
        };
        if (found->dateline) add(Kind::dateline, *found->dateline);
        if (found->agency) add(Kind::agency, *found->agency);
        if (found->place) add(Kind::place, *found->place);
        if (found->date) add(Kind::date, found->date->slice, {{Name::when, found->date->when}});
        if (found->byline) add(Kind::byline, *found->byline);
        for (const Slice person : found->persons) add(Kind::person, person);

        // White space in the line belongs to the opener; a line end to what follows.
        std::uint32_t end = stretch.begin + found->extent.end;
        std::uint32_t words_end = end;
        while (words_end < stretch.end) {
            const text::Decoded next = text::decode_at(text_, words_end);
            if (!text::is_space(next.code)) break;
            if (next.code == U'\n' || next.code == U'\r' || next.code == U'\f') break;
            words_end += next.size;
        }
        end = words_end;
        const bool run_in = end < stretch.end;
        std::vector<Attribute> attributes;
        if (run_in) attributes.push_back({Name::rend, "run-in"});
        writer_.block(Kind::opener, std::move(attributes), {{stretch.begin, end}}, std::move(inlines));
        if (run_in) {
            stretches.front().begin = end;
        } else {
            stretches.erase(stretches.begin());
        }
    }

    /// A byline on a line of its own: an opener over the story, a closer under it.
    void byline(const stories::Part& part, bool opens) { signed_block(stretches_of(part.passages), opens); }

    void signed_block(const std::vector<Slice>& stretches, bool opens) {
        std::vector<Inline> inlines;  // no name stands in several places
        if (stretches.size() == 1) inlines = byline_inlines(text_, stretches.front(), opens, cues_);
        writer_.block(opens ? Kind::opener : Kind::closer, {}, stretches, std::move(inlines));
    }

    void closer(const stories::Part& part) {
        const std::vector<Slice> stretches = stretches_of(part.passages);
        std::vector<Inline> inlines;
        if (stretches.size() == 1) inlines = closer_inlines(text_, stretches.front());
        writer_.block(Kind::closer, {}, stretches, std::move(inlines));
    }

    // ---- tables

    /// Writes the rows from part `at` on; gives the first part after them.
    std::size_t table(const std::vector<stories::Part>& parts, std::size_t at) {
        std::size_t end = at;
        std::vector<std::vector<Slice>> rows;
        while (end < parts.size() && parts[end].kind == lines::PassageKind::row) {
            rows.push_back(cells_of(text_, stretches_of(parts[end++].passages)));
        }
        std::size_t columns = 0;
        for (const auto& row : rows) columns = std::max(columns, row.size());
        builder_.open(Kind::table,
                      {{Name::rows, std::to_string(rows.size())}, {Name::cols, std::to_string(columns)}});
        for (const auto& row : rows) {
            builder_.open(Kind::row);
            for (const Slice cell : row) writer_.block(Kind::cell, {}, {cell});
            builder_.close();
        }
        builder_.close();
        return end;
    }

    // ---- photos and furniture

    void photos(const stories::Article& article) {
        const bool only = article.parts.empty();
        for (const stories::Photo& one : article.photos)
            photo(one, only ? stories::Sure::high : stories::Sure::medium);
    }

    void photo(const stories::Photo& photo, stories::Sure sure) {
        builder_.open(Kind::figure, cert(sure));
        std::vector<Slice> caption = stretches_of(photo.captions);
        std::vector<Slice> credit = stretches_of(photo.credits);
        if (credit.empty() && !caption.empty()) {
            const Slice last = caption.back();
            if (const auto found = lines::credit_at_end(last.of(text_), cues_); found && found->begin > 0) {
                credit.push_back(moved(*found, last.begin));
                std::uint32_t end = last.begin + found->begin;
                while (end > last.begin && text::is_space(text::decode_before(text_, end).code)) {
                    end -= text::decode_before(text_, end).size;
                }
                caption.back().end = end;
            }
        }
        std::vector<Inline> inlines;
        if (!caption.empty()) {
            if (const auto date = lines::date_at_start(caption.front().of(text_))) {
                inlines.push_back(
                    {Kind::date, moved(date->slice, caption.front().begin), {{Name::when, date->when}}});
            }
        }
        writer_.block(Kind::head, {}, caption, std::move(inlines));
        writer_.block(Kind::byline, {}, credit);
        builder_.close();
    }

    /// Does a passage stand in the upper half of its page?
    [[nodiscard]] bool at_top(std::uint32_t at) const {
        const std::uint32_t line = page_.passages[at].first;
        const auto next = std::ranges::upper_bound(page_starts_, line);
        const std::uint32_t begin = *(next - 1);
        const auto end = next == page_starts_.end() ? static_cast<std::uint32_t>(page_.lines.size()) : *next;
        return line - begin < end - line;
    }

    /// "第2版", "02"
    [[nodiscard]] static bool is_page_number(std::string_view text) {
        constexpr std::size_t longest = 6, most_digits = 3;
        const lines::Squeezed words(text, longest + 1);
        const std::u32string& codes = words.codes();
        if (codes.size() > longest) return false;
        if (codes.size() >= 2 && codes.front() == U'第' && codes.back() == U'版') return true;
        return codes.size() <= most_digits && std::ranges::all_of(codes, text::is_digit);
    }

    void furniture(std::uint32_t at, bool at_top) {
        const std::vector<Slice> stretches = stretches_of({at});
        const bool page_number = is_page_number(stretches.front().of(text_));
        writer_.block(Kind::fw,
                      {{Name::type, page_number ? "pageNum"
                                    : at_top    ? "header"
                                                : "footer"}},
                      stretches);
    }

    model::Builder& builder_;
    BlockWriter writer_;
    std::string_view text_;
    const lines::LinedPage& page_;
    const lines::Cues& cues_;
    std::vector<std::uint32_t> page_starts_;     ///< lines; the first is 0
    std::optional<Slice> signature_;             ///< taken off the paragraph that was written last
    bool comes_from_ = false, goes_on_ = false;  ///< the article, from or to another page
};

/// Articles whose last line is full and ends no sentence, with no notice of where they go on.
void report_open_articles(const lines::LinedPage& page, const std::vector<stories::Story>& stories,
                          base::Findings& findings) {
    for (const stories::Story& story : stories) {
        for (const stories::Article& article : story.articles) {
            if (article.to_other_page || article.parts.empty() || article.parts.back().passages.empty())
                continue;
            const lines::Passage& last = page.passages[article.parts.back().passages.back()];
            if (last.kind != lines::PassageKind::body || !last.cut) continue;
            findings.add(stories::rules::open_article, {.line = page.lines[last.last - 1].number}, {});
        }
    }
}

}  // namespace

model::Document read_lined(text::SourceText source, const lines::Cues& cues, model::Metadata metadata,
                           base::Findings& findings) {
    columns::PrintedPage printed = columns::printed_page(source.text(), cues, findings);
    return read_lined(std::move(source), std::move(printed), cues, std::move(metadata), findings);
}

model::Document read_lined(text::SourceText source, columns::PrintedPage printed, const lines::Cues& cues,
                           model::Metadata metadata, base::Findings& findings) {
    model::Builder builder(std::move(source), model::Form::lined);
    const std::string_view text = builder.source_text();
    const lines::LinedPage page = stories::page_of_stories(text, std::move(printed.lines), cues);
    const std::vector<stories::Story> stories = stories::articles(text, page, cues, findings);
    if (stories::tells_of_stories(page)) report_open_articles(page, stories, findings);
    PageWriter(builder, page, cues).write(stories);
    return std::move(builder).finish(std::move(metadata), findings);
}

}  // namespace readers
