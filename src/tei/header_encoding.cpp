// encodingDesc, profileDesc, xenoData and revisionDesc: how the text was made, what it is about, and the
// source's own header.
#include <algorithm>
#include <map>
#include <set>

#include "base/ascii.h"
#include "tei/header_parts.h"
#include "tei/values.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tei {
namespace {

using model::RepairKind;

// A path of categories longer than this is not a path; what lies below is in the front matter as it stands.
constexpr std::size_t deepest_category = 64;

/// A declaration of editorial practice: an element with one paragraph.
void declare(xml::Emitter& out, std::string_view element, std::string_view words,
             std::initializer_list<xml::Emitter::Attribute> attributes = {}) {
    out.open(element, attributes);
    out.element("p", words);
    out.close();
    out.line_end();
}

void write_editorial_declaration(xml::Emitter& out) {
    out.open("editorialDecl");
    out.line_end();
    declare(
        out, "correction",
        "What the source says stays in sic, orig and surplus. What is read instead is beside it in corr, reg "
        "and supplied; ana names the kind of repair, cert how sure it is. A repair without resp is by #pm.",
        {{"method", "markup"}});
    declare(out, "normalization",
            "Characters are those of the source: nothing was normalized, nothing changed "
            "that is not marked.",
            {{"method", "markup"}});
    declare(out, "punctuation", "Punctuation is part of the text. Another width stands only in reg.",
            {{"marks", "all"}});
    out.empty("quotation", {{"marks", "all"}});
    out.line_end();
    declare(out, "hyphenation", "A line end inside a sentence is an lb with break.", {{"eol", "none"}});
    declare(out, "segmentation", "Articles, blocks and lines are marked; sentences and words are not.");
    out.close();
    out.line_end();
}

/// The kinds of repair that this document bears.
std::set<RepairKind> kinds_used(const model::Edition& edition) {
    std::set<RepairKind> used;
    for (const model::Repair& one : edition.repairs.all()) {
        if (!model::info(one.kind).id.empty()) used.insert(one.kind);
    }
    return used;
}

void write_repair_kinds(xml::Emitter& out, const std::set<RepairKind>& used) {
    if (used.empty()) return;
    out.open("taxonomy", {{"xml:id", "repairs"}});
    for (const RepairKind kind : used) {
        out.open("category", {{"xml:id", model::info(kind).id}});
        out.element("catDesc", model::info(kind).meaning);
        out.close();
    }
    out.close();
    out.line_end();
}

void write_categories(xml::Emitter& out, const model::Metadata& metadata) {
    const Categories categories = categories_of(metadata);
    if (categories.all.empty()) return;
    out.open("taxonomy", {{"xml:id", scheme(metadata) + ".categories"}});
    std::vector<std::uint32_t> ends;
    for (std::uint32_t i = 0; i < categories.all.size(); ++i) {
        while (!ends.empty() && ends.back() <= i) {
            out.close();
            ends.pop_back();
        }
        out.open("category", {{"xml:id", categories.all[i].id}});
        out.element("catDesc", categories.all[i].name);
        ends.push_back(categories.all[i].end);
    }
    for (std::size_t i = 0; i < ends.size(); ++i) out.close();
    out.close();
    out.line_end();
}

void write_classes(xml::Emitter& out, const Facts& facts) {
    const model::Metadata& metadata = facts.edition.document.metadata();
    const std::set<RepairKind> used = kinds_used(facts.edition);
    if (used.empty() && metadata.categories.empty()) return;
    out.open("classDecl");
    out.line_end();
    write_repair_kinds(out, used);
    write_categories(out, metadata);
    out.close();
    out.line_end();
}

std::string_view language_name(std::string_view tag) {
    struct Language {
        std::string_view tag, name;
    };
    constexpr Language languages[] = {
        {"zh-Hans", "Chinese, simplified script"},
        {"zh-Hant", "Chinese, traditional script"},
        {"zh", "Chinese"},
        {"en", "English"},
        {"ja", "Japanese"},
        {"ko", "Korean"},
        {"und", "undetermined"},
    };
    for (const Language& one : languages) {
        if (one.tag == tag) return one.name;
    }
    return tag;
}

}  // namespace

std::string scheme(const model::Metadata& metadata) {
    std::string prefix = metadata.format.substr(0, metadata.format.find('-'));
    const bool good =
        !prefix.empty() && prefix[0] >= 'a' && prefix[0] <= 'z' &&
        std::ranges::all_of(prefix, [](char c) { return (c >= 'a' && c <= 'z') || base::is_digit(c); });
    return good ? prefix : "source";
}

