#include "cli/catalogue_task.h"

#include <map>

#include "base/error.h"
#include "cli/catalogue.h"
#include "cli/words.h"
#include "validate/bagit.h"

namespace cli {
namespace {

/// The articles of one document: lines of articles.jsonl.
std::vector<CatalogueEntry> articles_in(std::string_view lines, const std::string& source) {
    std::vector<CatalogueEntry> out;
    for (std::size_t from = 0; from < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', from), lines.size());
        const auto json = base::parse_json(lines.substr(from, end - from));
        from = end + 1;
        if (!json || !json->is_object()) continue;
        const auto text = [&](const char* key) {
            const auto found = json->find(key);
            return found != json->end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        CatalogueArticle article{text("id"),
                                 text("title"),
                                 text("date"),
                                 text("byline"),
                                 text("lang"),
                                 text("url"),
                                 index_words({text("title"), text("byline"), text("text")})};
        out.push_back({std::move(article), source});
    }
    return out;
}

/// articles.jsonl of a package that stands, by document number.
std::map<std::int64_t, std::string> articles_of(const std::filesystem::path& zip) {
    base::Findings all;
    bag::CappedFindings findings(all, zip.string());
    auto reader =
        bag::ZipReader::open(bag::RandomAccess(zip), {.tiling = bag::ZipRules::Tiling::exact}, findings);
    std::map<std::int64_t, std::string> out;
    if (!reader) throw base::Error(zip.string() + " is no longer the package that was written");
    std::string rest;
    const auto take_lines = [&](std::string_view bytes) {
        rest += bytes;
        std::size_t from = 0;
        for (std::size_t end = rest.find('\n'); end != std::string::npos; end = rest.find('\n', from)) {
            const std::string_view line = std::string_view(rest).substr(from, end + 1 - from);
            from = end + 1;
            // {"id":"0001-a1",…: the number of the document stands in the article's id.
            const std::size_t digits = line.find_first_of("0123456789");
            if (digits == std::string_view::npos) continue;
            out[std::stoll(std::string(line.substr(digits, 18)))] += line;
        }
        rest.erase(0, from);
    };
    for (std::size_t i = 0; i < reader->entries().size(); ++i) {
        if (!reader->entries()[i].name.ends_with("/data/access/articles.jsonl")) continue;
        if (!reader->read(i, take_lines, findings)) throw base::Error(zip.string() + " is damaged");
    }
    return out;
}

}  // namespace

std::vector<std::int64_t> add_chunk(const CatalogueChunk& chunk) {
    std::vector<std::int64_t> lost;
    CatalogueWriter catalogue(chunk.catalogue);
    if (catalogue.chunks() < chunk.number) {
        std::vector<CatalogueEntry> articles;
        std::map<std::int64_t, std::string> lines;
        if (!chunk.zip.empty()) lines = articles_of(chunk.zip);
        SpoolReader spool(chunk.batch);
        for (std::size_t i = 0; i < chunk.members.size(); ++i) {
            const Member& member = chunk.members[i];
            if (!chunk.zip.empty()) {
                for (CatalogueEntry& entry : articles_in(lines[member.number], chunk.paths[i]))
                    articles.push_back(std::move(entry));
                continue;
            }
            try {
                for (CatalogueArticle& article : spool.read_articles(member.place))
                    articles.push_back({std::move(article), chunk.paths[i]});
            } catch (const base::Error&) {
                lost.push_back(member.number);
            }
        }
        if (!lost.empty()) return lost;
        catalogue.add(articles, chunk.package, chunk.number);
    }
    if (chunk.last) catalogue.finish();
    return lost;
}

base::Json to_json(const CatalogueChunk& chunk) {
    base::Json json;
    json["catalogue"] = chunk.catalogue.string();
    json["batch"] = chunk.batch.string();
    json["number"] = chunk.number;
    json["package"] = chunk.package;
    json["zip"] = chunk.zip.string();
    json["last"] = chunk.last;
    json["members"] = to_json(chunk.members);
    json["paths"] = chunk.paths;
    return json;
}

CatalogueChunk read_chunk(const base::Json& json) {
    CatalogueChunk chunk;
    chunk.catalogue = json.at("catalogue").get<std::string>();
    chunk.batch = json.at("batch").get<std::string>();
    chunk.number = json.at("number").get<std::int64_t>();
    chunk.package = json.at("package").get<std::string>();
    chunk.zip = json.at("zip").get<std::string>();
    chunk.last = json.at("last").get<bool>();
    chunk.members = read_members(json.at("members"));
    chunk.paths = json.at("paths").get<std::vector<std::string>>();
    return chunk;
}

}  // namespace cli
