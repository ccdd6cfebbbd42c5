// What is known about a source besides its text, each with the words of the source.
#pragma once

#include <string>
#include <vector>

#include "text/slice.h"

namespace model {

struct Party {
    enum class Kind { unknown, person, organisation };
    std::string name;
    Kind kind = Kind::unknown;
    bool operator==(const Party&) const = default;
};

/// A date as the source gives it, and what it certainly means.
struct Date {
    std::string verbatim;
    std::string when;  ///< ISO 8601, in UTC where a zone is given, local without zone else; empty: unreadable
    bool operator==(const Date&) const = default;
};

/// A stretch of front matter: goes to xenoData as it stands.
struct HeaderPart {
    text::Slice slice;
    std::string format;  ///< "yaml", "json", "toml"
};

struct Metadata {
    std::string format;  ///< what was recognised: "hexo-html", "plain-text", …
    std::string title;   ///< verbatim value of the front matter, sidecar or page
    std::vector<Party> authors;
    std::vector<Date> dates;                           ///< the date of publication first
    std::vector<std::vector<std::string>> categories;  ///< paths, top first
    std::vector<std::string> tags;
    std::string url;                          ///< absolute, never guessed
    std::string journal;                      ///< monogr/title: the newspaper, the site
    std::string issue_date, issue, page;      ///< of a newspaper page; from the caller alone
    std::string publisher, rights, language;  ///< from a sidecar; language: BCP 47, else detected
    std::string extra_subjects{};
    bool draft = false;
    std::vector<HeaderPart> header;
};

}  // namespace model