Categories categories_of(const model::Metadata& metadata) {
    // Paths are inserted one by one below what they share with those before; children keep their order.
    struct Entry {
        std::string name;
        std::vector<std::size_t> children;
    };
    std::vector<Entry> tree(1);
    std::map<std::pair<std::size_t, std::string>, std::size_t> known;
    std::vector<std::size_t> ends;
    for (const std::vector<std::string>& path : metadata.categories) {
        std::size_t at = 0;
        for (std::size_t depth = 0; depth < path.size() && depth < deepest_category; ++depth) {
            const auto [place, is_new] = known.try_emplace({at, path[depth]}, tree.size());
            if (is_new) {
                tree[at].children.push_back(tree.size());
                tree.push_back({path[depth], {}});
            }
            at = place->second;
        }
        if (at != 0) ends.push_back(at);
    }
    Categories out;
    struct Visit {
        std::size_t entry, child;
        std::uint32_t place;
        std::string id;
    };
    std::vector<std::string> ids(tree.size());
    std::vector<Visit> stack{{0, 0, 0, "cat"}};
    while (!stack.empty()) {
        const std::size_t entry = stack.back().entry;
        if (stack.back().child == tree[entry].children.size()) {
            if (entry != 0) out.all[stack.back().place].end = static_cast<std::uint32_t>(out.all.size());
            stack.pop_back();
            continue;
        }
        const std::size_t child = tree[entry].children[stack.back().child++];
        const std::string id = stack.back().id + "." + std::to_string(stack.back().child);
        ids[child] = id;
        out.all.push_back({printable(tree[child].name), id, 0});
        stack.push_back({child, 0, static_cast<std::uint32_t>(out.all.size() - 1), id});
    }
    std::set<std::size_t> named;
    for (const std::size_t end : ends) {
        if (named.insert(end).second) out.leaves.push_back(ids[end]);
    }
    return out;
}

void write_encoding_description(xml::Emitter& out, const Facts& facts) {
    out.open("encodingDesc");
    out.line_end();
    declare(out, "projectDesc",
            "News from archives, converted so that nothing of the source is lost; the report of "
            "the package accounts for every byte.");
    write_editorial_declaration(out);
    out.empty("styleDefDecl", {{"scheme", "css"}});
    out.line_end();
    out.open("listPrefixDef");
    const bool decoded = !facts.edition.document.source().is_utf8() && !facts.options.decoded_target.empty();
    const std::string target =
        uri(decoded ? facts.options.decoded_target : facts.options.source_target) + "#bytes=$1-$2";
    out.open("prefixDef",
             {{"ident", "src"}, {"matchPattern", R"((\d+)-(\d+))"}, {"replacementPattern", target}});
    out.element("p", facts.edition.document.source().is_utf8()
                         ? "Bytes of the source file, from the first to before the second."
                         : "Bytes of the source file decoded to UTF-8, from the first to before the second.");
    out.close();
    out.close();
    out.line_end();
    write_classes(out, facts);
    facts.characters.write(out);
    out.open("appInfo");
    out.open("application", {{"ident", "pressmark"},
                             {"version", PRESSMARK_VERSION},
                             {"when", date_when(facts.options.converted_on)}});
    out.element("label", "pressmark");
    out.close();
    out.close();
    out.line_end();
    out.close();
    out.line_end();
}

void write_profile(xml::Emitter& out, const Facts& facts) {
    const model::Metadata& metadata = facts.edition.document.metadata();
    out.open("profileDesc");
    out.line_end();
    out.open("langUsage");
    out.element("language", language_name(facts.language), {{"ident", facts.language}, {"usage", "100"}});
    out.close();
    out.line_end();
    const Categories categories = categories_of(metadata);
    if (!categories.leaves.empty() || !metadata.tags.empty()) {
        out.open("textClass");
        std::string targets;
        for (const std::string& leaf : categories.leaves) targets += (targets.empty() ? "#" : " #") + leaf;
        if (!targets.empty()) {
            out.empty("catRef", {{"scheme", "#" + scheme(metadata) + ".categories"}, {"target", targets}});
        }
        if (!metadata.tags.empty()) {
            out.open("keywords", {{"scheme", "#" + scheme(metadata) + ".tags"}});
            for (const std::string& tag : metadata.tags) out.element("term", printable(tag));
            out.close();
        }
        out.close();
        out.line_end();
    }
    out.close();
    out.line_end();
}

void write_front_matter(xml::Emitter& out, const model::Document& document) {
    for (const model::HeaderPart& part : document.metadata().header) {
        const std::string_view words = part.slice.of(document.text());
        std::size_t begin = 0;
        const auto write = [&](std::size_t end) {
            if (end == begin) return;
            out.element("xenoData", words.substr(begin, end - begin),
                        {{"type", "frontmatter"},
                         {"n", part.format},
                         {"source", range(part.slice.begin + begin, part.slice.begin + end)}});
            out.line_end();
        };
        for (const auto& [code, at, size] : text::CodePoints(words)) {
            if (xml::is_allowed(code)) continue;
            write(at);
            begin = at + size;
        }
        write(words.size());
    }
}

void write_revision(xml::Emitter& out, const Facts& facts) {
    const auto repairs = std::ranges::count_if(facts.edition.repairs.all(), [](const model::Repair& one) {
        return !model::info(one.kind).id.empty();
    });
    out.open("revisionDesc");
    out.element("change",
                "Converted, with " + std::to_string(repairs) + (repairs == 1 ? " repair." : " repairs."),
                {{"when", date_when(facts.options.converted_on)}, {"who", "#pm"}});
    out.close();
    out.line_end();
}

}  // namespace tei
