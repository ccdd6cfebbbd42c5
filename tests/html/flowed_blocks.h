// Shows a flowed document as text, for tests.
#pragma once

#include <string>

#include "model/document.h"

/// Blocks one a line, "kind[rend]:text"; inline elements as (kind[rend] text), line breaks as |, pictures as
/// <address>.
inline std::string flowed_blocks(const model::Document& document) {
    using model::Kind;
    std::string out;
    std::vector<std::uint32_t> open;
    const auto close_until = [&](std::uint32_t at) {
        while (!open.empty() && document.node(open.back()).end <= at) {
            const Kind kind = document.node(open.back()).kind;
            if (!model::may_be_block(kind) && !model::is_container(kind)) out += ')';
            open.pop_back();
        }
    };
    for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
        close_until(i);
        const Kind kind = document.node(i).kind;
        if (kind != Kind::text && kind != Kind::line_break && kind != Kind::graphic) open.push_back(i);
        std::string rend(document.attribute(i, model::Name::rend));
        if (!rend.empty()) rend = '[' + rend + ']';
        if (kind == Kind::text) {
            out += document.row(i).stands_for(document.text());
        } else if (kind == Kind::line_break) {
            out += '|';
        } else if (kind == Kind::graphic) {
            out += "<" + std::string(document.attribute(i, model::Name::url)) + ">";
        } else if (model::is_container(kind) || model::may_be_block(kind)) {
            if (kind == Kind::article) continue;
            if (!out.empty()) out += '\n';
            out += std::string(model::name(kind)) + rend + ':';
        } else {
            out += '(' + std::string(model::name(kind)) + rend + ' ';
        }
    }
    close_until(static_cast<std::uint32_t>(document.nodes().size()));
    return out;
}
