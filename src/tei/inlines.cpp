#include "tei/inlines.h"

#include <algorithm>

#include "base/error.h"
#include "base/scan.h"
#include "tei/elements.h"
#include "tei/values.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace tei {
namespace {

using model::Act;
using model::Kind;
using model::Name;

constexpr std::uint32_t no_offset = Characters::no_offset;

/// `cert` and `evidence` as attributes: what is certain says nothing.
std::string_view cert_of(const model::Repair& repair) {
    return repair.cert == model::Cert::high ? std::string_view{} : model::name(repair.cert);
}

bool is_choice(const model::Repair& repair) {
    return repair.act == Act::regularize || repair.act == Act::correct;
}

/// Does this step bring characters into the block?
bool brings_text(const model::Step& step) {
    if (step.what == model::Step::What::text) return !step.words.empty();
    if (step.what == model::Step::What::open_repair) return step.repair->act == Act::supply;
    return step.what == model::Step::What::close_repair && is_choice(*step.repair);
}

}  // namespace

BlockWriter::BlockWriter(xml::Emitter& out, const Facts& facts)
    : out_(out), facts_(facts), document_(facts.edition.document) {
    if (!document_.lined()) return;
    const std::string_view text = document_.text();
    line_starts_ = text::line_starts(text);
    for (auto at = text.find('\f'); at != std::string_view::npos; at = text.find('\f', at + 1)) {
        if (facts_.characters.starts_page(static_cast<std::uint32_t>(at))) {
            pages_.push_back(static_cast<std::uint32_t>(at));
        }
    }
}

void BlockWriter::write(const model::Block& block) {
    steps_.clear();
    text_seen_ = false;
    model::walk(facts_.edition, block, [this](const Step& step) { steps_.push_back(step); });
    std::size_t last = 0;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (brings_text(steps_[i])) last = i;
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const Step& step = steps_[i];
        if (step.what != Step::What::text) flush(i > last);
        switch (step.what) {
            case Step::What::open_node: open_node(step, block); break;
            case Step::What::close_node: close(step.node); break;
            case Step::What::open_repair: open_repair(*step.repair); break;
            case Step::What::close_repair: close_repair(*step.repair); break;
            case Step::What::text: words(step, i == last); break;
        }
    }
    PM_CHECK(pending_.empty());
}

void BlockWriter::open_node(const Step& step, const model::Block& block) {
    open(step.node, &block);
    for (const model::Stretch& stretch : block.stretches) {
        if (stretch.node == step.node) stretch_start(stretch);
    }
}

void BlockWriter::stretch_start(const model::Stretch& stretch) {
    if (!document_.lined()) return;
    const std::uint32_t begin = stretch.slice.begin;
    const bool is_run = document_.node(stretch.node).kind == Kind::run;
    const bool spaced = document_.attribute(stretch.node, Name::type) == "spaced";
    const bool at_start = begin == document_.source().byte_order_mark().end;
    if (at_start) {
        // The first line of S may stand in mid-block, where its lb must not be read as a line end.
        const bool goes_on = is_run && stretch.node != document_.parent(stretch.node) + 1;
        out_.empty("lb", {{"n", "1"}, {"break", !goes_on ? "" : spaced ? "yes" : "no"}});
    }
    if (!is_run || at_start) return;
    const char first = document_.text()[begin];
    if (first == '\n' || first == '\r') return;
    out_.empty("milestone", {{"unit", "run"}, {"break", spaced ? "yes" : "no"}});
}

void BlockWriter::open_repair(const model::Repair& repair) {
    const std::string_view kind = model::info(repair.kind).id;
    const std::string ana = kind.empty() ? std::string{} : "#" + std::string(kind);
    std::string corresp;
    if (!repair.about.empty()) {
        const std::uint32_t block = document_.block_at(repair.about.begin);
        if (block != model::Document::no_node) {
            corresp = "#" + std::string(facts_.identifiers.carrier(document_.blocks()[block].node));
        }
    }
    if (corresp == "#") corresp.clear();
    const std::string_view cert = cert_of(repair);
    const std::string_view evidence = model::name(repair.evidence);
    switch (repair.act) {
        case Act::join: join_ = &repair; break;
        case Act::drop_space: drop_ = &repair; break;
        case Act::surplus:
            out_.open("surplus", {{"reason", printable(repair.detail)},
                                  {"ana", ana},
                                  {"cert", cert},
                                  {"evidence", evidence},
                                  {"corresp", corresp}});
            break;
        case Act::regularize:
        case Act::correct:
            out_.open("choice", {{"ana", ana}, {"corresp", corresp}});
            out_.open(repair.act == Act::correct ? "sic" : "orig");
            break;
        case Act::supply:
            out_.open("supplied", {{"reason", "omitted"},
                                   {"ana", ana},
                                   {"cert", cert},
                                   {"evidence", evidence},
                                   {"corresp", corresp}});
            say(repair.reading);
            break;
    }
}

