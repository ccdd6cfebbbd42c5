// The header of a post: where it stands, and its keys and values with their places.
//
// Found as Hexo finds it (`---` lines around YAML, `;;;` lines around the inside of a JSON object, the first
// line may be missing), and as people leave it: blank lines before it, no closing line, a second header
// below the first. What cannot be read as YAML is still kept, and its plain `key: value` lines are used.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "frontmatter/value_pieces.h"
#include "frontmatter/yaml.h"
#include "model/metadata.h"
#include "text/source_text.h"

namespace frontmatter {

class FrontMatter {
  public:
    /// The header blocks without their separator lines; cut where a character stands that XML forbids.
    [[nodiscard]] const std::vector<model::HeaderPart>& parts() const { return parts_; }
    /// All that is not header.
    [[nodiscard]] text::Slice body() const { return body_; }
    /// Is there such a key (also with an empty value)?
    [[nodiscard]] bool has(std::string_view key) const { return value_of(key) != nullptr; }
    /// How many keys there are.
    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    /// The value of the first of `keys` that has one that is not empty; a scalar as it is meant, of anything
    /// else nothing.
    [[nodiscard]] std::string scalar(std::span<const std::string_view> keys) const;
    /// All scalars below the value, in order: one for a scalar, its elements for a sequence, its values for a
    /// mapping, of a mapping with a key `name` only that. Empty ones are left out.
    [[nodiscard]] std::vector<std::string> scalars(std::string_view key) const;
    /// A sequence as the paths it may mean: nested sequences are paths; a flat one is one path.
    [[nodiscard]] std::vector<std::vector<std::string>> paths(std::string_view key) const;
    /// Where the scalar of the first of `keys` that has one stands, piece by piece, without white space at
    /// its ends; the pieces joined are the value, with a space for each line end in it.
    [[nodiscard]] std::vector<ValuePiece> pieces(std::span<const std::string_view> keys) const;

  private:
    friend class HeaderFinder;
    struct Entry {
        std::string key;
        std::vector<YamlNode> value;  ///< flat; empty for no value
    };
    [[nodiscard]] const Entry* value_of(std::string_view key) const;

    std::string_view whole_;
    std::vector<model::HeaderPart> parts_;
    text::Slice body_;
    std::vector<Entry> entries_;
};

/// The header of `source`, if it begins with one. Views of `source` are kept: it must outlive the result.
[[nodiscard]] std::optional<FrontMatter> read_front_matter(const text::SourceText& source,
                                                           base::Findings& findings);

}  // namespace frontmatter
