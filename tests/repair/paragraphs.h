// Documents for the tests of passes: lined, one paragraph a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/builder.h"
#include "model/edition.h"
#include "repair/pass.h"
#include "text/lines.h"

namespace test {

inline model::Document paragraphs(const std::string& text) {
    model::Builder builder(text::SourceText(text), model::Form::lined);
    builder.open(model::Kind::article);
    for (const text::PhysicalLine& line : text::physical_lines(text)) {
        builder.open(model::Kind::paragraph);
        builder.text(line.words);
        builder.close();
    }
    base::Findings findings;
    return std::move(builder).finish({}, findings);
}

struct Result {
    model::Edition edition;
    base::Findings findings;
};

inline Result run(model::Document document, std::vector<std::string_view> recipe) {
    base::Findings findings;
    model::Edition edition = repair::run(std::move(document), recipe, findings);
    return {std::move(edition), std::move(findings)};
}

/// READING after one pass, paragraphs parted by LF.
inline std::string reading_after(std::string_view pass, const std::string& text,
                                 model::Cert threshold = model::Cert::medium) {
    return model::reading(run(paragraphs(text), {pass}).edition, threshold);
}

/// What a pass proposes: "target>reading", "?" for what is lost, parted by spaces.
inline std::string repairs_of(std::string_view pass, const std::string& text) {
    std::string out;
    const Result result = run(paragraphs(text), {pass});
    for (const model::Repair& one : result.edition.repairs.all()) {
        if (!out.empty()) out += ' ';
        out +=
            std::string(one.target.of(result.edition.document.text())) + ">" + (one.lost ? "?" : one.reading);
    }
    return out;
}

/// Where a pass proposes repairs: offsets into the source, in order.
inline std::vector<std::size_t> places_of(std::string_view pass, const std::string& text) {
    std::vector<std::size_t> out;
    const Result result = run(paragraphs(text), {pass});
    for (const model::Repair& one : result.edition.repairs.all()) out.push_back(one.target.begin);
    return out;
}

}  // namespace test
