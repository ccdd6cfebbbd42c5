#include "lines/running_on.h"

#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/word_breaks.h"

namespace lines {

bool begins_with_rest(std::string_view words) {
    constexpr std::u32string_view called_out = U"对對是好不看瞧听聽来來喂嘿哎唉哦嗯啊哈呵哟喲",
                                  signs = U"，、；。";
    const text::Decoded first = text::decode_at(words, 0);
    if (!text::is_han(first.code) || text::is_one_of(first.code, called_out)) return false;
    const char32_t second = text::decode_at(words, first.size).code;
    return text::is_one_of(second, signs);
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
    const text::WordBreaks::Joint joint = text::WordBreaks().joint(context.words(line), context.words(next));
    return metrics.room >= much_room && !metrics.spaced ? joint.long_word : joint.across;
}

}  // namespace lines
