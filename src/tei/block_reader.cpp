#include "tei/block_reader.h"

#include <algorithm>
#include <charconv>

#include "text/utf8.h"

namespace tei {
namespace {

std::string_view value_of(const xml::Node& node, std::string_view name) {
    const xml::Attribute attribute = node.attribute(name);
    return attribute ? attribute.value() : std::string_view{};
}

model::Cert cert_of(const xml::Node& node) {
    const std::string_view value = value_of(node, "cert");
    return value == "low" ? model::Cert::low : value == "medium" ? model::Cert::medium : model::Cert::high;
}

/// "#rp.double" as "rp.double".
std::string kind_of(std::string_view ana) {
    return std::string(ana.starts_with('#') ? ana.substr(1) : ana);
}

Span trimmed(std::string_view words, bool at_end_too) {
    const auto first = words.find_first_not_of(" \n");
    if (first == std::string_view::npos) return {};
    return {first, at_end_too ? words.find_last_not_of(" \n") + 1 : words.size()};
}

// What `space` elements may make in one file; a hostile quantity makes no more.
constexpr std::size_t most_expanded = std::size_t{1} << 28;

}  // namespace

BlockReader::BlockReader(const xml::Document& document, model::Cert threshold, ReadBack& out)
    : document_(document),
      threshold_(threshold),
      out_(out),
      glyphs_(document),
      meanings_(document.name_count(), Meaning::unknown) {}

BlockReader::Meaning BlockReader::meaning_of(const xml::Node& node) {
    struct Entry {
        std::string_view name;
        Meaning meaning;
    };
    constexpr Entry entries[] = {
        {"lb", Meaning::line},
        {"pb", Meaning::page},
        {"milestone", Meaning::milestone},
        {"cb", Meaning::nothing},
        {"anchor", Meaning::nothing},
        {"gap", Meaning::nothing},
        {"graphic", Meaning::nothing},
        {"media", Meaning::nothing},
        {"ptr", Meaning::nothing},
        {"figDesc", Meaning::nothing},
        {"desc", Meaning::nothing},
        {"space", Meaning::space},
        {"g", Meaning::glyph},
        {"choice", Meaning::choice},
        {"surplus", Meaning::surplus},
        {"supplied", Meaning::supplied},
        {"rt", Meaning::rt},
        {"pc", Meaning::pc},
        {"fw", Meaning::fw},
        {"ref", Meaning::ref},
        {"ab", Meaning::ab},
    };
    Meaning& known = meanings_[node.name_id()];
    if (known == Meaning::unknown) {
        const auto* found = std::ranges::find(entries, node.local(), &Entry::name);
        known = found == std::end(entries) ? Meaning::plain : found->meaning;
    }
    return known;
}

void BlockReader::read(const xml::Node& node, ReadBlock block) {
    block_ = std::move(block);
    silent_diplomatic_ = silent_reading_ = silent_proposal_ = proposing_ = 0;
    choices_.clear();
    stretch(node);
    reserve(node);
    for (at_ = node.index(); at_ < node.end(); ++at_) {
        close_before(at_);
        const xml::Node one = document_.node(at_);
        if (one.is_text()) {
            say(one.value());
        } else if (one.is_element()) {
            element(one);
        }
    }
    close_before(node.end());
    for (std::size_t i = 0; i < block_.stretches.size(); ++i) {
        const bool last = i + 1 == block_.stretches.size();
        block_.stretches[i].diplomatic.end =
            last ? block_.diplomatic.size() : block_.stretches[i + 1].diplomatic.begin;
    }
    block_.trimmed = trimmed(block_.words_read, !block_.run_in);
    out_.blocks.push_back(std::move(block_));
}

/// Room for the text of a block that is a good part of a large file: a string that doubles takes it twice.
void BlockReader::reserve(const xml::Node& node) {
    constexpr std::uint32_t large = 1 << 16;
    if (node.close_offset() - node.offset() < large) return;
    std::size_t size = 0;
    for (std::uint32_t i = node.index(); i < node.end(); ++i) {
        const xml::Node one = document_.node(i);
        if (one.is_text()) size += one.value().size();
    }
    block_.diplomatic.reserve(size + (node.end() - node.index()));
    block_.words_read.reserve(size + (node.end() - node.index()));
}

/// The range of the block or of a run in it, if it bears one.
void BlockReader::stretch(const xml::Node& node) {
    const std::string_view value = value_of(node, "source");
    if (value.empty()) return;
    const auto range = source_range(value);
    if (!range) {
        out_.faulty.push_back(node.index());
        return;
    }
    block_.stretches.push_back({node.index(), *range, {block_.diplomatic.size(), block_.diplomatic.size()}});
}

void BlockReader::element(const xml::Node& node) {
    if (!choices_.empty() && node.parent().local() == "choice") choice_child(node);
    const std::string_view type = value_of(node, "type");
    switch (meaning_of(node)) {
        case Meaning::line: line(node); break;
        case Meaning::page:
            if (type == "formfeed") say_diplomatic("\f");
            mute(node);
            break;
        case Meaning::milestone: milestone(node); break;
        case Meaning::nothing: mute(node); break;
        case Meaning::space: space(node); break;
        case Meaning::glyph: glyph(node); break;
        case Meaning::choice: open_choice(node); break;
        case Meaning::surplus: {
            const bool applied = applies(node);
            open_repair(node, applied, 0, 0);
            if (applied) mute_reading(node);
            break;
        }
        case Meaning::supplied:
            open_repair(node, applies(node), node.index(), node.end());
            begin_reading(node);
            mute_diplomatic(node);
            if (!applies(node)) proposing_ = std::max(proposing_, node.end());
            break;
        case Meaning::pc:
            if (value_of(node, "force") == "weak") mute_reading(node);
            break;
        case Meaning::ref:
            if (type != "jump" && type != "jumpFrom") break;
            ++out_.jumps;
            mute_reading(node);
            break;
        case Meaning::ab:
            if (type == "plugin") mute_reading(node);
            break;
        case Meaning::rt:
        case Meaning::fw: mute_reading(node); break;
        case Meaning::plain:
            if (node.local() == "seg" && type == "run") stretch(node);
            break;
        case Meaning::unknown: break;
    }
}

void BlockReader::line(const xml::Node& node) {
    const std::string_view type = value_of(node, "type");
    const std::string_view gap = value_of(node, "break");
    if (value_of(node, "n") != "1") say_diplomatic(type == "crlf" ? "\r\n" : type == "cr" ? "\r" : "\n");
    if (gap == "yes") say_reading(" ");
    if (gap != "yes" && gap != "no") say_reading("\n");
    if (!gap.empty()) ++out_.joins;
    mute(node);
}

void BlockReader::milestone(const xml::Node& node) {
    if (value_of(node, "break") == "yes") say_reading(" ");
    mute(node);
}

void BlockReader::space(const xml::Node& node) {
    const std::string_view subtype = value_of(node, "subtype");
    const std::string_view quantity = value_of(node, "quantity");
    const std::string_view type = value_of(node, "type");
    const std::string one = subtype.empty() ? " " : code_points(subtype);
    std::size_t count = quantity.empty() ? 1 : 0;
    const auto result = std::from_chars(quantity.data(), quantity.data() + quantity.size(), count);
    const bool good =
        (quantity.empty() || (result.ec == std::errc{} && result.ptr == quantity.data() + quantity.size())) &&
        !one.empty() && count <= (most_expanded - expanded_) / one.size();
    if (good) {
        std::string words;
        for (std::size_t i = 0; i < count; ++i) words += one;
        expanded_ += words.size();
        say_diplomatic(words);
        if (type == "artefact" || type == "indent") {
            ++out_.spaces;
        } else {
            say_reading(words);
        }
    } else {
        out_.faulty.push_back(node.index());
    }
    mute(node);
}

void BlockReader::glyph(const xml::Node& node) {
    const Glyph* found = glyphs_.find(value_of(node, "ref"));
    if (found == nullptr || !found->declared) {
        out_.faulty.push_back(node.index());
        return;
    }
    say_diplomatic(found->source);
    say_reading(found->standard);
    mute(node);
}

bool BlockReader::applies(const xml::Node& node) const {
    return cert_of(node) >= threshold_;
}

void BlockReader::open_choice(const xml::Node& node) {
    Choice choice{node.end(), 0, 0, false};
    for (xml::Node child = node.first_element(); child; child = child.next_element()) {
        const std::string_view name = child.local();
        if (choice.source == 0 && (name == "sic" || name == "orig")) choice.source = child.index();
        if (choice.reading == 0 && (name == "corr" || name == "reg")) {
            choice.reading = child.index();
            choice.applied = applies(child);
        }
    }
    choices_.push_back(choice);
    const xml::Node reading = choice.reading == 0 ? xml::Node{} : document_.node(choice.reading);
    open_repair(node, choice.applied, choice.reading, reading ? reading.end() : 0);
    if (reading && !out_.repairs.empty() && out_.repairs.back().node == node.index()) {
        ReadRepair& repair = out_.repairs.back();
        repair.cert = cert_of(reading);
        repair.evidence = value_of(reading, "evidence");
    }
}

/// A child of the innermost choice: one speaks in D, one in R, others are silent.
void BlockReader::choice_child(const xml::Node& node) {
    const Choice& choice = choices_.back();
    const bool is_source = node.index() == choice.source;
    const bool is_reading = node.index() == choice.reading;
    if (!is_source) mute_diplomatic(node);
    if (is_reading) {
        begin_reading(node);
        if (!choice.applied) proposing_ = std::max(proposing_, node.end());
    } else if (!is_source || choice.applied) {
        mute_reading(node);
    }
}

/// Notes an element that bears `ana`. What it is read as stands in the nodes [from, end).
void BlockReader::open_repair(const xml::Node& node, bool applied, std::uint32_t from, std::uint32_t end) {
    const std::string_view ana = value_of(node, "ana");
    if (ana.empty()) return;
    ReadRepair repair;
    repair.node = node.index();
    repair.block = static_cast<std::uint32_t>(out_.blocks.size());
    repair.stretch = block_.stretches.empty() ? 0 : static_cast<std::uint32_t>(block_.stretches.size() - 1);
    repair.kind = kind_of(ana);
    repair.element = node.local();
    repair.cert = cert_of(node);
    repair.evidence = value_of(node, "evidence");
    repair.diplomatic.begin = block_.diplomatic.size();
    repair.applied = applied;
    pending_.push_back({node.end(), out_.repairs.size(), from, end});
    out_.repairs.push_back(std::move(repair));
}

/// The node that holds what the innermost repair is read as begins: in R when it speaks there, else aside.
void BlockReader::begin_reading(const xml::Node& node) {
    if (pending_.empty() || pending_.back().reading_from != node.index()) return;
    ReadRepair& repair = out_.repairs[pending_.back().repair];
    repair.proposed = !repair.applied || at_ < silent_reading_ || at_ < proposing_;
    if (repair.proposed) proposing_ = std::max(proposing_, node.end());
    repair.reading.begin = repair.proposed ? block_.proposals.size() : block_.words_read.size();
    repair.reading.end = repair.reading.begin;
}

void BlockReader::close_before(std::uint32_t index) {
    while (!choices_.empty() && choices_.back().end <= index) choices_.pop_back();
    while (!pending_.empty()) {
        Pending& last = pending_.back();
        ReadRepair& repair = out_.repairs[last.repair];
        if (last.reading_end != 0 && last.reading_end <= index) {
            repair.reading.end = repair.proposed ? block_.proposals.size() : block_.words_read.size();
            last.reading_end = 0;
        }
        if (last.end > index) return;
        repair.diplomatic.end = block_.diplomatic.size();
        pending_.pop_back();
    }
}

void BlockReader::mute_diplomatic(const xml::Node& node) {
    silent_diplomatic_ = std::max(silent_diplomatic_, node.end());
}

void BlockReader::mute_reading(const xml::Node& node) {
    std::uint32_t& until = at_ < proposing_ ? silent_proposal_ : silent_reading_;
    until = std::max(until, node.end());
}

void BlockReader::mute(const xml::Node& node) {
    mute_diplomatic(node);
    mute_reading(node);
}

void BlockReader::say(std::string_view words) {
    say_diplomatic(words);
    say_reading(words);
}

void BlockReader::say_diplomatic(std::string_view words) {
    if (at_ >= silent_diplomatic_) block_.diplomatic += words;
}

void BlockReader::say_reading(std::string_view words) {
    if (at_ < proposing_) {
        if (at_ >= silent_proposal_) block_.proposals += words;
    } else if (at_ >= silent_reading_) {
        block_.words_read += words;
    }
}

}  // namespace tei
