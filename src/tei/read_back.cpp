#include "tei/read_back.h"

#include <algorithm>
#include <charconv>

#include "tei/block_reader.h"

namespace tei {
namespace {

constexpr std::string_view tei_namespace = "http://www.tei-c.org/ns/1.0";

std::string_view value_of(const xml::Node& node, std::string_view name) {
    const xml::Attribute attribute = node.attribute(name);
    return attribute ? attribute.value() : std::string_view{};
}

std::string id_of(const xml::Node& node) {
    const xml::Attribute attribute = node.attribute("id", xml::xml_namespace);
    return attribute ? std::string(attribute.value()) : std::string{};
}

bool is_run(const xml::Node& node) {
    return node.is_element() && node.local() == "seg" && value_of(node, "type") == "run";
}

/// Does the element consist of runs?
bool has_runs(const xml::Node& node) {
    const xml::Node first = node.first_element();
    return first && is_run(first);
}

/// Names of blocks, for files without ranges.
bool is_block_name(std::string_view name) {
    constexpr std::string_view names[] = {"head", "opener",   "p",       "ab",    "closer", "item",
                                          "cell", "label",    "trailer", "note",  "byline", "fw",
                                          "l",    "dateline", "salute",  "signed"};
    return std::ranges::find(names, name) != std::end(names);
}

ReadPart::Kind part_kind(const xml::Node& node) {
    if (node.local() != "div") return ReadPart::Kind::other;
    const std::string_view type = value_of(node, "type");
    if (type == "article") return ReadPart::Kind::article;
    if (type == "series") return ReadPart::Kind::series;
    if (type == "unassigned") return ReadPart::Kind::unassigned;
    return ReadPart::Kind::other;
}

/// Finds the blocks of one file and has each of them read.
class FileReader {
  public:
    FileReader(const xml::Document& document, model::Cert threshold)
        : document_(document), blocks_(document, threshold, out_) {}

    ReadBack read() {
        const xml::Node root = document_.element();
        if (!root || root.local() != "TEI" || root.uri() != tei_namespace) return std::move(out_);
        for (xml::Node child = root.first_element(); child; child = child.next_element()) {
            if (child.local() == "teiHeader") header(child);
            if (child.local() == "text") text(child);
        }
        return std::move(out_);
    }

  private:
    void header(const xml::Node& node) {
        for (xml::Node child = node.first_element(); child; child = child.next_element()) {
            if (child.local() != "xenoData" || value_of(child, "type") != "frontmatter") continue;
            const auto range = source_range(value_of(child, "source"));
            if (!range) out_.faulty.push_back(child.index());
            if (range) out_.front_matter.push_back({child.index(), *range, child.string()});
        }
    }

    void text(const xml::Node& node) {
        out_.is_tei = true;
        out_.lined = value_of(node, "type") == "lined";
        for (std::uint32_t i = node.index(); i < node.end() && !out_.ranged; ++i) {
            const xml::Node one = document_.node(i);
            out_.ranged = one.is_element() && !value_of(one, "source").empty();
        }
        parts_ = {{node.end(), add_part(node)}};
        ids_ = {{node.end(), id_of(document_.element())}};
        for (std::uint32_t i = node.index() + 1; i < node.end();) i = visit(document_.node(i));
    }

    std::uint32_t add_part(const xml::Node& node) {
        out_.parts.push_back({part_kind(node), node.index(), id_of(node)});
        return static_cast<std::uint32_t>(out_.parts.size() - 1);
    }

