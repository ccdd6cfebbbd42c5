#include "cli/article_parts.h"

#include <optional>
#include <vector>

#include "stories/continuations.h"
#include "tei/identifiers.h"

namespace cli {
namespace {

std::string folder_of(const std::string& path) {
    return path.substr(0, path.rfind('/') + 1);
}

/// A path as part of a URI: what would end the path is encoded.
std::string encoded_path(std::string_view path) {
    std::string out;
    for (const char c : path) {
        if (c == '%') {
            out += "%25";
        } else if (c == '#') {
            out += "%23";
        } else if (c == '?') {
            out += "%3F";
        } else {
            out += c;
        }
    }
    return out;
}

struct Page {
    Parted input;
    std::vector<std::string> articles;  ///< identifiers, one a part
};

/// What keeps two inputs in one package; nothing: no two inputs are sure to be.
std::optional<std::string> package_key(const Parted& input, const PackageBy& by) {
    switch (by.what) {
        case PackageBy::What::entries: return std::string();
        case PackageBy::What::year_month: return input.key;
        case PackageBy::What::folder: return folder_of(input.path);
        case PackageBy::What::count:
        case PackageBy::What::size: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

base::Json parts_to_json(const model::Document& document, const lines::Cues& cues) {
    const stories::IssuePage page = stories::parts_of(document, cues);
    if (page.parts.empty()) return {};
    const tei::Identifiers identifiers(document);
    base::Json parts = base::Json::array();
    for (const stories::ArticlePart& part : page.parts) {
        base::Json words = base::Json::array();
        for (const std::uint32_t word : part.words) words.push_back(word);
        parts.push_back({std::string(identifiers.of(part.node)), part.to, part.from, std::move(words)});
    }
    return {{"issue", page.issue}, {"page", page.page}, {"parts", std::move(parts)}};
}

std::string to_text(const OtherParts& parts) {
    if (parts.empty()) return {};
    base::Json json = base::Json::object();
    for (const auto& [article, others] : parts) json[article] = {others.next, others.prev};
    return base::one_line(json);
}

OtherParts read_other_parts(const std::string& text) {
    OtherParts parts;
    if (text.empty()) return parts;
    const base::Json json = base::Json::parse(text);
    for (const auto& [article, others] : json.items()) {
        parts[article] = {others.at(0).get<std::string>(), others.at(1).get<std::string>()};
    }
    return parts;
}

std::string relative_uri(const TeiNames& names, const Parted& from, const Parted& to) {
    if (names.package) {
        std::string number = std::to_string(to.number);
        if (number.size() < names.digits) number.insert(0, names.digits - number.size(), '0');
        return number + ".xml";
    }
    std::string from_folder = folder_of(from.path);
    std::string rest = to.path;
    while (!from_folder.empty()) {
        const std::size_t end = from_folder.find('/') + 1;
        if (rest.compare(0, end, from_folder, 0, end) != 0) break;
        rest.erase(0, end);
        from_folder.erase(0, end);
    }
    std::string up;
    for (const char c : from_folder) up += c == '/' ? "../" : "";
    return up + encoded_path(rest) + ".xml";
}

std::uint64_t join_parts(Journal& journal, const TeiNames& names, const PackageBy& by) {
    std::vector<Page> pages;
    std::vector<stories::IssuePage> said;
    journal.each_with_parts([&](Parted& input) {
        const std::optional<std::string> key = package_key(input, by);
        if (!key) return;
        const base::Json json = base::Json::parse(input.parts);
        stories::IssuePage one{.issue = json.at("issue").get<std::string>(),
                               .page = json.at("page").get<std::string>(),
                               .parts = {}};
        // Pages of an issue that nobody named lie in one folder.
        if (one.issue.empty()) one.issue = folder_of(input.path);
        one.issue += "\n" + *key;
        Page page{.input = std::move(input), .articles = {}};
        for (const base::Json& part : json.at("parts")) {
            page.articles.push_back(part.at(0).get<std::string>());
            one.parts.push_back({.node = 0,
                                 .to = part.at(1).get<std::string>(),
                                 .from = part.at(2).get<std::string>(),
                                 .words = part.at(3).get<std::vector<std::uint32_t>>()});
        }
        pages.push_back(std::move(page));
        said.push_back(std::move(one));
    });
    std::vector<OtherParts> found(pages.size());
    for (const auto& [first, part, second, other] : stories::continuations(said)) {
        const std::string& begins = pages[first].articles[part];
        const std::string& goes_on = pages[second].articles[other];
        found[first][begins].next =
            relative_uri(names, pages[first].input, pages[second].input) + "#" + goes_on;
        found[second][goes_on].prev =
            relative_uri(names, pages[second].input, pages[first].input) + "#" + begins;
    }
    std::map<std::int64_t, std::string> pointers;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (!found[i].empty()) pointers[pages[i].input.number] = to_text(found[i]);
    }
    return journal.point(pointers);
}

}  // namespace cli
