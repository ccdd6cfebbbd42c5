#include "cli/catalogue.h"

#include "base/error.h"
#include "cli/words.h"

namespace cli {
namespace {

// The index keeps words only (no positions, no text): content and detail are none.
constexpr const char* schema = R"(
CREATE TABLE IF NOT EXISTS facts(key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles(
  number INTEGER PRIMARY KEY, package TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
  date TEXT NOT NULL, byline TEXT NOT NULL, language TEXT NOT NULL, url TEXT NOT NULL, source TEXT NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(word, content='', detail='none', columnsize=0, tokenize='ascii');
)";

}  // namespace

CatalogueWriter::CatalogueWriter(const std::filesystem::path& path)
    : database_(path, Database::Mode::product) {
    database_.run(schema);
}

std::int64_t CatalogueWriter::chunks() {
    Statement query = database_.prepare("SELECT value FROM facts WHERE key='chunks'");
    return query.next() ? query.number(0) : 0;
}

void CatalogueWriter::add(const std::vector<CatalogueEntry>& articles, const std::string& package,
                          std::int64_t chunk) {
    Transaction transaction(database_);
    Statement put = database_.prepare(
        "INSERT INTO articles(package,id,title,date,byline,language,url,source) "
        "VALUES(?1,?2,?3,?4,?5,?6,?7,?8)");
    Statement index = database_.prepare("INSERT INTO words(rowid,word) VALUES(last_insert_rowid(),?1)");
    const auto view = [](const std::string& text) { return std::string_view(text); };
    for (const auto& [article, source] : articles) {
        put.with(view(package), view(article.id), view(article.title), view(article.date),
                 view(article.byline), view(article.language), view(article.url), view(source))
            .run();
        index.with(view(article.words)).run();
    }
    database_.prepare("INSERT OR REPLACE INTO facts VALUES('chunks',?1)").with(chunk).run();
    transaction.commit();
}

void CatalogueWriter::finish() {
    database_.run("CREATE INDEX IF NOT EXISTS by_date ON articles(date)");
}

std::vector<Hit> search(Database& catalogue, std::string_view query, std::uint64_t limit,
                        std::uint64_t& count) {
    const std::string words = index_query(query);
    if (words.empty())
        throw base::UsageError("the query holds no word", "ask for Han characters, letters or digits");
    Statement all = catalogue.prepare("SELECT count(*) FROM words WHERE words MATCH ?1");
    count = all.with(std::string_view(words)).next() ? static_cast<std::uint64_t>(all.number(0)) : 0;
    Statement hits = catalogue.prepare(
        "SELECT package,id,title,date,byline,source FROM articles WHERE number IN"
        " (SELECT rowid FROM words WHERE words MATCH ?1) ORDER BY date DESC, number LIMIT ?2");
    hits.with(std::string_view(words), limit);
    std::vector<Hit> out;
    while (hits.next()) {
        const auto text = [&](int column) { return std::string(hits.text(column)); };
        Hit hit{text(0), text(1), text(2), text(3), text(4), text(5)};
        out.push_back(std::move(hit));
    }
    return out;
}

}  // namespace cli