    /// Looks at one node; gives the index of the next.
    std::uint32_t visit(const xml::Node& node) {
        const std::uint32_t i = node.index();
        while (parts_.back().end <= i) parts_.pop_back();
        while (ids_.back().end <= i) ids_.pop_back();
        if (!node.is_element()) return i + 1;
        const ReadPart::Kind kind = part_kind(node);
        // an article inside a series is a part of its own; what stands inside an article is the article's
        const bool in_article = out_.parts[parts_.back().part].kind == ReadPart::Kind::article;
        if (kind == ReadPart::Kind::article || (kind != ReadPart::Kind::other && !in_article)) {
            parts_.push_back({node.end(), add_part(node)});
        }
        if (std::string id = id_of(node); !id.empty()) ids_.push_back({node.end(), std::move(id)});
        if (!is_block(node)) return i + 1;
        ReadBlock block;
        block.node = i;
        block.part = parts_.back().part;
        block.id = id_of(node);
        block.carrier = ids_.back().id;
        block.run_in = value_of(node, "rend") == "run-in";
        block.continued = !value_of(node, "prev").empty();
        if (node.local() == "cell") block.row = node.parent().index();
        blocks_.read(node, std::move(block));
        return node.end();
    }

    [[nodiscard]] bool is_block(const xml::Node& node) const {
        if (out_.ranged) return !value_of(node, "source").empty() || has_runs(node);
        if (!is_block_name(node.local())) return false;
        const xml::Node inner = node.first_element();  // an item that holds paragraphs is none itself
        return !inner || !is_block_name(inner.local());
    }

    struct OpenPart {
        std::uint32_t end, part;
    };
    struct OpenId {
        std::uint32_t end;
        std::string id;
    };

    const xml::Document& document_;
    ReadBack out_;
    BlockReader blocks_;
    std::vector<OpenPart> parts_;
    std::vector<OpenId> ids_;
};

/// What section 3 puts between two blocks of one part.
std::string_view separator(const ReadBlock& before, const ReadBlock& after) {
    if (before.run_in || after.continued) return "";
    return before.row != 0 && before.row == after.row ? "\t" : "\n";
}

}  // namespace

std::optional<base::ByteRange> source_range(std::string_view value) {
    constexpr std::string_view prefix = "src:";
    if (!value.starts_with(prefix)) return {};
    const char* const stop = value.data() + value.size();
    base::ByteRange range;
    const auto begin = std::from_chars(value.data() + prefix.size(), stop, range.begin);
    if (begin.ec != std::errc{} || begin.ptr == stop || *begin.ptr != '-') return {};
    const auto end = std::from_chars(begin.ptr + 1, stop, range.end);
    if (end.ec != std::errc{} || end.ptr != stop || range.end < range.begin) return {};
    return range;
}

ReadBack read_back(const xml::Document& document, model::Cert threshold) {
    return FileReader(document, threshold).read();
}

std::string diplomatic(const ReadBack& texts) {
    struct Piece {
        std::uint64_t begin;
        std::string_view words;
    };
    std::vector<Piece> pieces;
    for (const ReadBlock& block : texts.blocks) {
        for (const ReadStretch& stretch : block.stretches) {
            pieces.push_back({stretch.source.begin, stretch.diplomatic.of(block.diplomatic)});
        }
        if (block.stretches.empty()) pieces.push_back({0, block.diplomatic});
    }
    std::ranges::stable_sort(pieces, {}, &Piece::begin);
    std::string out;
    for (const Piece& piece : pieces) {
        if (!texts.lined && &piece != pieces.data()) out += '\n';
        out += piece.words;
    }
    return out;
}

std::string reading(const ReadBack& texts) {
    std::string out;
    const ReadBlock* last = nullptr;
    for (const ReadBlock& block : texts.blocks) {
        if (block.reading().empty()) continue;
        if (last != nullptr) out += last->part == block.part ? separator(*last, block) : "\n\n";
        out += block.reading();
        last = &block;
    }
    return out;
}

std::vector<std::string> part_readings(const ReadBack& texts) {
    std::vector<std::string> out(texts.parts.size());
    std::vector<const ReadBlock*> last(texts.parts.size(), nullptr);
    for (const ReadBlock& block : texts.blocks) {
        if (block.reading().empty()) continue;
        if (last[block.part] != nullptr) out[block.part] += separator(*last[block.part], block);
        out[block.part] += block.reading();
        last[block.part] = &block;
    }
    return out;
}

}  // namespace tei
