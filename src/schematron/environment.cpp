// What expressions over one document share: Environment of evaluate.h.
#include <algorithm>

#include "schematron/evaluate.h"
#include "schematron/library.h"

namespace schematron {

Environment::Environment(const xml::Document& document, Library* library, std::string name)
    : document_(document), library_(library), name_(std::move(name)), index_(document.root().tree()) {}

Environment::~Environment() = default;

DocumentIndex& Environment::index_of_other(const xml::Tree* tree) {
    Library::Book* book = library_ == nullptr ? nullptr : library_->find(tree);
    if (book != nullptr) return book->index;
    std::unique_ptr<DocumentIndex>& known = others_[tree];
    if (!known) known = std::make_unique<DocumentIndex>(tree);
    return *known;
}

std::size_t Environment::number_of(const xml::Tree* other) {
    if (other == tree()) return 0;
    auto at = std::ranges::find(numbered_, other);
    if (at == numbered_.end()) at = numbered_.insert(at, other);
    return static_cast<std::size_t>(at - numbered_.begin()) + 1;
}

NodeRef Environment::read(const std::string& href, const NodeRef& from) {
    if (library_ == nullptr) throw Unevaluated{"there is no place to look for the document " + href};
    const std::string* base = &library_->schema();
    if (from) {
        const Library::Book* book = library_->find(from.tree());
        base = book == nullptr ? &name_ : &book->name;
    }
    return NodeRef(library_->read(href, *base).document.root());
}

bool Environment::can_read(const std::string& href) {
    if (library_ == nullptr) throw Unevaluated{"there is no place to look for the document " + href};
    return library_->has(href, library_->schema());
}

const Sequence& Environment::variable(std::uint32_t) {
    throw Unevaluated{"there are no variables here"};
}

const Nodes& Environment::key(const xml::Tree*, const std::string& name, const std::string&) {
    throw Unevaluated{"there is no key " + name};
}

const text::Regex& Environment::regex(const std::string& pattern, const std::string& flags) {
    Regexes& known = library_ == nullptr ? regexes_ : library_->regexes();
    const auto found = known.find({pattern, flags});
    if (found != known.end()) return found->second;
    text::RegexFault fault;
    auto compiled = text::Regex::compile(pattern, flags, fault);
    if (!compiled) throw Unevaluated{"the regular expression '" + pattern + "' is wrong: " + fault.reason};
    return known.emplace(std::pair(pattern, flags), std::move(*compiled)).first->second;
}

}  // namespace schematron
