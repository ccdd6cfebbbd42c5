// Finding the file that a manifest means by a path.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "bag/paths.h"
#include "bag/store.h"

namespace validate {

/// What a path of a manifest turned out to be.
struct Found {
    std::string path;                    ///< decoded
    std::optional<std::size_t> index{};  ///< of the file in the store
    bool twin = false;                   ///< found only after folding case and accents
    bool fault = false;                  ///< something is wrong with the path: `words`
    bool fatal = false;                  ///< and no file can be meant by it
    std::string_view words{};
    bool stray_percent = false;  ///< a % that is not an escape, where there should be none
};

class Finder {
  public:
    /// `store` outlives the finder.
    explicit Finder(const bag::Store& store) : store_(store) {}

    /// RFC 8493 §2.1.3 decodes %0A, %0D and %25. Before version 1.0 (not `strict`) that was not agreed on:
    /// there a file of the undecoded name comes first.
    [[nodiscard]] Found find(std::string_view written, bool strict);

  private:
    [[nodiscard]] std::optional<std::size_t> find_twin(std::string_view path);

    const bag::Store& store_;
    /// Folded path to index; made when the first file is not found.
    std::optional<std::unordered_map<std::string, std::size_t>> twins_;
};

/// The first fault of a path that stands in a manifest or in fetch.txt, in words; empty when there is none.
/// Unlike in a zip, line ends are no fault (§2.1.3 escapes them), and `~` at the start is one (§5.1.1).
[[nodiscard]] std::string_view fault_of_listed(std::string_view path);

/// Does the path, sound or not, lead out of the bag?
[[nodiscard]] bool leaves_the_bag(std::string_view path);

}  // namespace validate
