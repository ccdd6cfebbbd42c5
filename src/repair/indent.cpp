#include "repair/indent.h"

#include "text/utf8.h"

namespace repair {
namespace {

/// Spaces that do not collapse in HTML and that people set an indent with.
bool draws_indent(char32_t code) {
    return code == 0xA0 || code == 0x3000 || code == 0x2002 || code == 0x2003 || code == ' ';
}

/// How far `words` is made of indent from its start.
std::size_t indent_of(std::string_view words) {
    for (const auto& item : text::CodePoints(words)) {
        if (!draws_indent(item.code)) return item.at;
    }
    return words.size();
}

}  // namespace

void indent(const model::Document& document, Proposals& proposals) {
    for (const model::Block& block : document.blocks()) {
        const model::Kind kind = document.node(block.node).kind;
        if (kind != model::Kind::paragraph && kind != model::Kind::head && kind != model::Kind::byline)
            continue;
        // Text nodes one by one: each that is all indent is followed by the next.
        for (std::uint32_t i = block.node + 1; i < document.node(block.node).end; ++i) {
            if (document.node(i).kind != model::Kind::text) continue;
            const model::Row& row = document.row(i);
            const std::string_view words = row.stands_for(document.text());
            const std::size_t size = indent_of(words);
            if (size == 0) break;
            // A row with a spelling of its own is one thing: all of it, or nothing.
            if (row.respelled && size < words.size()) break;
            model::Repair repair;
            repair.act = model::Act::drop_space;
            repair.target = row.slice;
            if (size < words.size()) repair.target.end = row.slice.begin + static_cast<std::uint32_t>(size);
            repair.detail = "indent";
            proposals.repairs.push_back(std::move(repair));
            if (size < words.size()) break;
        }
    }
}

}  // namespace repair
