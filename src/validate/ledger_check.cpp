#include "validate/ledger_check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/csv.h"
#include "text/utf8.h"
#include "text/white_space.h"
#include "validate/fidelity_rules.h"
#include "xml/emitter.h"

namespace validate {
namespace {

namespace rules = fidelity_rules;

constexpr std::array<std::string_view, 6> fate_names{"text",   "frontmatter", "markup",
                                                     "layout", "comment",     "bom"};

std::optional<std::uint64_t> number(std::string_view words) {
    std::uint64_t value = 0;
    const auto result = std::from_chars(words.data(), words.data() + words.size(), value);
    if (words.empty() || result.ec != std::errc{} || result.ptr != words.data() + words.size()) return {};
    return value;
}

/// Checks the stretches against the rows, both in the order of S.
class Coverage {
  public:
    Coverage(const tei::ReadBack& texts, std::string_view source, const std::string& name,
             base::Findings& findings)
        : texts_(texts), source_(source), name_(name), findings_(findings), stretches_(by_source(texts)) {}

    void check(const std::vector<LedgerRow>& ledger) {
        partition(ledger);
        tiling();
        for (const LedgerRow& row : ledger) {
            if (row.range.end > source_.size()) break;  // said already
            fits(row);
            carried(row);
        }
        end_stretch();
        while (next_ < stretches_.size()) {
            open_stretch();
            end_stretch();
        }
        front_matter(ledger);
    }

  private:
    [[nodiscard]] std::string_view bytes(base::ByteRange range) const {
        return source_.substr(range.begin, range.end - range.begin);
    }
    void add(const base::Rule& rule, base::ByteRange at, std::vector<std::string> arguments) {
        if (++found_ > most_findings) return;  // placing one costs a look at all that is before it
        findings_.add(rule, source_location(source_, name_, at), std::move(arguments));
    }

    void partition(const std::vector<LedgerRow>& ledger) {
        std::uint64_t at = 0;
        for (const LedgerRow& row : ledger) {
            if (row.range.begin != at || row.range.end <= row.range.begin) {
                add(rules::ledger_gap, row.range, {std::to_string(row.range.begin), std::to_string(at)});
            }
            at = row.range.end;
        }
        if (at != source_.size()) {
            findings_.add(rules::ledger_size, {.file = name_},
                          {std::to_string(at), std::to_string(source_.size())});
        }
    }

    /// Ranges do not overlap; those of lined text leave nothing out but a byte-order mark.
    void tiling() {
        std::uint64_t at = source_.starts_with("\xEF\xBB\xBF") && texts_.lined ? 3 : 0;
        base::ByteRange last{at, at};
        for (const PlacedStretch& one : stretches_) {
            const base::ByteRange range = one.stretch->source;
            if (range.begin < at) add(rules::ranges_overlap, range, {in_words(last), in_words(range)});
            if (texts_.lined && range.begin > at) {
                add(rules::not_tiled, {at, range.begin}, {in_words({at, range.begin})});
            }
            at = std::max(at, range.end);
            last = range;
        }
        if (texts_.lined && at < source_.size()) {
            add(rules::not_tiled, {at, source_.size()}, {in_words({at, source_.size()})});
        }
    }

    /// Are the bytes what their fate says?
    void fits(const LedgerRow& row) {
        const std::string_view words = bytes(row.range);
        bool good = true;
        if (row.fate == LedgerFate::layout)
            good = text::is_blank(words) || words.find_first_not_of("\f\v") == std::string_view::npos;
        if (row.fate == LedgerFate::bom) good = row.range.begin == 0 && words == "\xEF\xBB\xBF";
        if (row.fate == LedgerFate::front_matter && row.carrier.empty()) {
            const text::Decoded here = text::decode_at(words, 0);
            good = here.size == words.size() && !xml::is_allowed(here.code);
        }
        if (!good) {
            add(rules::no_layout, row.range,
                {in_words(row.range), std::string(fate_names[static_cast<std::size_t>(row.fate)])});
        }
    }

    /// A text row stands in the block that carries it, and a block begins and ends with rows of its own.
    void carried(const LedgerRow& row) {
        while (open_ != nullptr && open_->source.end <= row.range.begin) end_stretch();
        while (open_ == nullptr && next_ < stretches_.size() &&
               stretches_[next_].stretch->source.begin <= row.range.begin) {
            open_stretch();
            if (open_->source.end <= row.range.begin) end_stretch();
        }
        const bool inside =
            open_ != nullptr && open_->source.begin <= row.range.begin && row.range.end <= open_->source.end;
        const bool title = row.fate == LedgerFate::front_matter && inside && row.carried_by(carrier_);
        if (row.fate == LedgerFate::text && !inside) {
            add(rules::not_carried, row.range, {in_words(row.range), "text"});
            return;
        }
        if (row.fate == LedgerFate::text && row.carrier != carrier_) {
            add(rules::wrong_carrier, row.range, {in_words(row.range), std::string(carrier_), row.carrier});
        }
        if (row.fate != LedgerFate::text && !title) return;
        if (covered_.end == covered_.begin) covered_ = row.range;
        covered_.end = row.range.end;
    }

