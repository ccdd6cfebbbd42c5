// A Schematron schema as it is written, freed from XML and with its includes put in: the input of the
// compiler. Its grammar (annex A of ISO/IEC 19757-3, and of Schematron 1.5) is checked while it is read.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schematron/schema.h"

namespace schematron {

enum class Edition : std::uint8_t { iso, old };  ///< old: Schematron 1.5

/// Where something stands. Lines are counted when it is asked for: most schemas have no faults to place.
struct Spot {
    const xml::Tree* tree = nullptr;  ///< none: nowhere
    const std::string* file = nullptr;
    std::uint32_t offset = 0, size = 0;
    [[nodiscard]] base::Location location() const;
};

/// The documents that were put in: spots point into them.
struct IncludedFile {
    std::string name{};
    xml::Document document{};
};
using IncludedFiles = std::deque<IncludedFile>;

struct SourceNode {
    std::string name{};  ///< local name of a Schematron element; empty for text; "xsl:key" for that one
    std::string text{};  ///< of a text node, or of a foreign element among text
    std::vector<std::pair<std::string, std::string>> attributes{};
    std::vector<std::pair<std::string, Spot>> places{};  ///< of the attributes' values
    std::vector<SourceNode> children{};
    Spot where{};
    std::string markup{};          ///< of a let without value: itself with its content, as a document
    std::string markup_why_not{};  ///< why that content is not a value as it stands

    [[nodiscard]] bool is(std::string_view element) const { return name == element; }
    /// The attribute's value; empty when absent.
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
    [[nodiscard]] bool has(std::string_view wanted) const;
    /// Where the attribute's value stands, else where the element does.
    [[nodiscard]] const Spot& spot(std::string_view wanted) const;
    [[nodiscard]] base::Location place(std::string_view wanted) const { return spot(wanted).location(); }
};

struct Grammar;

class SourceReader {
  public:
    /// What is included is kept in `included`, which outlives what is read.
    SourceReader(Edition edition, const Loader& loader, IncludedFiles& included, base::Findings& findings)
        : edition_(edition), loader_(loader), files_(included), findings_(findings) {}

    /// The element with everything below it, checked against the grammar. Document and `file` outlive it.
    [[nodiscard]] SourceNode read(xml::Node element, const std::string& file);

  private:
    static void read_markup(xml::Node let, SourceNode& out);
    static void read_attributes(xml::Node element, SourceNode& out);
    void read_children(xml::Node element, SourceNode& out);
    void read_child(xml::Node child, SourceNode& out);
    std::optional<SourceNode> read_foreign(xml::Node child, const Grammar* parent, const SourceNode& out);
    void include(const SourceNode& link, SourceNode& out, bool children_only);
    void check_attributes(const SourceNode& node);
    void check_content(const SourceNode& node);
    void check_order(const SourceNode& node);

    Edition edition_;
    const Loader& loader_;
    IncludedFiles& files_;
    base::Findings& findings_;
    std::uint32_t included_ = 0, level_ = 0;
    std::set<std::string> ids_;
};

}  // namespace schematron
