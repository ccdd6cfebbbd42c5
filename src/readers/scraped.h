// Scraped plain text: one paragraph a line, as site archives and copy-and-paste leave it.
//
// Every line is a block of its own; nothing is joined. What a line is comes from where it stands and how it
// ends: what a site puts around a text, heads at the top, an imprint, a lead-in abstract with its label,
// lines of lost characters, lists of paragraphs that open with a dash, section heads between long paragraphs,
// a promotional line and a closing credit at the end. A headline that the text does not have is never made
// up.
//
// Always holds: the document is lined; its blocks are the lines in their order.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "lines/cues.h"
#include "model/document.h"

namespace readers {

/// What tells the lines apart, besides the cues of newspapers. Words are policy: converters hand them in.
struct ScrapedCues {
    lines::Cues newspaper;
    std::vector<std::string> leads;      ///< 摘要, 核心提示: the label of a lead-in abstract
    std::vector<std::string> site;       ///< 分享到, 上一篇: begin lines that a site puts around a text
    std::vector<std::string> buttons;    ///< 放大: the same, where no Chinese character follows
    std::vector<std::string> notices;    ///< ©, 版权所有: the same, of any wording behind
    std::vector<std::string> titles;     ///< 版权声明: begin a notice, where no Chinese character follows
    std::vector<std::string> registers;  ///< ICP备: stands in such lines, wherever
    std::vector<std::string> signers;    ///< 编审, 签发: who had a hand in it, at the end
    std::vector<std::string> editors;    ///< 责任编辑: says the same inside a line in brackets
    std::vector<std::string> captions;   ///< 图为: begins what stood under a picture
    std::vector<std::string> scenes;     ///< 现场: ends it, when nothing else does
    std::vector<std::string> speaking;   ///< 强调, 指出: a line over the headline that announces words
    std::vector<std::string> attending;  ///< 主持, 讲话: what people do in a line under the headline
};

enum class LineRole : std::uint8_t {
    kicker,  ///< ends in a dash or a colon
    main,    ///< the headline
    sub,     ///< under it
    lead,    ///< a labelled abstract before the story
    lost,    ///< nothing but question marks
    paragraph,
    dash,     ///< one of several paragraphs in a row that open with ——
    section,  ///< a head between paragraphs
    closer,   ///< a bracketed credit at the end
    promo,    ///< a site's slogan at the end
    header,   ///< what a site puts over a text …
    footer,   ///< … and under it
    imprint,  ///< when, where from, by whom: under the headline
    code,     ///< of a program or a table of settings: its white space means something
    caption,  ///< what stood under a picture, with the photo's credit or without
    credit,   ///< the photo's credit on the line below
};

struct ScrapedLine {
    text::Slice words;  ///< without white space at its ends; never empty
    LineRole role = LineRole::paragraph;
    text::Slice credit{};  ///< of a caption: the photo's credit in its words; empty: none
};

/// The lines that hold anything, and what they are. Inspectable; scraped() builds on it.
[[nodiscard]] std::vector<ScrapedLine> scraped_lines(std::string_view text, const ScrapedCues& cues);

/// Never fails. One article with what the lines are.
[[nodiscard]] model::Document scraped(text::SourceText source, const ScrapedCues& cues,
                                      model::Metadata metadata, base::Findings& findings);

/// How much the text looks like one paragraph a line, 0 to 1: most of it in lines longer than print has.
[[nodiscard]] double paragraph_lines(std::string_view text);

}  // namespace readers
