// What `pressmark validate` does: from the names on the command line to one result a file.
//
// Always holds: schemas are loaded once and shared; each worker has validators of its own; results come in
// the order of the names, whatever the number of workers.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "cli/validation_laws.h"
#include "report/findings.h"
#include "validate/bagit.h"
#include "validate/document.h"

namespace cli {

struct ValidationSettings {
    std::vector<std::string> paths;
    std::string schema, schematron, source, profile;
    std::string phase = "#DEFAULT";
    bool svrl = false;
    unsigned workers = 1;
    std::size_t most_errors = 0;  ///< shown, in the whole run; 0: all
    bool quiet = false;           ///< only findings of severity error
};

/// One thing to check: a file, a folder that is a bag, standard input.
struct ValidationTask {
    enum class Kind { file, bag_folder, standard_input, nothing, unread_parts };
    Kind kind = Kind::file;
    std::string path;
    base::Findings found{};  ///< unread_parts: what could not be read below a folder
};

/// A file's result, and the SVRL of each Schematron schema when that was asked for.
struct ValidationResult {
    report::FileResult file;
    std::vector<std::string> svrl{};
    std::optional<base::Error> error{};  ///< why it could not be read; nothing else is known of it then
};

class Validation {
  public:
    /// Loads the schemas. Throws base::UsageError for faulty ones, after handing their faults to `faults`.
    Validation(const ValidationSettings& settings, base::Findings& faults);

    /// What is to be checked, in order. Throws base::Error for names that do not exist.
    [[nodiscard]] std::vector<ValidationTask> list() const;

    /// Checks everything and hands out the results in order, from the calling thread. What cannot be read is
    /// a result of its own and holds up nothing else.
    void run(const std::vector<ValidationTask>& tasks,
             const std::function<void(ValidationResult)>& take) const;

  private:
    using Results = std::vector<ValidationResult>;
    [[nodiscard]] std::unique_ptr<validate::DocumentValidator> worker() const;
    void list_folder(const std::string& folder, std::vector<ValidationTask>& out) const;
    Results check(const ValidationTask& task, validate::DocumentValidator& validator) const;
    Results check_readable(const ValidationTask& task, validate::DocumentValidator& validator) const;
    Results check_file(const std::string& path, validate::DocumentValidator& validator) const;
    Results check_archive(const std::string& path, validate::DocumentValidator& validator) const;
    Results check_bag(const std::string& path, validate::DocumentValidator& validator) const;
    ValidationResult check_document(std::string bytes, const std::string& name,
                                    validate::DocumentValidator& validator,
                                    const std::optional<LawInputs>& laws) const;

    ValidationSettings settings_;
    std::optional<validate::Profile> profile_;
    std::optional<LawInputs> laws_;  ///< from --source
    std::vector<validate::LoadedSchema> given_, own_;
};

}  // namespace cli
