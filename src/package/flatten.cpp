#include "package/flatten.h"

#include <algorithm>

#include "base/scan.h"

namespace package {
namespace {

std::string_view value_of(const xml::Node& node, std::string_view name) {
    const xml::Attribute attribute = node.attribute(name);
    return attribute ? attribute.value() : std::string_view{};
}

/// What becomes of an element.
enum class Fate : std::uint8_t {
    kept,       ///< said again
    unwrapped,  ///< its content alone
    dropped,    ///< nothing of it
    line,
    milestone,
    space,
    glyph,
    choice,
    surplus,
    supplied,  ///< what READING gives for it
};

Fate fate_of(const xml::Node& node) {
    struct Entry {
        std::string_view name;
        Fate fate;
    };
    constexpr Entry entries[] = {
        {"lb", Fate::line},           {"milestone", Fate::milestone},
        {"pb", Fate::dropped},        {"cb", Fate::dropped},
        {"anchor", Fate::dropped},    {"gap", Fate::dropped},
        {"figDesc", Fate::dropped},   {"desc", Fate::dropped},
        {"fw", Fate::dropped},        {"rt", Fate::dropped},
        {"ruby", Fate::unwrapped},    {"rb", Fate::unwrapped},
        {"space", Fate::space},       {"g", Fate::glyph},
        {"choice", Fate::choice},     {"surplus", Fate::surplus},
        {"supplied", Fate::supplied}, {"unclear", Fate::unwrapped},
    };
    const std::string_view name = node.local();
    const auto type = [&node] { return value_of(node, "type"); };
    if (name == "ref" && (type() == "jump" || type() == "jumpFrom")) return Fate::dropped;
    if (name == "ab" && type() == "plugin") return Fate::dropped;
    if (name == "seg" && type() == "run") return Fate::unwrapped;
    if (name == "pc") return value_of(node, "force") == "weak" ? Fate::dropped : Fate::unwrapped;
    const auto* found = std::ranges::find(entries, name, &Entry::name);
    return found == std::end(entries) ? Fate::kept : found->fate;
}

bool is_kept_attribute(std::string_view name) {
    constexpr std::string_view names[] = {"xml:id", "type",  "n",      "rend",     "style", "target",
                                          "url",    "width", "height", "mimeType", "when",  "xml:lang",
                                          "role",   "rows",  "cols",   "unit"};
    return std::ranges::find(names, name) != std::end(names);
}

bool shows_something(std::string_view name) {
    constexpr std::string_view names[] = {"graphic", "media", "ptr"};
    return std::ranges::find(names, name) != std::end(names);
}

model::Cert cert_of(const xml::Node& node) {
    const std::string_view value = value_of(node, "cert");
    return value == "low" ? model::Cert::low : value == "medium" ? model::Cert::medium : model::Cert::high;
}

}  // namespace

/// One walk; to an emitter, or into words alone.
class FlatWalk {
  public:
    FlatWalk(const Flattener& flattener, xml::Emitter* out)
        : flattener_(flattener), document_(flattener.document_), out_(out) {}

    void walk(std::uint32_t from) {
        const std::uint32_t end = document_.node(from).end();
        std::uint32_t i = from;
        for (close_before(i); i < end; close_before(i)) i = node(document_.node(i));
    }

    [[nodiscard]] std::string words() && { return std::move(words_); }

  private:
    struct Open {
        std::uint32_t end;
        bool block;
        bool emitted;
    };

    /// Looks at a node; gives the next.
    std::uint32_t node(const xml::Node& one) {
        if (one.is_text()) {
            if (block_depth_ > 0 || out_ == nullptr) say(one.value());
            return one.end();
        }
        if (!one.is_element()) return one.end();
        const Fate fate = fate_of(one);
        switch (fate) {
            case Fate::dropped: return one.end();
            case Fate::line: line(one); return one.end();
            case Fate::milestone:
                if (value_of(one, "break") == "yes") say(" ");
                if (value_of(one, "break").empty()) open(one);
                return one.end();
            case Fate::space: space(one); return one.end();
            case Fate::glyph:
                if (const tei::Glyph* glyph = flattener_.glyphs_.find(value_of(one, "ref")))
                    say(glyph->standard);
                return one.end();
            case Fate::choice: return choice(one);
            case Fate::surplus: return applied(one) ? one.end() : one.index() + 1;
            case Fate::supplied: return applied(one) ? one.index() + 1 : one.end();
            case Fate::unwrapped: return one.index() + 1;
            case Fate::kept: break;
        }
        const bool grid = one.local() == "cell" || one.local() == "row";
        // Asked for the words of an element inside a block, the walk begins in it.
        const bool inline_element = block_depth_ > 0 || out_ == nullptr;
        if (!inline_element && !grid && one.local() != "div" && !flattener_.says_something(one.index())) {
            return one.end();
        }
        open(one);
        return one.index() + 1;
    }

