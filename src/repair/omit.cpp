#include "repair/omit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "repair/glosses.h"
#include "repair/omit_phrases.h"
#include "repair/omit_signs.h"
#include "repair/omit_weights.h"
#include "text/han_table.h"
#include "text/white_space.h"

namespace repair {
namespace {

// A text without any 最 may never have had one: it is cleared when these odds say so, and a spot of it is
// flagged when its own do. All are natural logarithms.
constexpr double cleared_evidence = 5;
constexpr double least_score = 0.6;
constexpr double phrase_score = 8;       ///< of a set phrase
constexpr double most_score = 5;         ///< no spot says more: it takes several
constexpr std::size_t least_size = 100;  ///< characters; of fewer, no odds are known but by a set phrase
constexpr double least_likely = -1;      ///< less is never flagged
constexpr double hopeless = -30;         ///< evidence that nothing behind it makes up for

/// Of the characters of modern prose three or four in a hundred are 的; classical Chinese has none, and other
/// superlatives.
constexpr double modern_share = 0.01;

/// How many of a text's spots may have lost their 最: one in a report of a day, or a tenth of those of a
/// eulogy.
constexpr std::array shares = {0.04, 0.08, 0.15};

/// A stretch of a block as its forms are looked up in: simplified, without white space and machine glosses.
struct Plain {
    Characters characters{};
    std::u32string codes{};
};

/// A spot where 最 may be missing.
struct Likely {
    Character next;  ///< behind it
    double score;
};

/// What a document shows of it.
struct Census {
    bool has_one = false;                          ///< 最 itself
    std::size_t size = 0, particles = 0;           ///< characters, and how many of them are 的
    std::vector<Character> certain;                ///< what is missing it in set phrases
    std::vector<Likely> likely;                    ///< if all were deleted
    std::array<double, shares.size()> evidence{};  ///< for that, by the share of spots

    [[nodiscard]] double most_evidence() const { return *std::ranges::max_element(evidence); }

    /// Is it prose that may have been cleared of them? A text that has one was not.
    [[nodiscard]] bool may_be_cleared() const {
        return !has_one && static_cast<double>(particles) >= modern_share * static_cast<double>(size);
    }

    [[nodiscard]] bool is_cleared() const {
        return may_be_cleared() && most_evidence() >= cleared_evidence &&
               (size >= least_size || !certain.empty());
    }
};

bool holds_sentences(model::Kind kind) {
    return kind == model::Kind::paragraph || kind == model::Kind::item || kind == model::Kind::cell;
}

template <class Look>
void each_plain(const model::Document& document, const Glosses& glosses, const Look& look) {
    const auto window = [&](const Characters& all) {
        Plain plain;
        plain.characters.resize(all.size());
        plain.codes.resize(all.size());
        std::size_t size = 0;
        for (const Character& one : all) {
            const bool han = text::in_han_table(one.code);  // nearly all
            if ((!han && text::is_space(one.code)) || is_pasted(one, glosses)) continue;
            plain.characters[size] = one;
            plain.codes[size++] = han ? text::han_simplified[one.code - text::first_ideograph] : one.code;
        }
        plain.characters.resize(size);
        plain.codes.resize(size);
        look(plain);
    };
    for (const model::Block& block : document.blocks()) {
        if (holds_sentences(document.node(block.node).kind)) in_windows(document, block, window);
    }
}

/// The stretches of a document, which are looked at twice: those of one that is not long are kept.
class Plains {
  public:
    Plains(const model::Document& document, const Glosses& glosses)
        : document_(document), glosses_(glosses) {}

    template <class Look>
    void each(const Look& look) {
        if (whole_) {
            for (const Plain& plain : kept_) look(plain);
            return;
        }
        std::size_t size = 0;
        each_plain(document_, glosses_, [&](Plain& plain) {
            look(plain);
            size += plain.codes.size();
            if (size <= most_kept) kept_.push_back(std::move(plain));
        });
        whole_ = size <= most_kept;
        if (!whole_) kept_.clear();
    }

  private:
    static constexpr std::size_t most_kept = window_size / 4;  ///< characters

    const model::Document& document_;
    const Glosses& glosses_;
    std::vector<Plain> kept_;
    bool whole_ = false;  ///< all are kept
};

constexpr double odds_of(double share) {
    return share / (1 - share);
}

/// What a spot says for all 最 having been deleted: by how much the logarithms of its odds grow.
void add_evidence(double score, Census& census) {
    const double times_likelier = std::exp(score) / odds_of(omit_share);
    for (std::size_t i = 0; i < shares.size(); ++i)
        census.evidence[i] += std::log1p(shares[i] * (times_likelier - 1));
}

Census census_of(const model::Document& document) {
    const Glosses glosses = machine_glosses(document);
    Speakers speakers;
    Census census;
    Plains plains(document, glosses);
    plains.each([&](const Plain& plain) {
        add_speakers(plain.codes, speakers);
        census.has_one = census.has_one || plain.codes.find(U'最') != std::u32string::npos;
        census.size += plain.codes.size();
        census.particles += static_cast<std::size_t>(std::ranges::count(plain.codes, U'的'));
    });
    OmitSigns signs;
    plains.each([&](const Plain& plain) {
        for (const std::size_t at : omit_phrases(plain.codes, speakers)) {
            census.certain.push_back(plain.characters[at]);
            add_evidence(phrase_score, census);
        }
        if (!census.may_be_cleared()) return;
        for (std::size_t at = 0; at < plain.codes.size() && census.most_evidence() > hopeless; ++at) {
            if (!may_follow_zui(plain.codes[at])) continue;
            signs.look(plain.codes, at);
            const double score = omit_score(signs);
            add_evidence(std::min(score, most_score), census);
            if (score >= least_likely) census.likely.push_back({plain.characters[at], score});
        }
    });
    return census;
}

}  // namespace

void omit(const model::Document& document, Proposals& proposals) {
    const Census census = census_of(document);
    std::vector<Character> missing = census.certain;
    if (census.is_cleared()) {
        const auto most = std::ranges::max_element(census.evidence) - census.evidence.begin();
        const double share = shares[static_cast<std::size_t>(most)];
        const double likelier = std::log(odds_of(share) / odds_of(omit_share));
        for (const Likely& one : census.likely) {
            if (one.score + likelier >= least_score) missing.push_back(one.next);
        }
    }
    std::ranges::sort(missing, {}, [](const Character& one) { return one.slice.begin; });
    const auto same = [](const Character& one, const Character& two) {
        return one.slice.begin == two.slice.begin;
    };
    missing.erase(std::unique(missing.begin(), missing.end(), same), missing.end());
    for (const Character& next : missing) {
        if (!next.exact) continue;
        proposals.repairs.push_back({.kind = model::RepairKind::omit,
                                     .act = model::Act::supply,
                                     .target = {next.slice.begin, next.slice.begin},
                                     .reading = "最",
                                     .cert = model::Cert::low,
                                     .evidence = model::Evidence::conjecture});
    }
}

}  // namespace repair
