// Both texts of a TEI file, by the rules of tei-encoding.md section 3 and nothing else.
//
// Knows nothing of the writer or of the model: it takes any well-formed file, ours or another's. Total and
// linear in the size of the file; walks by loop. What is not a block yields no text; a file in which no
// element bears a range is read by the names of its blocks alone, without ranges.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "model/repair.h"
#include "xml/tree.h"

namespace tei {

/// A half-open range of bytes of a text kept here.
struct Span {
    std::size_t begin = 0, end = 0;
    [[nodiscard]] std::string_view of(std::string_view whole) const {
        return whole.substr(begin, end - begin);
    }
    bool operator==(const Span&) const = default;
};

/// A stretch of a block that is contiguous in S: the block itself, or a run.
struct ReadStretch {
    std::uint32_t node = 0;  ///< index of its element
    base::ByteRange source;  ///< in S
    Span diplomatic;         ///< in the block's diplomatic text
};

struct ReadBlock {
    std::uint32_t node = 0;              ///< index of its element
    std::uint32_t part = 0;              ///< index in parts
    std::string id;                      ///< xml:id; may be empty
    std::string carrier;                 ///< xml:id of the nearest element that has one
    std::vector<ReadStretch> stretches;  ///< in reading order; empty in a file without ranges
    std::string diplomatic;              ///< D
    std::string words_read;              ///< R before it is trimmed
    std::string proposals;               ///< what repairs say that are not applied, one after the other
    Span trimmed;                        ///< what is left of words_read
    [[nodiscard]] std::string_view reading() const { return trimmed.of(words_read); }  ///< R
    std::uint32_t row = 0;   ///< of a cell: index of its row's element; else 0
    bool run_in = false;     ///< rend="run-in"
    bool continued = false;  ///< bears prev
};

/// An element that bears `ana`.
struct ReadRepair {
    std::uint32_t node = 0;     ///< index of its element
    std::uint32_t block = 0;    ///< index in blocks
    std::uint32_t stretch = 0;  ///< index in the block's stretches
    std::string kind;           ///< "rp.double"
    std::string_view element;   ///< "choice", "surplus", "supplied", …
    model::Cert cert = model::Cert::high;
    std::string evidence;
    Span diplomatic;        ///< in the block's diplomatic text
    Span reading;           ///< in the block's words_read, or in its proposals
    bool proposed = false;  ///< is `reading` in the proposals?
    bool applied = false;

    /// What the source says; empty for what is supplied.
    [[nodiscard]] std::string_view source_form(const ReadBlock& in) const {
        return diplomatic.of(in.diplomatic);
    }
    /// What is read when it is applied.
    [[nodiscard]] std::string_view reading_form(const ReadBlock& in) const {
        return reading.of(proposed ? in.proposals : in.words_read);
    }
};

/// What R(document) joins by a blank line.
struct ReadPart {
    enum class Kind { article, series, unassigned, other };
    Kind kind = Kind::other;
    std::uint32_t node = 0;  ///< index of the div, or of the body
    std::string id;
};

/// A stretch of front matter in the header.
struct ReadHeaderPart {
    std::uint32_t node = 0;
    base::ByteRange source;
    std::string words;
};

struct ReadBack {
    bool is_tei = false;  ///< is the document element TEI's, with a text?
    bool lined = false;
    bool ranged = false;          ///< does any element bear a range?
    std::vector<ReadPart> parts;  ///< in document order; of articles, series and unassigned parts all
    std::vector<ReadBlock> blocks;
    std::vector<ReadRepair> repairs;
    std::vector<ReadHeaderPart> front_matter;
    std::vector<std::uint32_t> faulty;  ///< elements whose source, ref or quantity cannot be understood
    std::size_t joins = 0, spaces = 0, jumps = 0;  ///< other places where the texts differ
};

/// Reads the texts back; repairs of certainty `threshold` and above are applied.
[[nodiscard]] ReadBack read_back(const xml::Document& document, model::Cert threshold = model::Cert::medium);

/// D(document).
[[nodiscard]] std::string diplomatic(const ReadBack& texts);
/// R(document).
[[nodiscard]] std::string reading(const ReadBack& texts);
/// R of each part, by its index.
[[nodiscard]] std::vector<std::string> part_readings(const ReadBack& texts);

/// "src:10-42" as a range; nothing when it is none.
[[nodiscard]] std::optional<base::ByteRange> source_range(std::string_view value);

}  // namespace tei