    /// Of a choice one child is said: skips to it; the other is passed over when it comes.
    std::uint32_t choice(const xml::Node& one) {
        xml::Node source, reading;
        for (xml::Node child = one.first_element(); child; child = child.next_element()) {
            const std::string_view name = child.local();
            if (!source && (name == "sic" || name == "orig")) source = child;
            if (!reading && (name == "corr" || name == "reg")) reading = child;
        }
        const xml::Node said = reading && applied(reading) ? reading : source;
        if (!said) return one.end();
        skips_.push_back({said.end(), one.end()});
        return said.index() + 1;
    }

    [[nodiscard]] bool applied(const xml::Node& node) const { return cert_of(node) >= flattener_.threshold_; }

    void line(const xml::Node& one) {
        const std::string_view gap = value_of(one, "break");
        if (gap == "no") return;
        const bool flowed = !flattener_.texts_.lined;
        if (flowed && gap.empty() && out_ != nullptr && block_depth_ > 0) {
            flush_gap();
            out_->empty("lb");
            return;
        }
        say(" ");
    }

    void space(const xml::Node& one) {
        const std::string_view type = value_of(one, "type");
        if (type != "artefact" && type != "indent") say(" ");
    }

    void open(const xml::Node& one) {
        const bool block = flattener_.is_block_[one.index()];
        if (block) ++block_depth_;
        if (out_ == nullptr) {
            open_.push_back({one.end(), block, false});
            return;
        }
        if (block_depth_ > 0 && !block) flush_gap();
        attributes_.clear();
        for (const xml::Attribute attribute : one.attributes()) {
            if (is_kept_attribute(attribute.name()))
                attributes_.push_back({attribute.name(), attribute.value()});
        }
        out_->open(one.local(), attributes_);
        if (block) said_ = gap_ = false;
        open_.push_back({one.end(), block, true});
    }

    void close_before(std::uint32_t& index) {
        for (;;) {
            while (!open_.empty() && open_.back().end <= index) {
                if (open_.back().block) {
                    --block_depth_;
                    gap_ = said_ = false;
                }
                if (open_.back().emitted) out_->close();
                open_.pop_back();
            }
            // behind the child of a choice that was said comes what follows the choice
            if (skips_.empty() || index < skips_.back().from) return;
            index = std::max(index, skips_.back().to);
            skips_.pop_back();
        }
    }

    /// White space waits: at an edge it is nothing, and in a row it is one space.
    void say(std::string_view words) {
        const auto is_white = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
        // XML allows no other control. (GCC makes one test of bits of the four, and no vector code of that.)
        const auto ends_ink = [](const unsigned char* byte) { return *byte <= ' '; };
        std::size_t at = 0;
        while (at < words.size()) {
            std::size_t ink = at;
            while (ink < words.size() && is_white(words[ink])) ++ink;
            if (ink > at) gap_ = true;
            if (ink == words.size()) return;
            const std::size_t stop = std::min(base::find_bytes<1>(words, ink + 1, ends_ink), words.size());
            flush_gap();
            put(words.substr(ink, stop - ink));
            said_ = true;
            at = stop;
        }
    }

    void flush_gap() {
        if (gap_ && said_) put(" ");
        gap_ = false;
    }

    void put(std::string_view words) {
        if (out_ != nullptr) {
            out_->text(words);
        } else {
            words_ += words;
        }
    }

    struct Skip {
        std::uint32_t from, to;
    };

    const Flattener& flattener_;
    const xml::Document& document_;
    xml::Emitter* out_;
    std::string words_;
    std::vector<Open> open_;
    std::vector<xml::Emitter::Attribute> attributes_;  ///< of the element at hand
    std::vector<Skip> skips_;
    int block_depth_ = 0;
    bool gap_ = false;   ///< white space waits
    bool said_ = false;  ///< has the block any words yet?
};

Flattener::Flattener(const xml::Document& document, const tei::ReadBack& texts, model::Cert threshold)
    : document_(document),
      texts_(texts),
      threshold_(threshold),
      content_(document.node_count() + 1, 0),
      is_block_(document.node_count(), false),
      glyphs_(document) {
    for (const tei::ReadBlock& block : texts.blocks) {
        is_block_[block.node] = true;
        if (!block.reading().empty()) content_[block.node + 1] = 1;
    }
    for (std::uint32_t i = 0; i < document.node_count(); ++i) {
        const xml::Node node = document.node(i);
        if (node.is_element() && shows_something(node.local())) content_[i + 1] = 1;
        content_[i + 1] += content_[i];
    }
}

void Flattener::write(std::uint32_t node, xml::Emitter& out) const {
    FlatWalk(*this, &out).walk(node);
}

std::string Flattener::words(std::uint32_t node) const {
    FlatWalk walk(*this, nullptr);
    walk.walk(node);
    return std::move(walk).words();
}

}  // namespace package
