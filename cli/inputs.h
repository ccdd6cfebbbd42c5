// What a batch is made of: the files that the person named, and those in the folders and zips that he
// named.
//
// What is a source is settled by content (converters::choose), but some names are never looked into:
//   - hidden ones (`.git`, `.DS_Store`), `__MACOSX`, `Thumbs.db`, `node_modules`;
//   - files whose names end like those of pictures, archives, data and programs (a table in inputs.cpp);
//   - in a Hexo site (a folder with `_config.yml` and `source`): all but `source`;
//   - what pressmark writes itself: the folders of batches, and the folder that this one writes to.
// A file that is named itself is always tried. Drafts (`_drafts`) are sources like others; the converter
// marks them. Links are followed, but for those that lead back to a folder above.
//
// Always holds: paths in the batch are UTF-8 and `/`-separated; a folder is walked in the order of their
// bytes; FIFOs, sockets and devices are refused without being opened.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/finding.h"

namespace cli {

/// A source of a batch, named but not read.
struct Input {
    std::string path;          ///< in the batch: below the folder that was named
    std::string file;          ///< in the file system, as from the root; empty: standard input
    std::string raw_path{};    ///< the name's own bytes, where they are not those of `path`
    std::int64_t member = -1;  ///< in a zip: the index of the entry
    std::uint64_t size = 0;    ///< in bytes; 0 for standard input
    std::int64_t changed = 0;  ///< time of the last change, in nanoseconds
    bool named = false;        ///< the person named this very file
};

/// What listing found besides the inputs.
struct Listing {
    std::uint64_t skipped = 0;  ///< files whose names say that they are not sources
    base::Findings findings;
};

/// Lists what `arguments` name, one after the other, each in the order of path bytes. `-` is standard
/// input. `output` is where the batch writes to: a folder of that path within another is not walked. Throws
/// base::Error for a name that does not exist.
[[nodiscard]] Listing list_inputs(const std::vector<std::string>& arguments,
                                  const std::filesystem::path& output,
                                  const std::function<void(Input)>& take);

/// Throws base::Error, as listing does, when one of `arguments` does not exist.
void require_inputs(const std::vector<std::string>& arguments);

/// Is a file of this name never looked into, unless it is named itself?
[[nodiscard]] bool never_a_source(std::string_view name);

/// `raw` as UTF-8: as it stands, or read as GB18030, or with \xNN for bytes that are neither.
[[nodiscard]] std::string readable_name(const std::string& raw, std::string* read_as = nullptr);

}  // namespace cli
