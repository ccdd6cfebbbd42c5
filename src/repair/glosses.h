// Bracketed pinyin that a machine pasted into a text, told from readings that an author gave.
//
// The machine has a list: it glosses every occurrence of a character of the list, always with the same
// reading, and leaves all others alone. An author glosses a hard word once; a primer glosses everything.
#pragma once

#include <string>
#include <vector>

#include "repair/characters.h"
#include "text/byteshift.h"

namespace repair {

struct Gloss {
    text::Slice slice;  ///< both brackets and what stands between them
    char32_t base = 0;  ///< the character before
    std::string reading;
};

/// What a machine pasted into one document; empty when the readings are an author's.
struct Glosses {
    std::vector<Gloss> all;           ///< in the order of S
    text::InsertedReadings readings;  ///< what the list holds, as far as it shows

    [[nodiscard]] bool empty() const { return all.empty(); }
};

[[nodiscard]] Glosses machine_glosses(const model::Document& document);

/// Does the character belong to what was pasted in?
[[nodiscard]] bool is_pasted(const Character& one, const Glosses& glosses);

}  // namespace repair
