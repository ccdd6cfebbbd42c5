#include "lines/running_on.h"

#include <string>

#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"
#include "text/word_breaks.h"

namespace lines {
namespace {

/// The words of a line, without the spaces of letter-spacing, which hide words.
std::string unspaced(const LineContext& context, std::size_t line) {
    const std::string_view words = context.words(line);
    if (!context.statistics.lines[line].spaced) return std::string(words);
    std::string out;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (!text::is_space(code)) out += words.substr(at, size);
    }
    return out;
}

}  // namespace

bool begins_with_rest(std::string_view words) {
    constexpr std::u32string_view called_out = U"对對是好不看瞧听聽来來喂嘿哎唉哦嗯啊哈呵哟喲",
                                  signs = U"，、；。";
    const text::Decoded first = text::decode_at(words, 0);
    if (!text::is_han(first.code) || text::is_one_of(first.code, called_out)) return false;
    std::size_t at = first.size;  // "說 ， 去 年": letter-spaced
    while (at < words.size() && text::is_space(text::decode_at(words, at).code))
        at += text::decode_at(words, at).size;
    return text::is_one_of(text::decode_at(words, at).code, signs);
}

bool runs_on(const LineContext& context, std::size_t line) {
    const std::size_t next = line + 1;
    if (next >= context.lines.size() || context.speaks(next)) return false;
    if (context.marks[next] != Mark::none) return false;
    OpenSigns open;
    open.read(context.words(line));
    if (open.any() && !open.doubtful()) return true;
    if (begins_with_rest(context.words(next))) return true;
    // 要错开停 / 车也有车的难处: where as much room is left, two characters make a word by chance.
    constexpr double much_room = 6;  // cells: more than the indent of a first line
    const text::LineMetrics& metrics = context.statistics.lines[line];
    const text::WordBreaks::Joint joint =
        text::WordBreaks().joint(unspaced(context, line), unspaced(context, next));
    return metrics.room >= much_room && !metrics.spaced ? joint.long_word : joint.across;
}

}  // namespace lines
