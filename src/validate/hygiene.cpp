#include "validate/hygiene.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/scan.h"
#include "tei/values.h"
#include "text/utf8.h"
#include "validate/fidelity_rules.h"
#include "validate/ledger_check.h"
#include "xml/emitter.h"

namespace validate {
namespace {

namespace rules = fidelity_rules;

constexpr std::string_view white = " \t\n\r";

// Section 14.1, spelled out again: a rule that is checked with the writer's own table is not checked.
constexpr std::array<std::string_view, 16> order{
    "xml:id", "type", "subtype",  "n",    "part", "next",    "prev", "rend",
    "style",  "cert", "evidence", "resp", "ana",  "corresp", "facs", "source",
};

std::size_t rank(std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(order, name) - order.begin());
}

class Hygiene {
  public:
    Hygiene(const xml::Document& document, const tei::ReadBack& texts, const std::string& name,
            base::Findings& findings)
        : document_(document), texts_(texts), name_(name), findings_(findings) {}

    void check() {
        file();
        references();
        for (std::uint32_t i = 1; i < document_.node_count(); ++i) {
            const xml::Node node = document_.node(i);
            if (node.is_element()) attributes(node);
        }
        for (const tei::ReadBlock& one : texts_.blocks) block(one);
        for (xml::Node child = document_.element().first_element(); child; child = child.next_element()) {
            if (child.local() == "text") between_blocks(child);
        }
    }

  private:
    void add(const base::Rule& rule, std::uint32_t offset, std::vector<std::string> arguments) {
        if (++found_ > most_findings) return;
        base::Location where = document_.location(offset);
        where.file = name_;
        findings_.add(rule, std::move(where), std::move(arguments));
    }

    /// UTF-8 without byte-order mark, LF, one at the end.
    void file() {
        const std::string_view text = document_.text();
        if (text.starts_with("\xEF\xBB\xBF")) add(rules::not_our_form, 0, {"begins with a byte-order mark"});
        if (const auto at = text.find('\r'); at != std::string_view::npos) {
            add(rules::not_our_form, static_cast<std::uint32_t>(at), {"has line ends with CR"});
        }
        if (!text.ends_with('\n'))
            add(rules::not_our_form, static_cast<std::uint32_t>(text.size()), {"has no line end at its end"});
    }

    /// What cannot be seen stands as a reference: no such character among the bytes.
    void references() {
        const std::string_view text = document_.text();
        // In UTF-8 they begin with one of these; Han characters and their signs do not.
        const auto may_be_invisible = [](const unsigned char* byte) {
            const unsigned char first = byte[0], second = byte[1], third = byte[2];
            const bool general = (first == 0xE2) & ((second != 0x80) | (third < 0x90) | (third > 0xA7));
            const bool wide = (first == 0xEF) & (second >= 0xB8) & (second != 0xBC);
            return (first == 0x7F) | ((first >= 0xC2) & (first < 0xE2)) | general |
                   ((first == 0xE3) & (second != 0x80)) | wide | (first >= 0xF0);
        };
        for (std::size_t at = base::find_bytes<3>(text, 0, may_be_invisible); at < text.size();) {
            const text::Decoded here = text::decode_at(text, at);
            const bool mark = at == 0 && here.code == 0xFEFF;
            if (here.good && !mark && xml::is_invisible(here.code)) {
                add(rules::invisible, static_cast<std::uint32_t>(at), {tei::code_point(here.code)});
            }
            at = base::find_bytes<3>(text, at + here.size, may_be_invisible);
        }
    }

    void attributes(const xml::Node& node) {
        std::string_view last;
        std::size_t last_rank = 0;
        bool type = false, subtype = false;
        for (const xml::Attribute one : node.attributes()) {
            const std::string_view name = one.name();
            if (one.value().empty()) add(rules::empty_attribute, one.offset(), {std::string(name)});
            type = type || name == "type";
            subtype = subtype || name == "subtype";
            if (one.declares_namespace()) continue;
            const std::size_t here = rank(name);
            if (!last.empty() && (here < last_rank || (here == last_rank && name < last))) {
                add(rules::attribute_order, one.offset(), {std::string(name), std::string(last)});
            }
            last = name;
            last_rank = here;
        }
        if (subtype && !type) add(rules::lone_subtype, node.offset(), {std::string(node.name())});
    }

    [[nodiscard]] std::string called(const tei::ReadBlock& one) const {
        return one.id.empty() ? std::string(document_.node(one.node).name()) : one.id;
    }

    /// One block is one line; its white space stands beside ink, and at no edge.
    void block(const tei::ReadBlock& one) {
        const xml::Node root = document_.node(one.node);
        const std::string_view bytes =
            document_.text().substr(root.offset(), root.close_offset() - root.offset());
        if (const auto at = std::min(bytes.find('\n'), bytes.find('\t')); at != std::string_view::npos) {
            add(rules::line_in_block, root.offset() + static_cast<std::uint32_t>(at), {called(one)});
        }
        xml::Node first, last;
        for (std::uint32_t i = root.index() + 1; i < root.end(); ++i) {
            const xml::Node node = document_.node(i);
            if (!node.is_text()) continue;
            if (!first) first = node;
            last = node;
            if (node.value().find_first_not_of(white) == std::string_view::npos) {
                add(rules::bare_space, node.offset(),
                    {"a text node of " + called(one) + " is white space alone"});
            }
        }
        if (first && white.find(first.value().front()) != std::string_view::npos &&
            first == root.first_child()) {
            add(rules::bare_space, first.offset(), {called(one) + " begins with white space"});
        }
        if (last && white.find(last.value().back()) != std::string_view::npos && last == root.last_child()) {
            add(rules::bare_space, last.offset(), {called(one) + " ends with white space"});
        }
    }

    /// No comments, instructions or CDATA; line ends only between the children of text, body and div.
    void between_blocks(const xml::Node& text) {
        for (std::uint32_t i = text.index() + 1; i < text.end(); ++i) {
            const xml::Node node = document_.node(i);
            if (node.kind() == xml::Kind::comment) add(rules::foreign_node, node.offset(), {"a comment"});
            if (node.kind() == xml::Kind::instruction)
                add(rules::foreign_node, node.offset(), {"a processing instruction"});
            if (node.kind() == xml::Kind::cdata) add(rules::foreign_node, node.offset(), {"a CDATA section"});
            if (node.kind() != xml::Kind::text) continue;
            const std::string_view parent = node.parent().local();
            const bool may_break = parent == "text" || parent == "body" || parent == "div";
            if (!may_break && node.value().find('\n') != std::string_view::npos && !is_in_block(i)) {
                add(rules::line_in_block, node.offset(), {std::string(parent)});
            }
        }
    }

    [[nodiscard]] bool is_in_block(std::uint32_t index) const {
        const auto after = std::ranges::upper_bound(texts_.blocks, index, {}, &tei::ReadBlock::node);
        return after != texts_.blocks.begin() && index < document_.node(std::prev(after)->node).end();
    }

    const xml::Document& document_;
    const tei::ReadBack& texts_;
    const std::string& name_;
    base::Findings& findings_;
    std::size_t found_ = 0;
};

}  // namespace

void check_hygiene(const xml::Document& document, const tei::ReadBack& texts, const std::string& name,
                   base::Findings& findings) {
    Hygiene(document, texts, name, findings).check();
}

}  // namespace validate
