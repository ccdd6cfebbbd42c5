#include "validate/identity.h"

#include <algorithm>

#include "text/white_space.h"
#include "validate/fidelity_rules.h"
#include "validate/spelling.h"

namespace validate {
namespace {

namespace rules = fidelity_rules;

/// Adds findings about ranges of S, up to a limit.
class Report {
  public:
    Report(std::string_view source, const std::string& name, base::Findings& findings)
        : source_(source), name_(name), findings_(findings) {}

    void add(const base::Rule& rule, base::ByteRange at, std::vector<std::string> arguments) {
        if (++found_ > most_findings) return;
        findings_.add(rule, source_location(source_, name_, at), std::move(arguments));
    }
    /// Does the range lie in S? Says so when not.
    [[nodiscard]] bool is_in_source(base::ByteRange range) {
        if (range.end <= source_.size()) return true;
        add(rules::outside_source, range, {in_words(range), std::to_string(source_.size())});
        return false;
    }
    [[nodiscard]] std::string_view bytes(base::ByteRange range) const {
        return source_.substr(range.begin, range.end - range.begin);
    }

  private:
    std::string_view source_;
    const std::string& name_;
    base::Findings& findings_;
    std::size_t found_ = 0;
};

/// A few characters from where two texts part; `at` is a byte, maybe inside a character.
std::string around(std::string_view words, std::size_t at) {
    while (at > 0 && at < words.size() && (static_cast<unsigned char>(words[at]) & 0xC0) == 0x80) --at;
    constexpr std::size_t shown = 12;
    return text::shortened(words.substr(std::min(at, words.size())), shown);
}

std::size_t first_difference(std::string_view a, std::string_view b) {
    const auto [one, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(one - a.begin());
}

/// Compares the text of one stretch with ledger rows, one after the other.
class Comparison {
  public:
    explicit Comparison(std::string_view words) : words_(words) {}

    /// Takes the next words of the ledger; line ends that only the text has are lb elements.
    bool take(std::string_view expected) {
        if (words_.substr(at_).starts_with(expected)) {  // nearly always
            at_ += expected.size();
            return true;
        }
        for (const char c : expected) {
            while (at_ < words_.size() && words_[at_] == '\n' && c != '\n') ++at_;
            if (at_ == words_.size() || words_[at_] != c) return false;
            ++at_;
        }
        return true;
    }
    /// Is nothing left but line ends?
    bool ends() {
        while (at_ < words_.size() && words_[at_] == '\n') ++at_;
        return at_ == words_.size();
    }
    [[nodiscard]] std::size_t at() const { return at_; }

  private:
    std::string_view words_;
    std::size_t at_ = 0;
};

}  // namespace

void check_lined_identity(const tei::ReadBack& texts, std::string_view source, const std::string& source_name,
                          base::Findings& findings) {
    Report report(source, source_name, findings);
    const std::size_t before = findings.all().size();
    for (const PlacedStretch& one : by_source(texts)) {
        const base::ByteRange range = one.stretch->source;
        if (!report.is_in_source(range)) continue;
        const std::string_view said = one.stretch->diplomatic.of(one.block->diplomatic);
        const std::string_view meant = report.bytes(range);
        if (said == meant) continue;
        const std::size_t at = first_difference(said, meant);
        report.add(rules::lined_text, {range.begin + at, range.end}, {around(said, at), around(meant, at)});
    }
    if (findings.all().size() != before) return;
    // All stretches one after the other, without a copy of the text: one may be missing, or stand twice.
    std::size_t at = source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (const PlacedStretch& one : by_source(texts)) {
        const std::string_view said = one.stretch->diplomatic.of(one.block->diplomatic);
        const std::string_view meant = source.substr(at);
        if (!meant.starts_with(said)) {
            at += first_difference(said, meant);
            report.add(rules::lined_text, {at, source.size()},
                       {around(said, at - (source.size() - meant.size())), around(source, at)});
            return;
        }
        at += said.size();
    }
    if (at < source.size()) report.add(rules::lined_text, {at, source.size()}, {"", around(source, at)});
    for (const tei::ReadBlock& block : texts.blocks) {
        // Text without a place of its own is none of the source's.
        if (block.stretches.empty() && !block.diplomatic.empty())
            report.add(rules::lined_text, {source.size(), source.size()}, {around(block.diplomatic, 0), ""});
    }
}

void check_flowed_identity(const tei::ReadBack& texts, const std::vector<LedgerRow>& ledger,
                           std::string_view source, const std::string& source_name,
                           base::Findings& findings) {
    Report report(source, source_name, findings);
    std::size_t next = 0;
    for (const PlacedStretch& one : by_source(texts)) {
        const base::ByteRange range = one.stretch->source;
        if (!report.is_in_source(range)) continue;
        const std::string_view said = one.stretch->diplomatic.of(one.block->diplomatic);
        Comparison comparison(said);
        while (next < ledger.size() && ledger[next].range.begin < range.begin) ++next;
        bool good = true;
        std::string_view expected;
        for (; next < ledger.size() && ledger[next].range.end <= range.end && good; ++next) {
            const LedgerRow& row = ledger[next];
            const bool title = row.fate == LedgerFate::front_matter && row.carried_by(one.block->carrier);
            if (row.fate != LedgerFate::text && !title) continue;
            expected = row.spelled.empty() ? report.bytes(row.range) : std::string_view(row.spelled);
            good = comparison.take(expected);
        }
        if (good && comparison.ends()) continue;
        report.add(rules::flowed_text, range,
                   {one.block->carrier, around(said, comparison.at()), text::shortened(expected)});
    }
    for (const LedgerRow& row : ledger) {
        if (row.spelled.empty() || !report.is_in_source(row.range)) continue;
        const std::string_view bytes = report.bytes(row.range);
        if (!follows(row.spelled, bytes)) {
            report.add(rules::spelling, row.range, {text::shortened(row.spelled), text::shortened(bytes)});
        }
    }
}

void check_front_matter(const tei::ReadBack& texts, std::string_view source, const std::string& source_name,
                        base::Findings& findings) {
    Report report(source, source_name, findings);
    for (const tei::ReadHeaderPart& part : texts.front_matter) {
        if (!report.is_in_source(part.source)) continue;
        if (part.words != report.bytes(part.source))
            report.add(rules::front_matter, part.source, {in_words(part.source)});
    }
}

}  // namespace validate
