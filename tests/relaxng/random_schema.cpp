#include "random_schema.h"

#include <algorithm>

namespace relaxng::testing {
namespace {

constexpr const char* types[] = {"integer", "boolean", "NCName", "date"};
constexpr const char* samples[] = {"-12", "true", "n1", "1998-08-07"};
constexpr const char* library = "http://www.w3.org/2001/XMLSchema-datatypes";

std::string tagged(const std::string& tag, const std::string& inside) {
    const std::string name = tag.substr(0, tag.find(' '));
    return inside.empty() ? "<" + tag + "/>" : "<" + tag + ">" + inside + "</" + name + ">";
}

std::string name_of(Kind kind) {
    constexpr const char* names[] = {"empty",     "text",       "data",     "value",  "list",
                                     "attribute", "element",    "group",    "choice", "interleave",
                                     "oneOrMore", "zeroOrMore", "optional", "mixed"};
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace

RandomSchema::RandomSchema(std::uint32_t seed) : random_(seed) {
    root_ = element(4, false);
}

/// Attributes first, each of its own name, then strings or elements, as section 7 wants them apart.
Part RandomSchema::element(int depth, bool fresh) {
    Part out{Kind::element, {}, {}};
    out.name = fresh ? "f" + std::to_string(++names_) : std::string(1, static_cast<char>('a' + pick(4)));
    const std::size_t attributes = pick(3);
    for (std::size_t i = 0; i < attributes; ++i) out.parts.push_back(attribute(i));
    out.parts.push_back(depth == 0 || pick(4) == 0 ? string_content() : content(depth - 1, false, true));
    return out;
}

Part RandomSchema::attribute(std::size_t number) {
    Part out{Kind::attribute, "x" + std::to_string(number), {}};
    out.parts.push_back(pick(3) == 0 ? Part{Kind::text, {}, {}} : string_content());
    if (pick(2) == 0) return out;
    return {Kind::optional, {}, {out}};
}

Part RandomSchema::string_content() {
    const std::size_t which = pick(6);
    const Part data{Kind::data, types[pick(4)], {}};
    const Part value{Kind::value, "v" + std::to_string(pick(3)), {}};
    switch (which) {
        case 0: return {Kind::empty, {}, {}};
        case 1: return value;
        case 2: return {Kind::choice, {}, {value, data}};
        case 3: return {Kind::list, {}, {Part{Kind::one_or_more, {}, {data}}}};
        case 4:
            return {Kind::list, {}, {Part{Kind::group, {}, {data, Part{Kind::zero_or_more, {}, {value}}}}}};
        default: return data;
    }
}

/// `fresh`: inside an interleave, where no name may stand twice; `text`: none stands beside it.
Part RandomSchema::content(int depth, bool fresh, bool text) {
    if (depth <= 0) return element(0, fresh);
    const std::size_t which = pick(9);
    const auto several = [&](Kind kind, bool each_fresh, bool each_text) {
        Part out{kind, {}, {}};
        const std::size_t count = 2 + pick(2);
        for (std::size_t i = 0; i < count; ++i)
            out.parts.push_back(content(depth - 1, each_fresh, each_text));
        return out;
    };
    switch (which) {
        case 0: return several(Kind::group, fresh, text);
        case 1: return several(Kind::choice, fresh, text);
        case 2: return several(Kind::interleave, true, false);
        case 3: return {Kind::one_or_more, {}, {content(depth - 1, fresh, text)}};
        case 4: return {Kind::zero_or_more, {}, {content(depth - 1, fresh, text)}};
        case 5: return {Kind::optional, {}, {content(depth - 1, fresh, text)}};
        case 6:
            if (text) return {Kind::mixed, {}, {content(depth - 1, true, false)}};
            break;
        case 7:
            if (text) return {Kind::text, {}, {}};
            break;
        default: break;
    }
    return element(depth, fresh);
}

std::string RandomSchema::full_syntax() {
    defines_.clear();
    const std::string start = full(root_, false);
    std::string out = "<grammar xmlns='http://relaxng.org/ns/structure/1.0' ns='urn:r' datatypeLibrary='" +
                      std::string(library) + "'><div><start>" + start + "</start></div>";
    for (const std::string& define : defines_) out += define;
    return out + "</grammar>";
}

std::string RandomSchema::full_parts(const Part& part) {
    std::string out;
    for (const Part& inner : part.parts) out += full(inner, false);
    return out;
}

/// Now and then by way of a definition, or of several that combine.
std::string RandomSchema::full(const Part& part, bool top) {
    const bool combines = part.kind == Kind::choice || part.kind == Kind::interleave;
    if (!top && part.kind != Kind::attribute && pick(4) == 0) {
        const std::string name = "n" + std::to_string(defines_.size());
        defines_.emplace_back();
        const std::size_t place = defines_.size() - 1;
        std::string made;
        if (combines) {
            for (const Part& inner : part.parts)
                made += tagged("define name='" + name + "' combine='" + name_of(part.kind) + "'",
                               full(inner, false));
        } else {
            made = tagged("define name='" + name + "'", full(part, true));
        }
        defines_[place] = made;
        return "<ref name='" + name + "'/>";
    }
    switch (part.kind) {
        case Kind::data: return "<data type='" + part.name + "'/>";
        case Kind::value: return "<value> " + part.name + " </value>";
        case Kind::attribute:
            if (part.parts[0].kind == Kind::text) return "<attribute name='" + part.name + "'/>";
            [[fallthrough]];
        case Kind::element: return tagged(name_of(part.kind) + " name='" + part.name + "'", full_parts(part));
        default: return tagged(name_of(part.kind), full_parts(part));
    }
}

std::string RandomSchema::simple_syntax() {
    defines_.clear();
    const std::string start = simple(root_);
    std::string out = "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start>" + start + "</start>";
    for (const std::string& define : defines_) out += define;
    return out + "</grammar>";
}

/// In twos, to the left.
std::string RandomSchema::simple_joined(const std::string& tag, std::vector<std::string> parts) {
    std::string out = parts[0];
    for (std::size_t i = 1; i < parts.size(); ++i) out = tagged(tag, out + parts[i]);
    return out;
}

std::string RandomSchema::simple(const Part& part) {
    std::vector<std::string> parts;
    for (const Part& inner : part.parts) parts.push_back(simple(inner));
    const auto named = [&](const std::string& uri) {
        return "<name ns='" + uri + "'>" + part.name + "</name>" + simple_joined("group", parts);
    };
    switch (part.kind) {
        case Kind::empty: return "<empty/>";
        case Kind::text: return "<text/>";
        case Kind::data: return "<data type='" + part.name + "' datatypeLibrary='" + library + "'/>";
        case Kind::value:
            return "<value type='token' datatypeLibrary='' ns='urn:r'>" + part.name + "</value>";
        case Kind::list: return tagged("list", simple_joined("group", parts));
        case Kind::attribute: return tagged("attribute", named(""));
        case Kind::element: {
            const std::string name = "s" + std::to_string(defines_.size());
            defines_.push_back(tagged("define name='" + name + "'", tagged("element", named("urn:r"))));
            return "<ref name='" + name + "'/>";
        }
        case Kind::group:
        case Kind::choice:
        case Kind::interleave: return simple_joined(name_of(part.kind), parts);
        case Kind::one_or_more: return tagged("oneOrMore", parts[0]);
        case Kind::zero_or_more: return tagged("choice", tagged("oneOrMore", parts[0]) + "<empty/>");
        case Kind::optional: return tagged("choice", parts[0] + "<empty/>");
        case Kind::mixed: return tagged("interleave", parts[0] + "<text/>");
    }
    return {};
}

Piece RandomSchema::document() {
    Piece whole;
    generate(root_, whole);
    return whole.pieces[0];
}

/// Adds to an element what a pattern allows.
void RandomSchema::generate(const Part& part, Piece& into) {
    switch (part.kind) {
        case Kind::empty: return;
        case Kind::text: into.pieces.push_back({{}, pick(2) == 0 ? "some text" : "", {}, {}}); return;
        case Kind::data:
        case Kind::value:
        case Kind::list: into.pieces.push_back({{}, string_for(part), {}, {}}); return;
        case Kind::attribute: into.attributes.emplace_back(part.name, string_for(part.parts[0])); return;
        case Kind::element: {
            Piece made{part.name, {}, {}, {}};
            for (const Part& inner : part.parts) generate(inner, made);
            into.pieces.push_back(std::move(made));
            return;
        }
        case Kind::group:
            for (const Part& inner : part.parts) generate(inner, into);
            return;
        case Kind::choice: return generate(part.parts[pick(part.parts.size())], into);
        case Kind::optional:
            if (pick(2) == 0) generate(part.parts[0], into);
            return;
        case Kind::one_or_more:
        case Kind::zero_or_more: {
            const std::size_t least = part.kind == Kind::one_or_more ? 1 : 0;
            for (std::size_t i = least + pick(3); i > 0; --i) generate(part.parts[0], into);
            return;
        }
        case Kind::interleave:
        case Kind::mixed: break;
    }
    // What each part allows, shuffled together; in mixed content with text between.
    std::vector<std::vector<Piece>> rows;
    for (const Part& inner : part.parts) {
        Piece row;
        generate(inner, row);
        rows.push_back(std::move(row.pieces));
    }
    if (part.kind == Kind::mixed) rows.push_back({{{}, "t", {}, {}}, {{}, "u", {}, {}}});
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < rows.size(); ++i) order.insert(order.end(), rows[i].size(), i);
    std::shuffle(order.begin(), order.end(), random_);
    std::vector<std::size_t> next(rows.size());
    for (const std::size_t row : order) into.pieces.push_back(rows[row][next[row]++]);
}

std::string RandomSchema::string_for(const Part& part) {
    switch (part.kind) {
        case Kind::text: return "any <text>";
        case Kind::data: {
            const auto* type = std::find(std::begin(types), std::end(types), part.name);
            return samples[type - std::begin(types)];
        }
        case Kind::value: return part.name;
        case Kind::choice: return string_for(part.parts[pick(part.parts.size())]);
        case Kind::list:
        case Kind::group: {
            std::string out;
            for (const Part& inner : part.parts) out += " " + string_for(inner);
            return out;
        }
        case Kind::one_or_more: return string_for(part.parts[0]) + " " + string_for(part.parts[0]);
        case Kind::zero_or_more: return pick(2) == 0 ? "" : string_for(part.parts[0]);
        default: return "";
    }
}

void RandomSchema::collect(Piece& piece, std::vector<Piece*>& all) {
    if (!piece.name.empty()) all.push_back(&piece);
    for (Piece& inner : piece.pieces) collect(inner, all);
}

void RandomSchema::spoil(Piece& document) {
    std::vector<Piece*> all;
    collect(document, all);
    Piece& victim = *all[pick(all.size())];
    std::vector<Piece>& pieces = victim.pieces;
    const auto at = static_cast<std::ptrdiff_t>(pieces.empty() ? 0 : pick(pieces.size()));
    switch (pieces.empty() ? 4 + pick(3) : pick(7)) {
        case 0: pieces.erase(pieces.begin() + at); break;
        case 1: pieces.insert(pieces.begin() + at, Piece(pieces[static_cast<std::size_t>(at)])); break;
        case 2: std::rotate(pieces.begin(), pieces.begin() + at, pieces.end()); break;
        case 3: pieces.insert(pieces.begin() + at, {{}, "stray", {}, {}}); break;
        case 4: victim.name = std::string(1, static_cast<char>('a' + pick(5))); break;
        case 5: victim.attributes.clear(); break;
        default: victim.attributes = {{"x" + std::to_string(pick(2)), "spoilt"}};
    }
}

std::string RandomSchema::written(const Piece& document) {
    const auto escaped = [](const std::string& text) {
        std::string out;
        for (const char c : text) out += c == '<' ? "&lt;" : std::string(1, c);
        return out;
    };
    if (document.name.empty()) return escaped(document.text);
    std::string tag = document.name + " xmlns='urn:r'";
    for (const auto& [name, value] : document.attributes) tag += " " + name + "='" + escaped(value) + "'";
    std::string inside;
    for (const Piece& piece : document.pieces) inside += written(piece);
    return tagged(tag, inside);
}

}  // namespace relaxng::testing
