#include "schematron/library.h"

#include <algorithm>

#include "schematron/item.h"

namespace schematron {
namespace {

constexpr std::size_t most_books = 1000;
constexpr std::size_t most_bytes = 256U << 20U;

}  // namespace

Library::Book& Library::known_or_added(const std::string& href, const std::string& base) {
    if (!loader_) throw Unevaluated{"there is no place to look for the document " + href};
    const auto key = std::pair(href, base);
    auto found = known_.find(key);
    if (found == known_.end()) found = known_.emplace(key, &add(href, base)).first;
    return *found->second;
}

bool Library::has(const std::string& href, const std::string& base) {
    return known_or_added(href, base).why_not.empty();
}

Library::Book& Library::read(const std::string& href, const std::string& base) {
    Book& book = known_or_added(href, base);
    if (!book.why_not.empty()) throw Unevaluated{book.why_not};
    return book;
}

Library::Book* Library::find(const xml::Tree* tree) {
    const auto found =
        std::ranges::find_if(books_, [&](const auto& book) { return book->document.root().tree() == tree; });
    return found == books_.end() ? nullptr : found->get();
}

Library::Book& Library::add(const std::string& href, const std::string& base) {
    const auto keep = [&](std::string name, xml::Document document, std::string why_not) -> Book& {
        books_.push_back(std::make_unique<Book>(std::move(name), std::move(document), std::move(why_not)));
        return *books_.back();
    };
    if (href.find('#') != href.npos) return keep(href, {}, "parts of documents are not read: " + href);
    if (books_.size() >= most_books) throw Unevaluated{"too many other documents are read"};
    auto loaded = loader_(href, base);
    if (!loaded) return keep(href, {}, "there is no document " + href);
    const auto same = by_name_.find(loaded->name);
    if (same != by_name_.end()) return *same->second;
    bytes_ += loaded->bytes.size();
    if (bytes_ > most_bytes) throw Unevaluated{"the other documents that are read come to over 256 MiB"};
    base::Findings faults;
    xml::Document document = xml::parse(std::move(loaded->bytes), faults);
    std::string why_not = document.well_formed() ? "" : "the document " + href + " is not well-formed";
    Book& book = keep(loaded->name, std::move(document), std::move(why_not));
    by_name_.emplace(loaded->name, &book);
    return book;
}

}  // namespace schematron
