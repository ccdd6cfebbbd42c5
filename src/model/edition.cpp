#include "model/edition.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/scan.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace model {
namespace {

/// What XML 1.0 cannot hold, and bytes that do not decode: a `g` in the TEI, nothing in READING.
bool unreadable(char32_t code) {
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0xFFFE || code == 0xFFFF;
}

/// May READING differ from the words at this byte? Controls, and what begins like U+FFFD to U+FFFF.
constexpr auto needs_a_look = [](const unsigned char* byte) {
    return (byte[0] < 0x20) | ((byte[0] == 0xEF) & (byte[1] == 0xBF));
};

/// Collects READING of one block from the steps of a walk.
class Reader {
  public:
    Reader(const Edition& edition, const Block& block, Cert threshold)
        : edition_(edition), threshold_(threshold) {
        std::size_t size = 0;
        for (const Stretch& stretch : block.stretches) size += stretch.slice.size();
        out_.reserve(size);  // most blocks are read as they stand
    }

    void take(const Step& step) {
        switch (step.what) {
            case Step::What::open_node: open(step.node); break;
            case Step::What::close_node: close(step.node); break;
            case Step::What::open_repair: open(*step.repair); break;
            case Step::What::close_repair: close(*step.repair); break;
            case Step::What::text: words(step); break;
        }
    }

    [[nodiscard]] std::string result() && { return std::move(out_); }

  private:
    [[nodiscard]] bool unread(std::uint32_t node) const {
        const Document& document = edition_.document;
        switch (document.node(node).kind) {
            case Kind::fw:
            case Kind::jump:
            case Kind::jump_from:
            case Kind::ruby_text:
            case Kind::ruby_mark: return true;
            case Kind::ab: return document.attribute(node, Name::type) == "plugin";
            default: return false;
        }
    }

    void open(std::uint32_t node) {
        const Document& document = edition_.document;
        if (unread(node)) ++silent_;
        if (document.node(node).kind == Kind::line_break) say("\n");
        if (document.node(node).kind == Kind::run && document.attribute(node, Name::type) == "spaced") {
            const text::Slice extent = document.extent(node);
            const char first = document.text()[extent.begin];
            if (first != '\n' && first != '\r') say(" ");
        }
    }
    void close(std::uint32_t node) {
        if (unread(node)) --silent_;
    }

    [[nodiscard]] bool applied(const Repair& repair) const {
        return repair.act == Act::join || repair.act == Act::drop_space || repair.cert >= threshold_;
    }
    void open(const Repair& repair) {
        if (!applied(repair)) return;
        if (repair.act != Act::drop_space && repair.act != Act::surplus) say(repair.reading);
        ++silent_;
    }
    void close(const Repair& repair) {
        if (applied(repair)) --silent_;
    }

    void say(std::string_view words) {
        if (silent_ == 0) out_ += words;
    }

    void words(const Step& step) {
        if (silent_ > 0) return;
        const bool lined = edition_.document.lined();
        const auto& exceptions = edition_.document.source().exceptions();
        std::size_t copied = 0;
        const auto next = [&](std::size_t from) {
            return base::find_bytes<2>(step.words, from, needs_a_look);
        };
        for (std::size_t at = next(0), size = 0; at < step.words.size(); at = next(at + size)) {
            out_ += step.words.substr(copied, at - copied);
            const text::Decoded here = text::decode_at(step.words, at);
            const char32_t code = here.code;
            size = here.size;
            copied = at + size;
            if (lined && code == '\r') {
                const bool pair = at + 1 < step.words.size() && step.words[at + 1] == '\n';
                if (!pair) out_ += '\n';
                continue;
            }
            if (unreadable(code)) continue;
            if (code == text::replacement && step.words.size() == step.slice.size()) {
                const std::uint32_t place = step.slice.begin + static_cast<std::uint32_t>(at);
                const auto found = std::ranges::lower_bound(
                    exceptions, place, {}, [](const text::Exception& one) { return one.slice.begin; });
                if (found != exceptions.end() && found->slice.begin == place) continue;
            }
            text::append(out_, code);
        }
        out_ += step.words.substr(copied);
    }

