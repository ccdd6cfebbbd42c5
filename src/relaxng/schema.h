// RELAX NG schemas in XML syntax, complete: include and overrides, externalRef, nested grammars, combine,
// name classes, datatype libraries, with all the restrictions of the specification (sections 4 and 7).
//
// The three kinds of wrong stay apart: a fault of the schema is a finding (and there is no Schema then); a
// file that cannot be read is the resolver's base::Error; an invalid document is the Validator's finding.
// A Schema is const once loaded and may be shared by threads; see validate.h for checking documents.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "xml/tree.h"

namespace relaxng {

struct Grammar;

/// The bytes of a schema file that another one refers to. Throws base::Error when it cannot be read.
using Resolver = std::function<std::string(const std::string& path)>;

/// Reads from the disk, and nothing but regular files.
[[nodiscard]] Resolver disk();
/// For a schema that stands alone: any reference is an error.
[[nodiscard]] Resolver nothing_else();

class Schema {
  public:
    explicit Schema(std::unique_ptr<const Grammar> grammar);
    Schema(Schema&&) noexcept;
    Schema& operator=(Schema&&) noexcept;
    ~Schema();

    [[nodiscard]] const Grammar& grammar() const { return *grammar_; }
    /// The topmost elements of ISO Schematron embedded in the schema files, in document order; the nodes
    /// live as long as the Schema. `path_of` names the file one stands in.
    [[nodiscard]] const std::vector<xml::Node>& schematron() const;
    [[nodiscard]] const std::string& path_of(const xml::Node& node) const;

  private:
    std::unique_ptr<const Grammar> grammar_;
};

/// Loads the schema `bytes`, whose path is `path` (relative references are resolved beside it; also what
/// findings call the file). Nothing when it has a fault: every fault found is in `findings` then.
[[nodiscard]] std::optional<Schema> load(const std::string& path, std::string bytes, const Resolver& resolver,
                                         base::Findings& findings);
/// The same for a file on disk. Throws base::Error when a file cannot be read.
[[nodiscard]] std::optional<Schema> load_file(const std::string& path, base::Findings& findings);

}  // namespace relaxng
