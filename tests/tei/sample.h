// Small documents for the tests of tei/.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/builder.h"
#include "model/edition.h"
#include "tei/write.h"

namespace sample {

using model::Act;
using model::Kind;
using model::Name;
using model::Repair;
using model::RepairKind;

inline model::Edition edition(model::Document document, std::vector<Repair> proposals = {}) {
    base::Findings findings;
    model::Repairs repairs(document, std::move(proposals), findings);
    return {std::move(document), std::move(repairs)};
}

/// The whole of `words` as one paragraph of lined text in one article.
inline model::Document lined(std::string words) {
    model::Builder builder(text::SourceText(std::move(words)), model::Form::lined);
    const auto size = static_cast<std::uint32_t>(builder.source_text().size());
    const std::uint32_t begin = builder.source().byte_order_mark().end;
    builder.open(Kind::article);
    builder.open(Kind::paragraph);
    builder.text({begin, size});
    builder.close();
    builder.close();
    base::Findings findings;
    return std::move(builder).finish({}, findings);
}

/// The same as flowed text.
inline model::Document flowed(std::string words) {
    model::Builder builder(text::SourceText(std::move(words)), model::Form::flowed);
    const auto size = static_cast<std::uint32_t>(builder.source_text().size());
    builder.open(Kind::article);
    builder.open(Kind::paragraph);
    builder.text({0, size});
    builder.close();
    builder.close();
    base::Findings findings;
    return std::move(builder).finish({}, findings);
}

inline tei::HeaderOptions options() {
    tei::HeaderOptions out;
    out.document_id = "d-0123456789abcdef";
    out.file_name = "page.txt";
    out.source_path = "source/0001.txt";
    out.source_target = "../source/0001.txt";
    return out;
}

/// What the body of the TEI says, without the lines around it.
inline std::string body(const model::Edition& edition) {
    const std::string file = tei::write(edition, options());
    const auto begin = file.find("<body>");
    const auto end = file.find("</body>");
    return file.substr(begin + 6, end - begin - 6);
}

/// The first block of the body, with its tags.
inline std::string block(const model::Edition& edition) {
    const std::string all = body(edition);
    const auto begin = all.find('\n', all.find("<div")) + 1;
    return all.substr(begin, all.find('\n', begin) - begin);
}

/// Where `words` stands in `text`.
inline text::Slice at(std::string_view text, std::string_view words, std::size_t from = 0) {
    const auto begin = static_cast<std::uint32_t>(text.find(words, from));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

}  // namespace sample
