// Which kind a source is of.
#include "base/error.h"
#include "converters/converter.h"
#include "converters/refused.h"
#include "converters/rules.h"

namespace converters {
namespace {

/// So sure is only a kind that has a mark of its own. The others judge the shape of lines, which takes longer
/// than reading the text, and are never surer than 0.95.
constexpr double certain = 0.96;

}  // namespace

const Converter* choose(const text::SourceText& source, std::string_view file_name,
                        std::optional<std::string_view> name, base::Findings& findings) {
    if (name) {
        const Converter* named = find(*name);
        if (named == nullptr) throw base::UsageError("there is no kind `" + std::string(*name) + "`");
        return named;
    }
    if (is_refused(source, file_name, findings)) return nullptr;
    // Of equals the more specific kind wins: it comes first.
    const Converter* best = nullptr;
    double surest = 0;
    for (const Converter& converter : all()) {
        const double confidence = converter.confidence(source, file_name);
        if (confidence <= surest) continue;
        surest = confidence;
        best = &converter;
        if (surest >= certain) break;
    }
    if (best == nullptr) findings.add(rules::no_kind, {}, {"no converter knows its form"});
    return best;
}

}  // namespace converters
