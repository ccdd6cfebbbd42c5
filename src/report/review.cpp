#include "report/review.h"

#include <vector>

#include "base/scan.h"
#include "text/utf8.h"
#include "xml/emitter.h"

namespace report {
namespace {

using model::Act;
using model::Step;

constexpr std::string_view style =
    "body{font-family:sans-serif;line-height:1.7;margin:2em auto;max-width:80em;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.3em "
    ".6em;vertical-align:top;"
    "text-align:left}td.text{width:47%;white-space:pre-wrap}td.id{font-size:.8em;color:#555}"
    "del{background:#fdd;text-decoration:line-through}ins{background:#dfd;text-decoration:none}"
    ".low{outline:1px dashed #b80}h2{margin-top:2em;font-size:1.2em}.figures td{border:0}";

/// A piece of one column.
struct Piece {
    std::string words;
    const model::Repair* repair = nullptr;  ///< what is marked, if anything
};

/// Both columns of a block.
struct Columns {
    std::vector<Piece> source, reading;
    bool differ = false;
};

void say(std::vector<Piece>& column, std::string_view words, const model::Repair* repair) {
    if (words.empty()) return;
    if (column.empty() || column.back().repair != repair) column.push_back({{}, repair});
    column.back().words += words;
}

/// What cannot stand in HTML shows as U+FFFD; what has no ink, as the person would look for it.
std::string visible(std::string_view words) {
    // Controls, and what begins like U+FFFE: few words hold any, and all others are copied.
    const auto is_suspect = [](const unsigned char* byte) {
        return ((byte[0] < 0x20) & (byte[0] != '\n')) | ((byte[0] == 0xEF) & (byte[1] == 0xBF));
    };
    const bool suspect = base::find_bytes<2>(words, 0, is_suspect) != std::string_view::npos ||
                         text::find_malformed(words) != std::string_view::npos;
    if (!suspect) return std::string(words);
    std::string out;
    for (const auto& [code, at, size] : text::CodePoints(words)) {
        text::append(out, xml::is_allowed(code) && code != '\r' ? code : text::replacement);
    }
    return out;
}

/// Walks a block and fills the columns; `unread` are the nodes that READING leaves out.
Columns columns_of(const model::Edition& edition, const model::Block& block, model::Cert threshold) {
    Columns columns;
    const model::Document& document = edition.document;
    std::vector<const model::Repair*> open;
    int silent = 0;
    const auto is_unread = [&document](std::uint32_t node) {
        const model::Kind kind = document.node(node).kind;
        return kind == model::Kind::fw || kind == model::Kind::jump || kind == model::Kind::jump_from ||
               kind == model::Kind::ruby_text || kind == model::Kind::ruby_mark;
    };
    model::walk(edition, block, [&](const Step& step) {
        const bool layout =
            step.repair != nullptr && (step.repair->act == Act::join || step.repair->act == Act::drop_space);
        const bool applied = step.repair != nullptr && (layout || step.repair->cert >= threshold);
        switch (step.what) {
            case Step::What::open_node:
                if (is_unread(step.node)) ++silent;
                if (document.node(step.node).kind == model::Kind::line_break) {
                    say(columns.source, "\n", nullptr);
                    if (silent == 0) say(columns.reading, "\n", nullptr);
                }
                break;
            case Step::What::close_node:
                if (is_unread(step.node)) --silent;
                break;
            case Step::What::open_repair:
                open.push_back(step.repair);
                if (!layout) columns.differ = true;
                // a reading that is only proposed is shown too: its mark says how sure it is
                if (silent == 0)
                    say(columns.reading, step.repair->lost ? "□" : step.repair->reading,
                        layout ? nullptr : step.repair);
                if (applied) ++silent;
                break;
            case Step::What::close_repair:
                open.pop_back();
                if (applied) --silent;
                break;
            case Step::What::text: {
                const model::Repair* marked = nullptr;
                for (const model::Repair* one : open) {
                    if (one->act != Act::join && one->act != Act::drop_space) marked = one;
                }
                say(columns.source, step.words, marked);
                if (silent == 0) say(columns.reading, step.words, nullptr);
                break;
            }
        }
    });
    return columns;
}

std::string explanation(const model::Repair& repair) {
    std::string words(model::info(repair.kind).meaning);
    words += " (" + std::string(model::name(repair.cert));
    if (repair.evidence != model::Evidence::none) words += ", " + std::string(model::name(repair.evidence));
    return words + ")";
}

void write_column(xml::Emitter& out, const std::vector<Piece>& column, std::string_view mark) {
    for (const Piece& piece : column) {
        const std::string words = visible(piece.words);
        if (piece.repair == nullptr) {
            out.text(words);
            continue;
        }
        const bool low = piece.repair->cert == model::Cert::low;
        out.element(mark, words, {{"class", low ? "low" : ""}, {"title", explanation(*piece.repair)}});
    }
}

}  // namespace

std::string review_section(const model::Edition& edition, const ReviewFacts& facts, std::size_t limit) {
    std::string words;
    xml::Emitter out(words, xml::Emitter::Syntax::html);
    out.open("section");
    out.open("h2");
    out.element("a", facts.number + " " + visible(facts.title), {{"href", facts.tei_link}});
    out.close();
    out.element("p", visible(facts.path));
    out.open("table");
    out.line_end();
    for (const model::Block& block : edition.document.blocks()) {
        if (words.size() > limit) {
            out.open("tr");
            out.element("td", "The rest is not shown here; see the TEI file.", {{"colspan", "2"}});
            out.close();
            break;
        }
        const Columns columns = columns_of(edition, block, facts.threshold);
        out.open("tr");
        out.open("td", {{"class", "text"}, {"colspan", columns.differ ? "" : "2"}});
        write_column(out, columns.source, "del");
        out.close();
        if (columns.differ) {
            out.open("td", {{"class", "text"}});
            write_column(out, columns.reading, "ins");
            out.close();
        }
        out.close();
        out.line_end();
    }
    out.close();
    out.close();
    out.line_end();
    return words;
}

std::string review_begin(const ReviewFigures& figures) {
    std::string words;
    xml::Emitter out(words, xml::Emitter::Syntax::html);
    out.html_declaration();
    out.open("html", {{"lang", "zh"}});
    out.open("head");
    out.empty("meta", {{"charset", "utf-8"}});
    out.element("title", figures.package_id);
    out.element("style", style);
    out.close();
    out.open("body");
    out.element("h1", figures.package_id);
    out.open("table", {{"class", "figures"}});
    const auto row = [&out](std::string_view label, std::uint64_t value) {
        out.open("tr");
        out.element("td", label);
        out.element("td", std::to_string(value));
        out.close();
        out.line_end();
    };
    row("来源文件 / source files", figures.documents);
    row("文章 / articles", figures.articles);
    row("字符 / characters read", figures.characters);
    for (const auto& [kind, count] : figures.repairs) row(kind, count);
    for (const auto& [check, count] : figures.checks) row(check, count);
    out.close();
    if (figures.shown < figures.documents) {
        out.element("p", "The first " + std::to_string(figures.shown) + " of " +
                             std::to_string(figures.documents) +
                             " documents are shown; report/repairs.csv lists the repairs of all.");
    }
    out.element(
        "p",
        "左为来源，右为读法；没有修复的段落只列一次。Left: what the source says. Right: what is read. "
        "Blocks without a repair are shown once.");
    out.line_end();
    return words;
}

std::string review_end() {
    std::string words;
    xml::Emitter out(words, xml::Emitter::Syntax::html);
    out.open("html");
    out.open("body");
    out.line_end();
    const std::size_t begin = words.size();
    out.close();
    out.close();
    out.line_end();
    return words.substr(begin);
}

}  // namespace report
