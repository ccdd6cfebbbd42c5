// The tables of a package, row by row: articles.csv and .jsonl, metadata.csv, repairs.csv, checks.json.
#pragma once

#include "package/access.h"
#include "package/converted.h"
#include "package/record.h"

namespace package {

/// Adds the rows of all articles, and the counts. Gives what a catalogue lists of them. `titles`:
/// part_titles(); `copies`: access_copies(), which the result points into.
std::vector<ArticleFacts> add_articles(const Converted& converted, const std::vector<std::string>& titles,
                                       const std::vector<AccessCopy>& copies, const Flattener& flattener,
                                       Record& record);
/// Adds the document's row of metadata.csv: Dublin Core for ingest systems.
void add_metadata(const Converted& converted, Record& record);
/// Adds a row for each repair that bears a kind, in the order of the text.
void add_repairs(const Converted& converted, Record& record);
/// Adds what was checked and found.
void add_checks(const Converted& converted, Record& record);

inline constexpr std::string_view articles_header =
    "id,document,date,title,kicker,byline,dateline,categories,tags,url,lang,characters,paragraphs,repairs\n";
inline constexpr std::string_view metadata_header =
    "filename,dc.title,dc.creator,dc.date,dc.subject,dc.source,dc.language,dc.rights\n";
inline constexpr std::string_view repairs_header = "document,block,start,end,kind,cert,source,reading\n";

}  // namespace package
