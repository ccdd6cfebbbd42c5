#include "tei/write.h"

#include "base/error.h"
#include "tei/inlines.h"
#include "tei/values.h"

namespace tei {
namespace {

using model::Document;
using model::Kind;

/// Writes `body`: divisions and blocks, in reading order.
class BodyWriter {
  public:
    BodyWriter(xml::Emitter& out, const Facts& facts)
        : out_(out), facts_(facts), document_(facts.edition.document), blocks_(out, facts) {}

    void write() {
        out_.open("body");
        if (document_.nodes().empty()) out_.empty("ab");
        for (std::uint32_t i = 0; i < document_.nodes().size();) i = node(i);
        close_until(static_cast<std::uint32_t>(document_.nodes().size()));
        close_wrapper();
        out_.line_end();
        out_.close();
    }

  private:
    struct Open {
        std::uint32_t node;
        bool division;
    };

    /// Writes or opens the node; gives the next one to look at.
    std::uint32_t node(std::uint32_t i) {
        close_until(i);
        const Kind kind = document_.node(i).kind;
        if (open_.empty()) wrap(i, kind);
        if (is_on_own_line()) out_.line_end();
        const auto& blocks = document_.blocks();
        if (next_block_ < blocks.size() && blocks[next_block_].node == i) {
            blocks_.write(blocks[next_block_++]);
            return document_.node(i).end;
        }
        PM_CHECK(kind != Kind::text);  // all text is inside a block
        blocks_.open(i);
        open_.push_back({i, is_division(kind)});
        return i + 1;
    }

    /// `body` holds divisions alone: what stands between them gets one of its own.
    void wrap(std::uint32_t i, Kind kind) {
        if (is_division(kind) && kind != Kind::section) {
            close_wrapper();
            return;
        }
        const std::string_view id = facts_.identifiers.wrapper(i);
        if (id.empty()) return;
        close_wrapper();
        out_.line_end();
        out_.open("div", {{"type", "unassigned"}, {"xml:id", id}});
        wrapped_ = true;
    }

    void close_wrapper() {
        if (!wrapped_) return;
        out_.line_end();
        out_.close();
        wrapped_ = false;
    }

    /// Section 14.2: line ends only between children of `body` and `div`.
    [[nodiscard]] bool is_on_own_line() const { return open_.empty() || open_.back().division; }

    void close_until(std::uint32_t i) {
        while (!open_.empty() && document_.node(open_.back().node).end <= i) {
            if (open_.back().division) out_.line_end();
            blocks_.close(open_.back().node);
            open_.pop_back();
        }
    }

    xml::Emitter& out_;
    const Facts& facts_;
    const Document& document_;
    BlockWriter blocks_;
    std::vector<Open> open_;
    std::size_t next_block_ = 0;
    bool wrapped_ = false;
};

}  // namespace

std::string write(const model::Edition& edition, const HeaderOptions& options) {
    const Identifiers identifiers(edition.document);
    const Characters characters(edition.document, options.standard_forms);
    const Scripts scripts = scripts_of(edition.document);
    const Facts facts{edition,    options, identifiers,
                      characters, scripts, main_language(edition.document, scripts)};
    std::string file;
    file.reserve(2 * edition.document.text().size() + 4096);
    xml::Emitter out(file);
    out.declaration();
    out.open("TEI", {{"xmlns", "http://www.tei-c.org/ns/1.0"},
                     {"xml:id", options.document_id},
                     {"xml:lang", facts.language}});
    out.line_end();
    write_header(out, facts);
    out.line_end();
    out.open("text", {{"type", edition.document.lined() ? "lined" : "flowed"}});
    BodyWriter(out, facts).write();
    out.close();
    out.line_end();
    out.close();
    out.line_end();
    return file;
}

}  // namespace tei
