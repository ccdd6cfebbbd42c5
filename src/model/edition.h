// An edition: a document and the repairs that say how to read it; its two readings.
#pragma once

#include <functional>
#include <string>

#include "model/document.h"
#include "model/repair.h"

namespace model {

struct Edition {
    Document document;
    Repairs repairs;
};

/// One step of a walk through a block in which elements and repairs nest.
struct Step {
    enum class What { open_node, close_node, open_repair, close_repair, text };
    What what;
    std::uint32_t node = 0;          ///< open_node, close_node, text: the node
    const Repair* repair = nullptr;  ///< open_repair, close_repair
    text::Slice slice{};             ///< text: where it stands in S
    std::string_view words{};        ///< text: what it stands for
};

/// Walks the subtree of a block (the block's own node included), repairs merged in: elements and
/// repairs come properly nested; a repair that covers an element whole is outside it.
void walk(const Edition& edition, const Block& block, const std::function<void(const Step&)>& visit);

/// DIPLOMATIC of a block, of the whole document (tei-encoding.md, section 3).
[[nodiscard]] std::string diplomatic(const Document& document, const Block& block);
[[nodiscard]] std::string diplomatic(const Document& document);

/// READING of a block: repairs of certainty `threshold` and above are applied.
[[nodiscard]] std::string reading(const Edition& edition, const Block& block, Cert threshold = Cert::medium);
/// READING of one article (the node of a container), of the whole document.
[[nodiscard]] std::string reading(const Edition& edition, std::uint32_t container,
                                  Cert threshold = Cert::medium);
[[nodiscard]] std::string reading(const Edition& edition, Cert threshold = Cert::medium);

/// A stable text form for tests and for people: the tree with its slices, then the repairs.
[[nodiscard]] std::string dump(const Edition& edition);

}  // namespace model
