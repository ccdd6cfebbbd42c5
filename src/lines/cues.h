// Words that tell what a line of a newspaper is: agencies, reporters' roles, jump and credit forms, …
//
// The words are policy: converters hand them in (converters/cues.cpp), a job file may add to them. Here are
// only the forms in which they stand. All matching ignores white space, for extractors put it anywhere, and
// takes half-width for full-width brackets.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lines/head_signs.h"
#include "text/slice.h"

namespace lines {

struct Cues {
    std::vector<std::string> agencies;       ///< 新华社, 本社: open a dateline that ends in `wire`
    std::vector<std::string> datelines;      ///< 本报讯, 【本報訊】: a dateline by themselves
    std::vector<std::string> wire;           ///< 电, 讯: end a dateline with agency, place and date
    std::vector<std::string> roles;          ///< 记者, 通讯员: stand before names in a byline
    std::vector<std::string> deeds;          ///< 文, 文/摄: behind a name in a byline, what its bearer did
    std::vector<std::string> leads;          ///< 昨天, 走进: a story begins with them, and no name does
    std::vector<std::string> reports;        ///< 报道, 電: end a byline that names a place as well
    std::vector<std::string> credits;        ///< 摄, 供图: end a photo credit
    std::vector<std::string> credit_starts;  ///< 图片来源, 摄影: begin one
    std::vector<std::string> credit_words;   ///< 资料图片: are one
    std::vector<std::string> caption_starts;  ///< 图为, 上图：: begin a caption
    std::vector<std::string> providers;       ///< 提供: end one behind who sent the picture in
    std::vector<std::string> jump_to;         ///< 下转: with a page and `page_words` a jump
    std::vector<std::string> jump_from;       ///< 上接
    std::vector<std::string> page_words;      ///< 版
    std::vector<std::string> authors;  ///< 市民, 读者: end what somebody is who signs before the name
    std::vector<std::string> offices;  ///< 公司, 委员会: end the name of who signs a notice
    std::vector<std::string> notices;  ///< 遗失声明, 天气预报: are the headline of what is no report
    std::vector<std::string> salutations;    ///< 编辑同志: begin a letter, on a line of their own
    std::vector<std::string> notes;          ///< 编后, 编者按: begin what the editors add
    std::vector<std::string> closers;        ///< 责任编辑: begin a bracketed closing line
    std::vector<std::string> endings;        ///< 完, 未完待续: are one
    std::vector<std::string> promo;          ///< 关注, 公众号: two of them make a promotional line
    std::vector<std::string> furniture;      ///< 责任编辑, 版式, 投稿邮箱: stand in running heads
    std::vector<std::string> newspapers;     ///< 日报, 晚报: end the name of a newspaper
    std::vector<std::string> sections;       ///< 要闻, 副刊: name a page or a part of it
    std::vector<std::string> speech;         ///< 指出, 强调: with a colon or a comma, begin paragraphs
    std::vector<std::string> series;         ///< 访谈录, 系列报道: end the title of a series
    std::vector<std::string> interviews;     ///< 专访, 采访: what the pieces of an interview series say
    std::vector<std::string> kickers;        ///< 召开, 强调: end a line over the headline
    std::vector<std::string> kicker_starts;  ///< 走进, 聚焦: begin one
    std::vector<std::string>
        rubrics;  ///< 来信, 时评: end the name of a rubric, which stands over the headline
    std::vector<std::string> subs;        ///< 侧记, 见闻: end a line under the headline
    std::vector<std::string> sub_starts;  ///< 力争, 最低: begin one
    std::vector<std::string> transitive;  ///< 查处, 破获: end no headline, but a line of one

    HeadSigns head_signs;  ///< what the signs of a head line say of its kind

    /// Adds "agency=云泽社" and the like, as a job file gives them. False when the name is unknown.
    bool add(std::string_view assignment);
};

/// A stretch of text that a form covers, and what is in it.
struct Jump {
    text::Slice slice;  ///< with its brackets
    bool from = false;  ///< 上接, not 下转
    std::string page;   ///< in Arabic digits
};

/// The jump notice that `words` is, or ends with (`whole` says which). Offsets are of `words`.
[[nodiscard]] std::optional<Jump> jump_at_end(std::string_view words, const Cues& cues);
/// The jump notice that `words` begins with.
[[nodiscard]] std::optional<Jump> jump_at_start(std::string_view words, const Cues& cues);

/// The page that `words` begins with ("3", "第三版", "A03"), in Arabic digits without leading zeros; empty
/// when they begin otherwise.
[[nodiscard]] std::string page_number(std::string_view words);
/// The pages that the words of a running head name: numbers before `page_words`.
[[nodiscard]] std::vector<std::string> page_numbers(std::string_view words, const Cues& cues);

/// Chinese or Arabic number as Arabic digits; empty when it is none.
[[nodiscard]] std::string arabic(std::string_view number);

}  // namespace lines
