// Is this XML document well-formed, and valid against its schemas? RELAX NG, Schematron, or both.
//
// Schemas are loaded once and shared by all workers; a DocumentValidator belongs to one worker and keeps
// what it has learnt from file to file. A document is checked with, in this order: the schemas that the
// caller gives; those that its xml-model instructions name; our own, when pressmark wrote it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "relaxng/schema.h"
#include "schematron/run.h"
#include "xml/tree.h"

namespace validate {

/// A RELAX NG schema with the rules embedded in it, or a Schematron schema.
struct LoadedSchema {
    std::string name;
    std::optional<relaxng::Schema> grammar;
    std::optional<schematron::Schema> rules;
};

struct SchemaSource {
    std::string name;  ///< its path, or what findings call it
    std::string bytes;
    std::string phase = "#DEFAULT";  ///< of Schematron
    bool keep_embedded = true;       ///< rules inside a RELAX NG schema are run too
};

/// Loads a schema of either language, told apart by its root element. Nothing when it is faulty; the faults
/// are in `findings`, and so is every part that will not be evaluated, as information. Relative references
/// are read through `resolver`, which throws base::Error for what it cannot read.
[[nodiscard]] std::optional<LoadedSchema> load_schema(SchemaSource source, const relaxng::Resolver& resolver,
                                                      base::Findings& findings);

/// Our own, from the program itself.
[[nodiscard]] std::vector<LoadedSchema> load_own_schemas();

/// The outcome of one kind of check.
struct Check {
    base::Verdict verdict = base::Verdict::not_checked;
    std::size_t passed = 0, failed = 0, not_evaluated = 0;
    void add(const Check& other);
};

struct DocumentReport {
    xml::Document document;
    Check well_formed, grammar, rules;
    std::vector<std::string> svrl;  ///< one for each Schematron schema, when asked for

    /// Invalid when one check is; valid when one is and none was left open; else not checked.
    [[nodiscard]] base::Verdict verdict() const;
};

struct DocumentOptions {
    /// Used instead of whatever the document names; may be empty. They outlive the validator.
    std::vector<const LoadedSchema*> schemas{};
    /// Our own, for documents that pressmark wrote; none: not used.
    std::vector<const LoadedSchema*> own_schemas{};
    /// Reads the file that an xml-model instruction of `document` names; nothing when it is not local or
    /// not there. None: instructions are not followed.
    std::function<std::optional<SchemaSource>(const std::string& href, const std::string& document)>
        model_loader{};
    relaxng::Resolver resolver{};
    xml::Decoder decoder{};
    std::string phase = "#DEFAULT";  ///< of schemas that a document names
    bool svrl = false;
};

class DocumentValidator {
  public:
    explicit DocumentValidator(DocumentOptions options);
    DocumentValidator(const DocumentValidator&) = delete;
    DocumentValidator& operator=(const DocumentValidator&) = delete;
    ~DocumentValidator();

    /// Checks one document; `name` is its path, for instructions and findings. Findings name no file.
    [[nodiscard]] DocumentReport check(std::string bytes, const std::string& name, base::Findings& findings);

  private:
    struct Engines;
    Engines& engines(const LoadedSchema& schema);
    /// `unused`: how many that the document names are not among them.
    std::vector<const LoadedSchema*> choose(const xml::Document& document, const std::string& name,
                                            std::size_t& unused, base::Findings& findings);
    const LoadedSchema* model_schema(const std::string& href, const std::string& phase,
                                     const std::string& name, const base::Location& where,
                                     base::Findings& findings);
    void run(const LoadedSchema& schema, const std::string& name, DocumentReport& report,
             base::Findings& findings);

    DocumentOptions options_;
    std::map<const LoadedSchema*, std::unique_ptr<Engines>> engines_;
    /// Schemas that documents named, by path and phase; none when faulty, with the reason.
    struct Named {
        std::optional<LoadedSchema> schema;
        std::string why_not;
    };
    std::map<std::string, Named> named_;
};

/// Is this the name of an XML file: does it end in .xml or .tei, in whatever case?
[[nodiscard]] bool is_xml_name(std::string_view name);

/// Did pressmark write it? Its header names the application.
[[nodiscard]] bool written_by_pressmark(const xml::Document& document);

}  // namespace validate
