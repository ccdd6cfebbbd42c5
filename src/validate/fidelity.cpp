#include "validate/fidelity.h"

#include <algorithm>

#include "text/white_space.h"
#include "validate/fidelity_rules.h"
#include "validate/hygiene.h"
#include "validate/identity.h"
#include "validate/ledger_check.h"

namespace validate {
namespace {

namespace rules = fidelity_rules;

/// Runs a check and says whether it found anything.
template <class Check>
base::Verdict verdict_of(base::Findings& findings, const Check& check) {
    const std::size_t before = findings.all().size();
    check();
    return findings.all().size() == before ? base::Verdict::valid : base::Verdict::invalid;
}

base::Location location(const FidelityInput& input, std::uint32_t node) {
    base::Location where = input.document.location(input.document.node(node).offset());
    where.file = input.tei_name;
    return where;
}

/// Every choice has both its forms; no block stands inside another.
void check_elements(const FidelityInput& input, base::Findings& findings) {
    std::size_t next_block = 0;
    std::uint32_t block_end = 0;
    const auto& blocks = input.texts.blocks;
    for (std::uint32_t i = 1; i < input.document.node_count(); ++i) {
        const xml::Node node = input.document.node(i);
        if (!node.is_element()) continue;
        if (next_block < blocks.size() && blocks[next_block].node == i) {
            block_end = node.end();
            ++next_block;
        } else if (i < block_end && node.attribute("source") && node.local() != "seg") {
            findings.add(rules::nested_blocks, location(input, i));
        }
        if (node.local() != "choice") continue;
        bool sic = false, corr = false, orig = false, reg = false;
        for (xml::Node child = node.first_element(); child; child = child.next_element()) {
            sic = sic || child.local() == "sic";
            corr = corr || child.local() == "corr";
            orig = orig || child.local() == "orig";
            reg = reg || child.local() == "reg";
        }
        if (!(sic && corr) && !(orig && reg)) findings.add(rules::half_choice, location(input, i));
    }
}

/// The package's list holds what the text bears, no more and no less, in its order.
void check_list(const FidelityInput& input, const std::vector<ListedRepair>& list, base::Findings& findings) {
    const auto& repairs = input.texts.repairs;
    if (list.size() != repairs.size()) {
        findings.add(
            rules::repair_list, {.file = input.tei_name},
            {"it has " + std::to_string(list.size()) + ", the text " + std::to_string(repairs.size())});
        return;
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        const tei::ReadRepair& one = repairs[i];
        const tei::ReadBlock& block = input.texts.blocks[one.block];
        const bool same = list[i].kind == one.kind && list[i].block == block.carrier &&
                          list[i].cert == model::name(one.cert) && list[i].source == one.source_form(block) &&
                          list[i].reading == one.reading_form(block);
        if (!same) {
            findings.add(
                rules::repair_list, location(input, one.node),
                {one.kind + " of \"" + text::shortened(one.source_form(block)) + "\" is not what is listed"});
        }
    }
}

void check_accountability(const FidelityInput& input, base::Findings& findings) {
    for (const std::uint32_t node : input.texts.faulty) {
        const xml::Node element = input.document.node(node);
        std::string attributes;
        for (const xml::Attribute one : element.attributes()) {
            attributes += (attributes.empty() ? "" : " ") + std::string(one.name()) + "=\"" +
                          std::string(one.value()) + "\"";
        }
        findings.add(rules::not_understood, location(input, node), {std::string(element.name()), attributes});
    }
    check_elements(input, findings);
    if (input.repairs) check_list(input, *input.repairs, findings);
}

}  // namespace

bool Fidelity::holds() const {
    return identity != base::Verdict::invalid && coverage != base::Verdict::invalid &&
           accountability != base::Verdict::invalid && hygiene != base::Verdict::invalid;
}

Fidelity fidelity(const FidelityInput& input) {
    Fidelity out;
    if (!input.texts.is_tei) return out;
    base::Findings& findings = out.findings;
    const tei::ReadBack& texts = input.texts;
    std::vector<LedgerRow> ledger;
    base::Verdict readable = base::Verdict::not_checked;
    if (input.ledger) {
        readable =
            verdict_of(findings, [&] { ledger = read_ledger(*input.ledger, input.ledger_name, findings); });
    }
    // a text without ranges can be compared with nothing, unless it is not text at all
    const bool placed = texts.ranged || std::ranges::all_of(texts.blocks, [](const tei::ReadBlock& block) {
                            return block.diplomatic.empty();
                        });
    const bool can_compare = input.source && placed && (texts.lined || input.ledger);
    if (can_compare) {
        out.identity = verdict_of(findings, [&] {
            check_front_matter(texts, *input.source, input.source_name, findings);
            if (texts.lined) {
                check_lined_identity(texts, *input.source, input.source_name, findings);
            } else {
                check_flowed_identity(texts, ledger, *input.source, input.source_name, findings);
            }
        });
    }
    if (input.source && input.ledger && placed) {
        out.coverage = verdict_of(
            findings, [&] { check_coverage(texts, ledger, *input.source, input.source_name, findings); });
        if (readable == base::Verdict::invalid) out.coverage = base::Verdict::invalid;
    }
    out.accountability = verdict_of(findings, [&] { check_accountability(input, findings); });
    out.hygiene =
        verdict_of(findings, [&] { check_hygiene(input.document, texts, input.tei_name, findings); });
    return out;
}

}  // namespace validate
