#include "repair/omit.h"

#include <algorithm>
#include <set>

#include "repair/glosses.h"
#include "repair/omit_forms.h"
#include "text/scripts.h"
#include "text/white_space.h"

namespace repair {
namespace {

// When a text was cleared of 最 altogether. Prose that never had one shows a form of little weight once in
// a while, never several kinds of them close together.
constexpr std::size_t fewest_forms = 3;
constexpr double least_weight = 3;
constexpr double least_density = 3;  ///< weight in 1,000 characters

/// A block as its forms are looked up in: simplified, without white space and machine glosses.
struct Plain {
    Characters characters;
    std::u32string codes;
    std::vector<OmitSpot> spots{};
};

bool holds_sentences(model::Kind kind) {
    return kind == model::Kind::paragraph || kind == model::Kind::item || kind == model::Kind::cell;
}

std::vector<Plain> plain_blocks(const model::Document& document) {
    const Glosses glosses = machine_glosses(document);
    std::vector<Plain> blocks;
    for (const model::Block& block : document.blocks()) {
        if (!holds_sentences(document.node(block.node).kind)) continue;
        Plain plain{without(characters(document, block), glosses), {}};
        std::erase_if(plain.characters, [](const Character& one) { return text::is_space(one.code); });
        for (const Character& one : plain.characters) plain.codes.push_back(text::simplified(one.code));
        blocks.push_back(std::move(plain));
    }
    return blocks;
}

/// Was 最 deleted throughout?
bool is_cleared(const std::vector<Plain>& blocks) {
    std::size_t size = 0;
    double weight = 0;
    bool certain = false;
    std::set<std::size_t> forms;
    for (const Plain& block : blocks) {
        if (block.codes.find(U'最') != std::u32string::npos) return false;
        size += block.codes.size();
        for (const OmitSpot& spot : block.spots) {
            weight += spot.weight;
            certain = certain || spot.weight >= certain_weight;
            if (spot.weight > 0) forms.insert(spot.form);
        }
    }
    if (certain) return true;
    return forms.size() >= fewest_forms && weight >= least_weight &&
           weight * 1000 >= least_density * static_cast<double>(size);
}

}  // namespace

void omit(const model::Document& document, Proposals& proposals) {
    std::vector<Plain> blocks = plain_blocks(document);
    Speakers speakers;
    for (const Plain& block : blocks) add_speakers(block.codes, speakers);
    for (Plain& block : blocks) block.spots = omit_spots(block.codes, speakers);
    const bool cleared = is_cleared(blocks);
    for (const Plain& block : blocks) {
        for (const OmitSpot& spot : block.spots) {
            const Character& next = block.characters[spot.at];
            if ((spot.weight < certain_weight && !cleared) || !next.exact) continue;
            proposals.repairs.push_back({.kind = model::RepairKind::omit,
                                         .act = model::Act::supply,
                                         .target = {next.slice.begin, next.slice.begin},
                                         .reading = "最",
                                         .cert = model::Cert::low,
                                         .evidence = model::Evidence::conjecture});
        }
    }
}

}  // namespace repair
