// What is written of a text, checked as the program checks it: valid against our own schemas, with both
// texts in it.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tei/read_back.h"
#include "tei/write.h"
#include "tests/converters/labelled.h"
#include "validate/document.h"

namespace test {

/// What the pipeline knows of every source.
inline tei::HeaderOptions header_of(const std::string& file_name) {
    tei::HeaderOptions of;
    of.document_id = tei::document_identifier(file_name);
    of.file_name = file_name;
    of.source_path = "source/" + file_name;
    of.source_target = "../source/" + file_name;
    of.sha512 = std::string(128, '0');
    return of;
}

/// Checks many documents with one load of the schemas.
class WrittenTei {
  public:
    WrittenTei() : own_(validate::load_own_schemas()) {
        validate::DocumentOptions options;
        for (const validate::LoadedSchema& schema : own_) options.schemas.push_back(&schema);
        validator_ = std::make_unique<validate::DocumentValidator>(std::move(options));
    }

    /// What is wrong with the TEI of `edition`; empty: nothing.
    std::string faults_of(const model::Edition& edition) {
        base::Findings findings;
        const validate::DocumentReport report =
            validator_->check(tei::write(edition, header_of("page.txt")), "page.xml", findings);
        std::string out;
        if (report.verdict() != base::Verdict::valid) out += "not valid\n";
        for (const base::Finding& one : findings.all()) out += one.message() + '\n';
        const tei::ReadBack back = tei::read_back(report.document);
        if (tei::diplomatic(back) != model::diplomatic(edition.document)) out += "other diplomatic text\n";
        if (tei::reading(back) != model::reading(edition)) out += "other reading\n";
        return out;
    }

  private:
    std::vector<validate::LoadedSchema> own_;
    std::unique_ptr<validate::DocumentValidator> validator_;
};

}  // namespace test
