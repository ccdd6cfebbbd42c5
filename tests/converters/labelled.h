// Labelled texts (fixtures/repairs/README.md): a source and the repairs that it must get.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "converters/converter.h"
#include "model/edition.h"
#include "repair/pass.h"
#include "text/decode.h"

namespace test {

struct Label {
    std::string kind;  ///< the repair kind's option: "gloss"
    text::Slice target;
    std::string reading;
    auto operator<=>(const Label&) const = default;
};

struct Labelled {
    std::string source;
    std::vector<Label> labels;
};

inline Labelled parse_labelled(std::string_view text) {
    constexpr std::string_view opening = "⟦";
    constexpr std::string_view closing = "⟧";
    Labelled out;
    std::vector<Label> open;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, opening.size()) == opening) {
            const std::size_t bar = text.find('|', at);
            const auto begin = static_cast<std::uint32_t>(out.source.size());
            open.push_back({std::string(text.substr(at + opening.size(), bar - at - opening.size())),
                            {begin, begin},
                            {}});
            at = bar + 1;
        } else if (text[at] == '|' && !open.empty()) {
            const std::size_t end = text.find(closing, at);
            Label label = std::move(open.back());
            open.pop_back();
            label.reading = text.substr(at + 1, end - at - 1);
            label.target.end = static_cast<std::uint32_t>(out.source.size());
            out.labels.push_back(std::move(label));
            at = end + closing.size();
        } else {
            out.source += text[at++];
        }
    }
    return out;
}

inline std::string read_all(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

struct Converted {
    model::Edition edition;
    base::Findings findings;
};

/// Source text through a converter and its recipe.
inline Converted convert(std::string bytes, const converters::Converter& converter) {
    base::Findings findings;
    text::SourceText source = text::decode(std::move(bytes), {}, findings);
    model::Document document = converter.read(std::move(source), {}, findings);
    model::Edition edition = repair::run(std::move(document), converter.recipe, findings);
    return {std::move(edition), std::move(findings)};
}

/// The repairs of an edition as labels: joins and spaces, which bear no kind, are not among them.
inline std::vector<Label> labels_of(const model::Edition& edition) {
    std::vector<Label> out;
    for (const model::Repair& one : edition.repairs.all()) {
        if (one.kind == model::RepairKind::layout) continue;
        out.push_back({std::string(model::info(one.kind).option), one.target, one.reading});
    }
    return out;
}

}  // namespace test
