#include "repair/omit.h"

#include <algorithm>
#include <set>

#include "repair/glosses.h"
#include "repair/omit_forms.h"
#include "text/han_table.h"
#include "text/white_space.h"

namespace repair {
namespace {

// When a text was cleared of 最 altogether. Prose that never had one shows a form of little weight once in
// a while, never several kinds of them close together.
constexpr std::size_t fewest_forms = 3, fewest_weak_forms = 4;  ///< weak: all of them are only rarer
constexpr double odd_weight = 1.5;                              ///< hardly ever written so
constexpr double least_weight = 3;
constexpr double least_density = 3;  ///< weight in 1,000 characters

/// A stretch of a block as its forms are looked up in: simplified, without white space and machine glosses.
struct Plain {
    Characters characters{};
    std::u32string codes{};
};

/// A place where 最 may be missing, and the character behind it.
struct Place {
    OmitSpot spot;
    Character next;
};

/// What a document shows of it.
struct Census {
    std::size_t size = 0;
    bool has_one = false;  ///< 最 itself
    std::vector<Place> places;
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

Census census_of(const model::Document& document) {
    const Glosses glosses = machine_glosses(document);
    Speakers speakers;
    Census census;
    Plains plains(document, glosses);
    plains.each([&](const Plain& plain) {
        add_speakers(plain.codes, speakers);
        census.size += plain.codes.size();
        census.has_one = census.has_one || plain.codes.find(U'最') != std::u32string::npos;
    });
    // A text that has one was not cleared of them: what is not certain says nothing there.
    plains.each([&](const Plain& plain) {
        for (const OmitSpot& spot : omit_spots(plain.codes, speakers, census.has_one))
            census.places.push_back({spot, plain.characters[spot.at]});
    });
    return census;
}

/// Was 最 deleted throughout?
bool is_cleared(const Census& census) {
    if (census.has_one) return false;
    double weight = 0;
    bool odd = false;
    std::set<std::size_t> forms;
    for (const auto& [spot, next] : census.places) {
        if (spot.weight >= certain_weight) return true;
        weight += spot.weight;
        odd = odd || spot.weight >= odd_weight;
        if (spot.weight > 0) forms.insert(spot.form);
    }
    return forms.size() >= (odd ? fewest_forms : fewest_weak_forms) && weight >= least_weight &&
           weight * 1000 >= least_density * static_cast<double>(census.size);
}

}  // namespace

void omit(const model::Document& document, Proposals& proposals) {
    const Census census = census_of(document);
    const bool cleared = is_cleared(census);
    for (const auto& [spot, next] : census.places) {
        if ((spot.weight < certain_weight && !cleared) || !next.exact) continue;
        proposals.repairs.push_back({.kind = model::RepairKind::omit,
                                     .act = model::Act::supply,
                                     .target = {next.slice.begin, next.slice.begin},
                                     .reading = "最",
                                     .cert = model::Cert::low,
                                     .evidence = model::Evidence::conjecture});
    }
}

}  // namespace repair