void BlockWriter::close_repair(const model::Repair& repair) {
    switch (repair.act) {
        case Act::join: join_ = nullptr; break;
        case Act::drop_space: drop_ = nullptr; break;
        case Act::surplus:
        case Act::supply: out_.close(); break;
        case Act::regularize:
        case Act::correct:
            out_.close();
            out_.open(repair.act == Act::correct ? "corr" : "reg",
                      {{"cert", cert_of(repair)}, {"evidence", model::name(repair.evidence)}});
            if (repair.lost) {
                out_.empty("gap", {{"reason", "lostInConversion"}, {"unit", "char"}});
            } else {
                say(repair.reading);
            }
            out_.close();
            out_.close();
            break;
    }
}

void BlockWriter::words(const Step& step, bool last) {
    if (drop_ != nullptr) {
        dropped(step);
        return;
    }
    // the row of a character reference has another length than what it stands for
    const bool in_source = step.words.size() == step.slice.size();
    const bool all = facts_.characters.has_exceptions();
    // controls, and what begins like U+FFFD to U+FFFF; with exceptions any character may be one
    const auto may_be_special = [](const unsigned char* byte) {
        return (byte[0] < 0x20) | ((byte[0] == 0xEF) & (byte[1] == 0xBF));
    };
    const auto may_be_exception = [](const unsigned char* byte) { return (byte[0] & 0xC0) != 0x80; };
    const auto next = [&](std::size_t from) {
        return all ? base::find_bytes<1>(step.words, from, may_be_exception)
                   : base::find_bytes<2>(step.words, from, may_be_special);
    };
    std::size_t written = 0;
    for (std::size_t at = next(0); at < step.words.size(); at = next(at)) {
        const std::size_t here = at;
        take(step.words.substr(written, here - written));
        written = here;
        if (special(step.words, at,
                    in_source ? step.slice.begin + static_cast<std::uint32_t>(at) : no_offset)) {
            written = at;
        } else {
            ++at;
        }
    }
    take(step.words.substr(written));
    if (last) flush(true);
}

/// Words of the text node at hand. What is long goes out at once: only white space at its ends may need an
/// element, and the last character waits for what follows.
void BlockWriter::take(std::string_view words) {
    constexpr std::size_t large = 4096;
    const std::size_t first = words.find_first_not_of(' ');
    if (words.size() < large || first == std::string_view::npos) {
        pending_ += words;
        return;
    }
    pending_ += words.substr(0, first);
    if (text_seen_) {
        out_.text(pending_);
        pending_.clear();
    }
    flush();
    const std::size_t end = words.find_last_not_of(' ') + 1;
    const std::size_t last = end - text::decode_before(words, end).size;
    out_.text(words.substr(first, last - first));
    text_seen_ = true;
    pending_ = words.substr(last);
}

void BlockWriter::say(std::string_view given) {
    const std::string clean = printable(given);
    std::size_t written = 0;
    for (std::size_t at = 0; at < clean.size();) {
        const std::size_t here = at;
        if (static_cast<unsigned char>(clean[at]) >= 0x20) {
            ++at;
            continue;
        }
        pending_ += clean.substr(written, here - written);
        special(clean, at, no_offset);
        written = at;
    }
    pending_ += clean.substr(written);
    flush(true);
}

