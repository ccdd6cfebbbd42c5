// Random schemas and documents for the laws: a schema is made as a tree of patterns, which can be written in
// the full syntax or in the simple one that section 4 of the specification leads to, and from which documents
// can be generated that it must accept.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace relaxng::testing {

enum class Kind : std::uint8_t {
    empty,
    text,
    data,
    value,
    list,
    attribute,
    element,
    group,
    choice,
    interleave,
    one_or_more,
    zero_or_more,
    optional,
    mixed,
};

struct Part {
    Kind kind = Kind::empty;
    std::string name{};  ///< of elements and attributes; the type of data; the value of value
    std::vector<Part> parts{};
};

/// A document, as far as it can be spoilt: an element, or a text when it has no name.
struct Piece {
    std::string name{}, text{};
    std::vector<std::pair<std::string, std::string>> attributes{};
    std::vector<Piece> pieces{};
};

class RandomSchema {
  public:
    explicit RandomSchema(std::uint32_t seed);

    [[nodiscard]] std::string full_syntax();
    [[nodiscard]] std::string simple_syntax();
    /// A document that the schema allows.
    [[nodiscard]] Piece document();
    /// The document with something dropped, doubled, moved or renamed.
    void spoil(Piece& document);
    [[nodiscard]] static std::string written(const Piece& document);

  private:
    std::size_t pick(std::size_t below) { return random_() % below; }
    Part element(int depth, bool fresh);
    Part attribute(std::size_t number);
    Part content(int depth, bool fresh, bool text);
    Part string_content();

    std::string full(const Part& part, bool top);
    std::string full_parts(const Part& part);
    std::string simple(const Part& part);
    std::string simple_joined(const std::string& tag, std::vector<std::string> parts);

    void generate(const Part& part, Piece& into);
    std::string string_for(const Part& part);
    void collect(Piece& piece, std::vector<Piece*>& all);

    std::mt19937 random_;
    Part root_;
    std::size_t names_ = 0;
    std::vector<std::string> defines_;
};

}  // namespace relaxng::testing
