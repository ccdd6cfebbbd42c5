#include "package/ledger_file.h"

#include <algorithm>
#include <charconv>

#include "base/csv.h"
#include "tei/identifiers.h"
#include "text/utf8.h"
#include "xml/emitter.h"

namespace package {
namespace {

using model::Document;
using model::Fate;
using model::Row;

/// A row of the file: neighbours that say the same become one.
struct Line {
    text::Slice slice;
    Fate fate = Fate::markup;
    std::string carrier{};
    std::string_view spelled{};
    std::uint32_t stretch = Document::no_node;  ///< two runs of a block stay two rows, also side by side

    [[nodiscard]] bool goes_on_as(const Line& next) const {
        return fate == next.fate && spelled.empty() && next.spelled.empty() && carrier == next.carrier &&
               stretch == next.stretch && slice.end == next.slice.begin;
    }
};

class LedgerWriter {
  public:
    explicit LedgerWriter(const Document& document) : document_(document), identifiers_(document) {
        carriers_.assign(document.rows().size(), Document::no_node);
        stretches_ = carriers_;
        for (const model::Block& block : document.blocks()) {
            for (const model::Stretch& stretch : block.stretches) {
                for (std::uint32_t i = stretch.node; i < document.node(stretch.node).end; ++i) {
                    if (document.node(i).kind != model::Kind::text) continue;
                    carriers_[document.node(i).value] = block.node;
                    stretches_[document.node(i).value] = stretch.node;
                }
            }
        }
        for (const model::HeaderPart& part : document.metadata().header) header_.push_back(part.slice);
    }

    std::string write() {
        out_ = "start,end,fate,carrier,spelled\n";
        for (std::size_t i = 0; i < document_.rows().size(); ++i) {
            const Row& row = document_.rows()[i];
            if (row.fate == Fate::front_matter) {
                front_matter(i, row);
            } else if (row.respelled && row.spelled.empty()) {
                put({row.slice, Fate::layout});  // text that stands for nothing is none
            } else {
                put({row.slice, row.fate, carrier(i), row.respelled ? std::string_view(row.spelled) : "",
                     stretches_[i]});
            }
        }
        flush();
        return std::move(out_);
    }

  private:
    [[nodiscard]] std::string carrier(std::size_t row) const {
        return carriers_[row] == Document::no_node ? std::string{}
                                                   : std::string(identifiers_.carrier(carriers_[row]));
    }

    /// Cut where a part of the header begins or ends, and at characters that XML forbids.
    void front_matter(std::size_t index, const Row& row) {
        const std::string title = carrier(index);
        const std::string_view words = row.slice.of(document_.text());
        const std::string_view spelled = row.respelled ? std::string_view(row.spelled) : "";
        if (!title.empty()) {
            const std::string place = place_in_header(row.slice.begin);
            put({row.slice, Fate::front_matter, place + (place.empty() ? "" : " ") + title, spelled});
            return;
        }
        std::uint32_t begin = row.slice.begin;
        const auto put_until = [&](std::uint32_t end) {
            while (begin < end) {
                const std::uint32_t stop = std::min(end, next_border(begin));
                const std::string place = place_in_header(begin);
                put({{begin, stop}, place.empty() ? Fate::markup : Fate::front_matter, place});
                begin = stop;
            }
        };
        for (const auto& [code, at, size] : text::CodePoints(words)) {
            if (xml::is_allowed(code)) continue;
            const std::uint32_t here = row.slice.begin + at;
            put_until(here);
            flush();
            put({{here, here + size}, Fate::front_matter});
            flush();
            begin = here + size;
        }
        put_until(row.slice.end);
    }

    /// "teiHeader/xenoData[2]"; empty for what stands in no part of the header.
    [[nodiscard]] std::string place_in_header(std::uint32_t offset) const {
        std::size_t number = 0;
        for (const text::Slice part : header_) {
            ++number;
            if (part.contains(offset)) return "teiHeader/xenoData[" + std::to_string(number) + "]";
        }
        return {};
    }

    /// Where the part of the header that holds `offset` ends, or the next one begins.
    [[nodiscard]] std::uint32_t next_border(std::uint32_t offset) const {
        std::uint32_t border = static_cast<std::uint32_t>(document_.text().size());
        for (const text::Slice part : header_) {
            if (part.begin > offset) border = std::min(border, part.begin);
            if (part.contains(offset)) border = std::min(border, part.end);
        }
        return border;
    }

    void put(Line line) {
        if (!pending_.slice.empty() && pending_.goes_on_as(line)) {
            pending_.slice.end = line.slice.end;
            return;
        }
        flush();
        pending_ = std::move(line);
    }

    void flush() {
        if (pending_.slice.empty()) return;
        number(pending_.slice.begin);
        number(pending_.slice.end);
        out_ += model::name(pending_.fate);
        out_ += ',';
        base::append_csv_field(out_, pending_.carrier);
        out_ += ',';
        base::append_csv_field(out_, pending_.spelled);
        out_ += '\n';
        pending_.slice = {};
    }

    void number(std::uint32_t value) {
        char digits[10];
        const auto result = std::to_chars(digits, digits + sizeof digits, value);
        out_.append(digits, result.ptr);
        out_ += ',';
    }

    const Document& document_;
    tei::Identifiers identifiers_;
    std::vector<std::uint32_t> carriers_;   ///< by row: the stretch that holds it
    std::vector<std::uint32_t> stretches_;  ///< the node of the stretch that a row stands in, or no_node
    std::vector<text::Slice> header_;
    Line pending_{};
    std::string out_;
};

}  // namespace

std::string write_ledger(const Document& document) {
    return LedgerWriter(document).write();
}

}  // namespace package