bool BlockWriter::special(std::string_view words, std::size_t& at, std::uint32_t offset) {
    const char c = words[at];
    const bool lined = document_.lined();
    if (c == '\n' || (c == '\r' && lined)) {
        const std::size_t size = c == '\r' && at + 1 < words.size() && words[at + 1] == '\n' ? 2 : 1;
        flush();
        line_end(words.substr(at, size), offset);
        at += size;
        return true;
    }
    if (c == '\t' || c == '\r') {
        flush();
        space(static_cast<unsigned char>(c), 1, "kept");
        ++at;
        return true;
    }
    if (c == '\f' && lined && offset != no_offset && facts_.characters.starts_page(offset)) {
        flush();
        const auto page = std::ranges::lower_bound(pages_, offset) - pages_.begin() + 2;
        out_.empty("pb", {{"type", "formfeed"}, {"n", std::to_string(page)}});
        ++at;
        return true;
    }
    const Characters::Reference sign = facts_.characters.reference(words.substr(at), offset);
    if (sign.id.empty()) return false;
    flush();
    out_.empty("g", {{"ref", "#" + std::string(sign.id)}});
    text_seen_ = true;
    at += sign.size;
    return true;
}

void BlockWriter::line_end(std::string_view terminator, std::uint32_t offset) {
    std::string_view gap;
    if (join_ != nullptr) gap = join_->reading.empty() ? "no" : "yes";
    if (drop_ != nullptr) gap = "no";
    if (!document_.lined() || offset == no_offset) {
        out_.empty("lb", {{"break", gap}});
        return;
    }
    const std::string_view type = terminator == "\r\n" ? "crlf" : terminator == "\r" ? "cr" : "";
    const std::uint32_t next = offset + static_cast<std::uint32_t>(terminator.size());
    // the CR of a CR LF that a repair cuts in two begins no line
    const bool cut = terminator == "\r" && document_.text().substr(next, 1) == "\n";
    out_.empty("lb",
               {{"type", type}, {"n", cut ? std::string{} : std::to_string(line_at(next))}, {"break", gap}});
}

std::uint32_t BlockWriter::line_at(std::uint32_t offset) const {
    return static_cast<std::uint32_t>(std::ranges::upper_bound(line_starts_, offset) - line_starts_.begin());
}

/// White space that READING leaves out: one `space` for each run of one character.
void BlockWriter::dropped(const Step& step) {
    char32_t run = 0;
    std::size_t length = 0;
    const auto end_run = [&] {
        if (length > 0) space(run, length, drop_->detail == "indent" ? "indent" : "artefact");
        length = 0;
    };
    const bool in_source = step.words.size() == step.slice.size();
    for (std::size_t at = 0; at < step.words.size();) {
        const text::Decoded here = text::decode_at(step.words, at);
        const bool line_break =
            document_.lined() && (here.code == '\n' || here.code == '\r' || here.code == '\f');
        if (line_break) {
            end_run();
            special(step.words, at,
                    in_source ? step.slice.begin + static_cast<std::uint32_t>(at) : no_offset);
            continue;
        }
        if (here.code != run) end_run();
        run = here.code;
        ++length;
        at += here.size;
    }
    end_run();
}

void BlockWriter::space(char32_t code, std::size_t quantity, std::string_view type) {
    out_.empty("space", {{"type", type},
                         {"subtype", code == ' ' ? std::string{} : code_point(code)},
                         {"unit", "char"},
                         {"quantity", std::to_string(quantity)}});
}

/// Writes the text node that is pending. Section 14.3: none of white space alone, none that begins or
/// ends with it at the block's edge.
void BlockWriter::flush(bool at_end) {
    if (pending_.empty()) return;
    const std::string_view words = pending_;
    const std::size_t first = words.find_first_not_of(' ');
    if (first == std::string_view::npos) {
        space(' ', words.size(), "");
    } else {
        const std::size_t leading = text_seen_ ? 0 : first;
        const std::size_t trailing = at_end ? words.size() - words.find_last_not_of(' ') - 1 : 0;
        if (leading > 0) space(' ', leading, "");
        out_.text(words.substr(leading, words.size() - leading - trailing));
        if (trailing > 0) space(' ', trailing, "");
        text_seen_ = true;
    }
    pending_.clear();
}

std::string BlockWriter::language_of(const model::Block& block) const {
    const auto number = static_cast<std::size_t>(&block - document_.blocks().data());
    const text::ScriptCensus& census = facts_.scripts.of_blocks[number];
    // what little there is in a block must tell as surely as a document
    constexpr std::size_t enough = 5;
    const bool tells = census.simplified + census.traditional >= enough ||
                       census.kana + census.hangul >= enough ||
                       (census.han == 0 && census.latin_words >= enough);
    if (!tells) return {};
    const std::string_view found = text::script_of(census);
    return found == "und" || found == "zh" || found == facts_.language ? std::string{} : std::string(found);
}

}  // namespace tei
