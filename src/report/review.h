// The review page of a package: source beside reading, repairs highlighted. One page of HTML that needs
// nothing else and no network; its sections are made document by document.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "model/edition.h"

namespace report {

/// What a section says besides the text.
struct ReviewFacts {
    std::string number;  ///< "0001"
    std::string path;    ///< of the source, for people
    std::string title;
    std::string tei_link;  ///< relative to the page
    model::Cert threshold = model::Cert::medium;
};

/// The section of one document. Blocks without a repair are shown once, not twice; what goes beyond
/// `limit` bytes of HTML is left out and said to be.
[[nodiscard]] std::string review_section(const model::Edition& edition, const ReviewFacts& facts,
                                         std::size_t limit = std::size_t{256} << 10);

/// The figures at the top of the page.
struct ReviewFigures {
    std::string package_id;
    std::uint64_t documents = 0, shown = 0, articles = 0, characters = 0;
    std::map<std::string, std::uint64_t> repairs;  ///< by kind
    std::map<std::string, std::uint64_t> checks;   ///< by "identity valid"
};

/// What stands before and after the sections.
[[nodiscard]] std::string review_begin(const ReviewFigures& figures);
[[nodiscard]] std::string review_end();

}  // namespace report
