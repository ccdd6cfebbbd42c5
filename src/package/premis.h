// metadata/premis.xml, PREMIS 3: the source and the TEI of each document, what was done to them, and by
// whom. `originalName` is the path in the transfer; each event has one agent.
#pragma once

#include <string>

#include "package/converted.h"
#include "package/record.h"

namespace package {

/// Adds the objects and the events of one document; `tei_sha512` is the digest of its TEI, hexadecimal.
void add_premis(const Converted& converted, const std::string& tei_sha512, Record& record);

/// What stands before the objects, and after the events that follow them.
[[nodiscard]] std::string premis_begin();
[[nodiscard]] std::string premis_end(const std::string& package_id, const std::string& date);

}  // namespace package
