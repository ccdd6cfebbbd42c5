#include "package/ro_crate.h"

#include <algorithm>

#include "base/json.h"
#include "base/json_text.h"

namespace package {
namespace {

base::Json reference(std::string_view id) {
    base::Json out;
    out["@id"] = id;
    return out;
}

/// RO-Crate 1.1: the root is where ro-crate-metadata.json lies, which is data/.
std::string_view in_crate(std::string_view path) {
    constexpr std::string_view root = "data/";
    return path.starts_with(root) ? path.substr(root.size()) : path;
}

}  // namespace

std::string_view media_type(std::string_view path) {
    struct Entry {
        std::string_view ending, type;
    };
    constexpr Entry entries[] = {
        {".csv", "text/csv"},          {".jsonl", "application/jsonl"},
        {".json", "application/json"}, {".html", "text/html"},
        {".htm", "text/html"},         {".md", "text/markdown"},
        {".txt", "text/plain"},        {".rng", "application/xml"},
        {".sch", "application/xml"},   {".odd", "application/tei+xml"},
        {".toml", "application/toml"}, {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},       {".png", "image/png"},
        {".gif", "image/gif"},         {".webp", "image/webp"},
        {".svg", "image/svg+xml"},
    };
    if (path.ends_with(".xml")) {
        return path.find("tei/") == std::string_view::npos ? "application/xml" : "application/tei+xml";
    }
    const auto* found =
        std::ranges::find_if(entries, [path](const Entry& one) { return path.ends_with(one.ending); });
    return found == std::end(entries) ? "application/octet-stream" : found->type;
}

void add_to_crate(std::string_view path, std::uint64_t size, std::string_view name, Record& record) {
    // Without trees of values: a package has tens of thousands of these.
    std::string id = "{\"@id\":";
    base::append_json(id, in_crate(path));
    std::string& files = record[Stream::crate_files];
    files += id;
    files += ",\"@type\":\"File\"";
    if (!name.empty()) files += ",\"name\":" + base::one_line(base::Json(name));
    files += ",\"encodingFormat\":";
    base::append_json(files, media_type(path));
    files += ",\"contentSize\":\"" + std::to_string(size) + "\"},\n";
    record[Stream::crate_parts] += id + "},\n";
}

CrateFrame crate_frame(const CrateFacts& facts) {
    base::Json descriptor = reference("ro-crate-metadata.json");
    descriptor["@type"] = "CreativeWork";
    descriptor["conformsTo"] = reference("https://w3id.org/ro/crate/1.1");
    descriptor["about"] = reference("./");
    base::Json root = reference("./");
    root["@type"] = "Dataset";
    root["identifier"] = facts.id;
    root["name"] = facts.name;
    root["description"] = facts.description;
    root["datePublished"] = facts.date.empty() ? "unknown" : facts.date;
    root["license"] = facts.license.empty() ? "The rights were not assessed." : facts.license;
    if (!facts.organization.empty()) root["publisher"] = reference("#publisher");
    CrateFrame frame;
    frame.begin = "{\"@context\":\"https://w3id.org/ro/crate/1.1/context\",\"@graph\":[\n" +
                  base::one_line(descriptor) + ",\n";
    if (!facts.organization.empty()) {
        base::Json publisher = reference("#publisher");
        publisher["@type"] = "Organization";
        publisher["name"] = facts.organization;
        frame.begin += base::one_line(publisher) + ",\n";
    }
    // the root comes last: only then are all its parts known
    std::string words = base::one_line(root);
    words.pop_back();
    frame.middle = words + ",\"hasPart\":[\n";
    frame.end = base::one_line(reference("README.txt")) + "]}\n]}\n";
    return frame;
}

}  // namespace package
