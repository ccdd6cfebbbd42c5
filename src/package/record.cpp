#include "package/record.h"

#include <algorithm>

#include "base/error.h"
#include "base/json.h"

namespace package {
namespace {

base::Json counts(const std::map<std::string, std::uint64_t>& map) {
    base::Json out = base::Json::object();
    for (const auto& [key, value] : map) out[key] = value;
    return out;
}

std::map<std::string, std::uint64_t> read_counts(const base::Json& json) {
    std::map<std::string, std::uint64_t> out;
    for (const auto& [key, value] : json.items()) out[key] = value.get<std::uint64_t>();
    return out;
}

}  // namespace

// One line of JSON with the counts and the sizes of the rows, then the rows end to end.
std::string to_string(const Record& record) {
    base::Json head;
    head["articles"] = record.articles;
    head["characters"] = record.characters;
    head["reviewed"] = record.reviewed;
    head["repairs"] = counts(record.repairs);
    head["checks"] = counts(record.checks);
    head["findings"] = counts(record.findings);
    base::Json sizes = base::Json::array();
    for (const std::string& rows : record.rows) sizes.push_back(rows.size());
    head["rows"] = sizes;
    std::string out = base::one_line(head) + "\n";
    std::size_t size = out.size();
    for (const std::string& rows : record.rows) size += rows.size();
    out.reserve(size);
    for (const std::string& rows : record.rows) out += rows;
    return out;
}

RecordView view_record(std::string_view bytes) {
    const std::size_t line = bytes.find('\n');
    const base::Error fault("a record of a document is damaged", "convert the document again");
    const auto head = base::parse_json(bytes.substr(0, line));
    if (line == std::string_view::npos || !head) throw fault;
    try {
        RecordView view;
        Record& record = view.counts;
        record.articles = head->at("articles").get<std::uint64_t>();
        record.characters = head->at("characters").get<std::uint64_t>();
        record.reviewed = head->at("reviewed").get<bool>();
        record.repairs = read_counts(head->at("repairs"));
        record.checks = read_counts(head->at("checks"));
        record.findings = read_counts(head->at("findings"));
        std::size_t at = line + 1;
        if (head->at("rows").size() != stream_count) throw fault;
        for (std::size_t i = 0; i < stream_count; ++i) {
            const auto size = head->at("rows").at(i).get<std::size_t>();
            if (size > bytes.size() - at) throw fault;
            view.rows[i] = bytes.substr(at, size);
            at += size;
        }
        if (at != bytes.size()) throw fault;
        return view;
    } catch (const base::Json::exception&) {
        throw fault;
    }
}

Record read_record(std::string_view bytes) {
    RecordView view = view_record(bytes);
    std::ranges::copy(view.rows, view.counts.rows.begin());
    return std::move(view.counts);
}

}  // namespace package
