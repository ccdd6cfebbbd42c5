// The documents that expressions read beside the one that is checked: code lists, authority files, what a
// pattern's `documents` names. Read once and kept from document to document, and so are
// regular expressions; one library per worker.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "schematron/document_index.h"
#include "schematron/schema.h"
#include "text/regex.h"

namespace schematron {

/// Compiled, by pattern and flags.
using Regexes = std::map<std::pair<std::string, std::string>, text::Regex>;

class Library {
  public:
    struct Book {
        std::string name;        ///< its file
        xml::Document document;  ///< not well-formed: why_not says so
        std::string why_not;     ///< empty when it can be used
        DocumentIndex index;
        Book(std::string named, xml::Document read, std::string why)
            : name(std::move(named)),
              document(std::move(read)),
              why_not(std::move(why)),
              index(document.root().tree()) {}
    };

    /// `schema` is the schema's file, beside which its own references are looked for.
    Library(Loader loader, std::string schema) : loader_(std::move(loader)), schema_(std::move(schema)) {}

    [[nodiscard]] const std::string& schema() const { return schema_; }
    /// The document that `href` names beside the file `base`. Throws Unevaluated when it cannot be had.
    [[nodiscard]] Book& read(const std::string& href, const std::string& base);
    /// Can it be had? Throws Unevaluated when there is no place to look.
    [[nodiscard]] bool has(const std::string& href, const std::string& base);
    /// Is it one of these?
    [[nodiscard]] Book* find(const xml::Tree* tree);

    /// Of all documents: patterns mostly stand in the schema.
    [[nodiscard]] Regexes& regexes() { return regexes_; }
    /// Between two documents: patterns may also come from them.
    void bound_regexes() {
        if (regexes_.size() > most_regexes) regexes_.clear();
    }

  private:
    Book& known_or_added(const std::string& href, const std::string& base);
    Book& add(const std::string& href, const std::string& base);

    static constexpr std::size_t most_regexes = 256;

    Loader loader_;
    std::string schema_;
    Regexes regexes_;
    std::map<std::pair<std::string, std::string>, Book*> known_;  ///< by href and base
    std::map<std::string, Book*> by_name_;
    std::vector<std::unique_ptr<Book>> books_;
    std::size_t bytes_ = 0;
};

}  // namespace schematron