    void open_stretch() {
        open_ = stretches_[next_].stretch;
        carrier_ = stretches_[next_].block->carrier;
        covered_ = {};
        ++next_;
    }

    void end_stretch() {
        if (open_ == nullptr) return;
        if (covered_ != open_->source && open_->source.end <= source_.size()) {
            const std::string rows = covered_.end == 0 ? "nothing" : in_words(covered_);
            add(rules::range_differs, open_->source, {std::string(carrier_), in_words(open_->source), rows});
        }
        open_ = nullptr;
    }

    /// Front matter stands in the header: each xenoData is covered by rows that name the header, and each
    /// such row lies in one.
    void front_matter(const std::vector<LedgerRow>& ledger) {
        std::size_t row = 0;
        for (const tei::ReadHeaderPart& part : texts_.front_matter) {
            std::uint64_t at = part.source.begin;
            while (row < ledger.size() && ledger[row].range.end <= part.source.begin)
                not_in_header(ledger[row++]);
            for (; row < ledger.size() && ledger[row].range.begin < part.source.end; ++row) {
                if (ledger[row].fate == LedgerFate::front_matter && ledger[row].range.begin == at)
                    at = ledger[row].range.end;
            }
            if (at != part.source.end) {
                add(rules::range_differs, part.source,
                    {"teiHeader/xenoData", in_words(part.source), "up to " + std::to_string(at)});
            }
        }
        while (row < ledger.size()) not_in_header(ledger[row++]);
    }

    void not_in_header(const LedgerRow& row) {
        if (row.fate == LedgerFate::front_matter && row.carrier.starts_with("teiHeader/xenoData")) {
            add(rules::not_carried, row.range, {in_words(row.range), "front matter"});
        }
    }

    const tei::ReadBack& texts_;
    std::string_view source_;
    const std::string& name_;
    base::Findings& findings_;
    std::vector<PlacedStretch> stretches_;
    std::size_t next_ = 0;                    ///< the stretch that comes
    const tei::ReadStretch* open_ = nullptr;  ///< the stretch at hand
    std::string_view carrier_;
    base::ByteRange covered_;  ///< by rows of the stretch at hand
    std::size_t found_ = 0;
};

}  // namespace

bool LedgerRow::carried_by(std::string_view id) const {
    for (std::size_t at = 0; at <= carrier.size();) {
        const std::size_t stop = std::min(carrier.find(' ', at), carrier.size());
        if (std::string_view(carrier).substr(at, stop - at) == id) return true;
        at = stop + 1;
    }
    return false;
}

std::vector<LedgerRow> read_ledger(std::string_view bytes, const std::string& name,
                                   base::Findings& findings) {
    std::vector<LedgerRow> rows;
    base::CsvReader reader(bytes);
    std::vector<std::string> fields;
    bool first = true;
    while (reader.next(fields)) {
        if (first && fields[0] == "start") {
            first = false;
            continue;
        }
        first = false;
        const auto bad = [&](std::string why) {
            const auto line = static_cast<std::uint32_t>(reader.line());
            findings.add(rules::ledger_unreadable, {.file = name, .line = line},
                         {std::to_string(line), std::move(why)});
        };
        if (fields.size() != 5) {
            bad("it has " + std::to_string(fields.size()) + " fields, not 5");
            continue;
        }
        const auto begin = number(fields[0]);
        const auto end = number(fields[1]);
        const auto fate = std::ranges::find(fate_names, fields[2]);
        if (!begin || !end || fate == fate_names.end()) {
            bad(fate == fate_names.end() ? "there is no fate " + fields[2] : "it has no range");
            continue;
        }
        rows.push_back(
            {{*begin, *end}, static_cast<LedgerFate>(fate - fate_names.begin()), fields[3], fields[4]});
    }
    return rows;
}

std::vector<PlacedStretch> by_source(const tei::ReadBack& texts) {
    std::vector<PlacedStretch> out;
    for (const tei::ReadBlock& block : texts.blocks) {
        for (const tei::ReadStretch& stretch : block.stretches) out.push_back({&block, &stretch});
    }
    std::ranges::stable_sort(out, {}, [](const PlacedStretch& one) { return one.stretch->source.begin; });
    return out;
}

void check_coverage(const tei::ReadBack& texts, const std::vector<LedgerRow>& ledger, std::string_view source,
                    const std::string& source_name, base::Findings& findings) {
    Coverage(texts, source, source_name, findings).check(ledger);
}

base::Location source_location(std::string_view source, const std::string& name, base::ByteRange range) {
    const std::string_view before = source.substr(0, std::min<std::uint64_t>(range.begin, source.size()));
    std::uint32_t line = 1;
    std::size_t start = 0;
    for (std::size_t at = before.find_first_of("\r\n"); at != std::string_view::npos;
         at = before.find_first_of("\r\n", at)) {
        at += before.substr(at, 2) == "\r\n" ? 2 : 1;
        start = at;
        ++line;
    }
    const auto column = static_cast<std::uint32_t>(text::count(before.substr(start)) + 1);
    return {.file = name, .line = line, .column = column, .bytes = range};
}

std::string in_words(base::ByteRange range) {
    return std::to_string(range.begin) + "-" + std::to_string(range.end);
}

}  // namespace validate
