// Is an author a person or an organisation? Said only on evidence.
#pragma once

#include <string>
#include <string_view>

#include "model/metadata.h"

namespace frontmatter {

/// `name` as an author: an organisation by its last word (…网, …日报, …局), a person by a byline in `body`
/// ("记者江一帆") or a surname and one to three more characters; else unknown.
[[nodiscard]] model::Party party(std::string_view name, std::string_view body);

/// The first person that a byline in `body` names ("（记者江一帆）", "记者 江一帆"); empty when there is
/// none.
[[nodiscard]] std::string byline_person(std::string_view body);

/// Does `body` name the person in a byline: 记者 and the name?
[[nodiscard]] bool is_in_byline(std::string_view body, std::string_view name);

}  // namespace frontmatter