    const Edition& edition_;
    Cert threshold_;
    std::string out_;
    int silent_ = 0;
};

std::string trimmed(std::string words, bool at_end_too) {
    const auto first = words.find_first_not_of(" \n");
    if (first == std::string::npos) return {};
    words.erase(0, first);
    if (at_end_too) words.erase(words.find_last_not_of(" \n") + 1);
    return words;
}

/// The containers that R(document) joins by a blank line: for each block, the one it belongs to.
std::uint32_t part_of(const Document& document, std::uint32_t node) {
    std::uint32_t part = node;
    for (std::uint32_t up = node; up != Document::no_node; up = document.parent(up)) {
        const Kind kind = document.node(up).kind;
        if (kind == Kind::article) return up;
        if (kind == Kind::series || kind == Kind::unassigned) {
            part = up;
            break;
        }
    }
    return part;
}

std::string separator(const Document& document, std::uint32_t before, std::uint32_t after) {
    if (document.attribute(before, Name::rend) == "run-in") return {};
    if (!document.attribute(after, Name::prev).empty()) return {};
    const bool cells = document.node(before).kind == Kind::cell && document.node(after).kind == Kind::cell;
    if (cells && document.parent(before) == document.parent(after)) return "\t";
    return "\n";
}

template <class Wanted>
std::string joined(const Edition& edition, Cert threshold, const Wanted& wanted) {
    const Document& document = edition.document;
    std::string out;
    std::uint32_t last = Document::no_node;
    std::uint32_t last_part = Document::no_node;
    for (const Block& block : document.blocks()) {
        if (!wanted(block)) continue;
        const std::string words = reading(edition, block, threshold);
        if (words.empty()) continue;
        const std::uint32_t part = part_of(document, block.node);
        if (last != Document::no_node) {
            out += part == last_part ? separator(document, last, block.node) : "\n\n";
        }
        out += words;
        last = block.node;
        last_part = part;
    }
    return out;
}

std::string escaped(std::string_view words) {
    std::string out;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (code == '\n') {
            out += "\\n";
        } else if (code == '\r') {
            out += "\\r";
        } else if (code == '\t') {
            out += "\\t";
        } else if (code == '"' || code == '\\') {
            out += '\\';
            text::append(out, code);
        } else if (code < 0x20) {
            out += "\\x" + std::to_string(static_cast<unsigned>(code));
        } else {
            text::append(out, code);
        }
    }
    return out;
}

std::string spelled(text::Slice slice) {
    return std::to_string(slice.begin) + "-" + std::to_string(slice.end);
}

}  // namespace

std::string diplomatic(const Document& document, const Block& block) {
    return document.plain(block.node);
}

std::string diplomatic(const Document& document) {
    std::map<std::uint32_t, std::uint32_t> by_start;
    for (const Block& block : document.blocks()) {
        for (const Stretch& stretch : block.stretches) by_start.emplace(stretch.slice.begin, stretch.node);
    }
    std::string out;
    bool first = true;
    for (const auto& [begin, node] : by_start) {
        if (!first && !document.lined()) out += '\n';
        first = false;
        out += document.plain(node);
    }
    return out;
}

std::string reading(const Edition& edition, const Block& block, Cert threshold) {
    Reader reader(edition, block, threshold);
    walk(edition, block, [&reader](const Step& step) { reader.take(step); });
    const bool run_in = edition.document.attribute(block.node, Name::rend) == "run-in";
    return trimmed(std::move(reader).result(), !run_in);
}

std::string reading(const Edition& edition, std::uint32_t container, Cert threshold) {
    const std::uint32_t end = edition.document.node(container).end;
    return joined(edition, threshold,
                  [&](const Block& block) { return container <= block.node && block.node < end; });
}

std::string reading(const Edition& edition, Cert threshold) {
    return joined(edition, threshold, [](const Block&) { return true; });
}

std::string dump(const Edition& edition) {
    const Document& document = edition.document;
    std::string out = document.lined() ? "lined\n" : "flowed\n";
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
        while (!open.empty() && document.node(open.back()).end <= i) open.pop_back();
        out += std::string(2 * open.size(), ' ') + std::string(name(document.node(i).kind));
        if (document.node(i).kind == Kind::text) {
            const Row& row = document.row(i);
            out += ' ' + spelled(row.slice) + " \"" + escaped(row.stands_for(document.text())) + '"';
        }
        for (const Attribute& one : document.attributes(i)) {
            out += " @" + std::to_string(static_cast<int>(one.name)) + "=\"" + escaped(one.value) + '"';
        }
        out += '\n';
        open.push_back(i);
    }
    for (const Repair& repair : edition.repairs.all()) {
        out += std::string(info(repair.kind).option) + ' ' + std::string(name(repair.act)) + ' ' +
               spelled(repair.target) + " \"" + escaped(repair.target.of(document.text())) + "\" -> \"" +
               escaped(repair.reading) + "\" " + std::string(name(repair.cert)) + '\n';
    }
    return out;
}

}  // namespace model
