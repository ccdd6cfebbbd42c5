#include "repair/mixed_script.h"

#include <algorithm>

#include "repair/characters.h"
#include "repair/rules.h"
#include "text/scripts.h"

namespace repair {
namespace {

using View = std::u32string_view;

// More of them say nothing new about a document.
constexpr std::size_t most_findings = 20;

/// A character that is at home in both scripts, and the neighbours with which traditional text writes
/// another one.
struct Shared {
    char32_t code;
    View before, behind;  ///< "*": any
};

constexpr Shared shared[] = {
    {U'后', U"之以然此今前隨会會年月日", U"強指要表來續勤期果代面"},
    {U'干', U"實骨能苦才", U"部事群警勁活淨"},
    {U'愿', U"*", U"*"},
    {U'系', U"關聯維", U""},
    {U'里', U"這那哪", U"面頭"},
    {U'松', U"放輕寬", U"懈弛"},
    {U'制', U"複監研", U"造作品"},
    {U'面', U"", U"粉條"},
    {U'采', U"", U"取訪購"},
    {U'划', U"規計策", U"分"},
};

bool is_among(View list, char32_t code) {
    return list == U"*" || (code != 0 && list.find(code) != View::npos);
}

bool is_residue(const Characters& block, std::size_t at, text::Script script) {
    const text::Script own = text::only_in(block[at].code);
    if (own != text::Script::both) return own != script;
    if (script != text::Script::traditional) return false;
    const auto* const found = std::ranges::find(shared, block[at].code, &Shared::code);
    if (found == std::end(shared)) return false;
    const char32_t before = at > 0 ? block[at - 1].code : 0;
    const char32_t behind = at + 1 < block.size() ? block[at + 1].code : 0;
    return is_among(found->before, before) || is_among(found->behind, behind);
}

}  // namespace

void mixed_script(const model::Document& document, Proposals& proposals) {
    const text::ScriptCensus census = text::script_census(document.text());
    const std::string_view main = text::script_of(census);
    if (main != "zh-Hans" && main != "zh-Hant") return;
    // Blocks have no other characters than the text, unless those are spelled otherwise there.
    const bool pure = main == "zh-Hans" && census.traditional == 0;
    if (pure && std::ranges::none_of(document.rows(), &model::Row::respelled)) return;
    const text::Script script = main == "zh-Hans" ? text::Script::simplified : text::Script::traditional;
    std::size_t found = 0;
    const auto look = [&](const Characters& all) {
        for (std::size_t i = 0; i < all.size() && found < most_findings; ++i) {
            if (!text::is_han(all[i].code) || !is_residue(all, i, script)) continue;
            const std::size_t begin = i == 0 ? 0 : i - 1;
            const std::size_t size = std::min<std::size_t>(4, all.size() - begin);
            proposals.findings.add(
                rules::mixed_script, place(document, all[i].slice),
                {words({&all[i], 1}), words(std::span(all).subspan(begin, size)), std::string(main)});
            ++found;
        }
    };
    for (const model::Block& block : document.blocks()) {
        if (found < most_findings) in_windows(document, block, look);
    }
}

}  // namespace repair
