#include "package/assemble.h"

#include "bag/packed.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/json.h"
#include "package/access.h"
#include "package/premis.h"
#include "package/readme.h"
#include "package/ro_crate.h"
#include "package/tables.h"
#include "report/review.h"

namespace package {
namespace {

std::string attribute(const xml::Node& node, std::string_view name) {
    const xml::Attribute found = node.attribute(name, xml::xml_namespace);
    return found ? std::string(found.value()) : std::string{};
}

void add_access_copies(const Converted& converted, const std::vector<std::string>& titles,
                       const Flattener& flattener, DocumentFiles& out) {
    const AccessHeader header{converted.header.document_id, attribute(converted.document.element(), "lang"),
                              "../../tei/" + converted.number + ".xml", converted.header.authority};
    out.copies = access_copies(converted.texts, titles, flattener, header);
    const std::string name = converted.number + "-";
    for (const AccessCopy& copy : out.copies)
        out.entries.push_back({"data/access/text/" + name + copy.article + ".txt", copy.text});
    for (const AccessCopy& copy : out.copies)
        out.entries.push_back({"data/access/tei/" + name + copy.article + ".xml", copy.tei});
}

void add_review(const Converted& converted, const std::vector<std::string>& titles, Record& record) {
    std::string title;
    for (const std::string& one : titles) {
        if (title.empty()) title = one;
    }
    record.reviewed = true;
    record[Stream::review] = report::review_section(
        converted.edition, {converted.number, converted.path, title, "../tei/" + converted.number + ".xml",
                            converted.header.threshold});
}

/// Adds up the counts of records.
void count(const Record& record, Record& total) {
    total.articles += record.articles;
    total.characters += record.characters;
    for (const auto& [key, value] : record.repairs) total.repairs[key] += value;
    for (const auto& [key, value] : record.checks) total.checks[key] += value;
    for (const auto& [key, value] : record.findings) total.findings[key] += value;
}

base::Json counts(const std::map<std::string, std::uint64_t>& map) {
    base::Json out = base::Json::object();
    for (const auto& [key, value] : map) out[key] = value;
    return out;
}

}  // namespace

std::string decoded_path(std::string_view source_path) {
    const std::size_t folder = source_path.rfind('/');
    const std::size_t dot = source_path.rfind('.');
    const bool has_ending =
        dot != std::string_view::npos && (folder == std::string_view::npos || dot > folder);
    return std::string(source_path.substr(0, has_ending ? dot : source_path.size())) + ".utf8.txt";
}

DocumentFiles make_files(const Converted& converted) {
    DocumentFiles out;
    const text::SourceText& source = converted.edition.document.source();
    const std::string kept = "data/" + converted.header.source_path;
    out.entries.push_back({kept, converted.source});
    if (const std::string& known = converted.header.sha512; !known.empty())
        out.entries.back().sums = {base::from_hex(known), converted.source_crc};
    if (!source.is_utf8()) out.entries.push_back({decoded_path(kept), source.text()});
    const std::string tei_sha512 = base::digest("sha512", converted.tei);
    out.entries.push_back({"data/tei/" + converted.number + ".xml", converted.tei,
                           bag::Sums{base::from_hex(tei_sha512), bag::crc32(0, converted.tei)}});
    out.entries.push_back({"data/report/ledger/" + converted.number + ".csv", converted.ledger});
    const Flattener flattener(converted.document, converted.texts, converted.header.threshold);
    const std::vector<std::string> titles = part_titles(converted.document, converted.texts);
    add_access_copies(converted, titles, flattener, out);
    for (const Picture& picture : converted.pictures)
        out.entries.push_back({"data/" + picture.path, picture.bytes});

    Record record;
    out.articles = add_articles(converted, titles, out.copies, flattener, record);
    add_metadata(converted, record);
    add_repairs(converted, record);
    add_checks(converted, record);
    add_premis(converted, tei_sha512, record);
    if (converted.reviewed) add_review(converted, titles, record);
    for (const DocumentFile& entry : out.entries) {
        add_to_crate(entry.path, entry.bytes.size(), entry.path == kept ? converted.path : std::string{},
                     record);
    }
    out.record = to_string(record);
    return out;
}

Collector::Collector(Append append) : append_(std::move(append)) {}

void Collector::put(Stream stream, std::string_view rows) {
    if (rows.empty()) return;
    sizes_[static_cast<std::size_t>(stream)] += rows.size();
    append_(stream, rows);
}

void Collector::add(const RecordView& record) {
    count(record.counts, total_);
    for (std::size_t i = 0; i < stream_count; ++i) {
        const auto stream = static_cast<Stream>(i);
        if (stream == Stream::checks) {
            if (documents_ > 0) put(stream, ",\n");
            put(stream, record[stream]);
        } else if (stream == Stream::review) {
            const bool fits =
                documents_ < most_reviewed && sizes_[i] + record[stream].size() <= most_review_bytes;
            PM_CHECK(record.counts.reviewed || documents_ >= most_reviewed);
            if (!fits || reviewed_ != documents_) continue;  // the first documents, without a gap
            put(stream, record[stream]);
            ++reviewed_;
        } else {
            put(stream, record[stream]);
        }
    }
    ++documents_;
}

std::vector<CollectedFile> Collector::finish(const PackageFacts& facts) {
    const auto rows = [](Stream stream) { return Piece{stream, {}}; };
    const auto words = [](std::string text) { return Piece{{}, std::move(text)}; };
    base::Json summary;
    summary["documents"] = documents_;
    summary["articles"] = total_.articles;
    summary["characters"] = total_.characters;
    summary["checks"] = counts(total_.checks);
    summary["repairs"] = counts(total_.repairs);
    summary["findings"] = counts(total_.findings);

    std::vector<CollectedFile> files;
    files.push_back(
        {"data/access/articles.csv", {words(std::string(articles_header)), rows(Stream::articles_csv)}});
    files.push_back({"data/access/articles.jsonl", {rows(Stream::articles_jsonl)}});
    files.push_back(
        {"data/report/repairs.csv", {words(std::string(repairs_header)), rows(Stream::repairs_csv)}});
    files.push_back({"data/report/checks.json",
                     {words("{\"documents\":[\n"), rows(Stream::checks),
                      words("\n],\"summary\":" + base::one_line(summary) + "}\n")}});
    const report::ReviewFigures figures{facts.id,          documents_,     reviewed_,    total_.articles,
                                        total_.characters, total_.repairs, total_.checks};
    files.push_back(
        {"data/report/index.html",
         {words(report::review_begin(figures)), rows(Stream::review), words(report::review_end())}});
    files.push_back(
        {"data/metadata/metadata.csv", {words(std::string(metadata_header)), rows(Stream::metadata_csv)}});
    files.push_back({"data/metadata/premis.xml",
                     {words(premis_begin()), rows(Stream::premis_objects), rows(Stream::premis_events),
                      words(premis_end(facts.id, facts.date))}});
    if (!facts.job.empty()) files.push_back({"data/metadata/job.toml", {words(facts.job)}});
    for (const Entry& schema : facts.schemas) files.push_back({schema.path, {words(schema.bytes)}});
    files.push_back({"data/README.txt", {words(readme(facts.id, documents_, total_.articles))}});

    for (const CollectedFile& file : files) {
        if (file.path == "data/README.txt") continue;  // the crate's end names it
        std::uint64_t size = 0;
        for (const Piece& piece : file.pieces) {
            size += piece.rows ? sizes_[static_cast<std::size_t>(*piece.rows)] : piece.words.size();
        }
        Record entry;
        add_to_crate(file.path, size, {}, entry);
        put(Stream::crate_files, entry[Stream::crate_files]);
        put(Stream::crate_parts, entry[Stream::crate_parts]);
    }
    const CrateFrame frame = crate_frame(
        {facts.id, facts.id,
         facts.description.empty() ? "News texts in TEI P5 with their sources" : facts.description,
         facts.date, facts.rights, facts.organization});
    files.push_back({"data/ro-crate-metadata.json",
                     {words(frame.begin), rows(Stream::crate_files), words(frame.middle),
                      rows(Stream::crate_parts), words(frame.end)}});
    return files;
}

bag::BagInfo bag_info(const PackageFacts& facts, const bag::Bag& bag) {
    bag::BagInfo info;
    const auto add = [&info](std::string_view label, std::string_view value) {
        if (!value.empty()) info.add(label, value);
    };
    add("Source-Organization", facts.organization);
    add("Contact-Email", facts.contact);
    add("External-Description", facts.description);
    add("Bagging-Date", facts.date.substr(0, 10));
    add("External-Identifier", payload_uuid(bag.payload_digest()));
    add("Payload-Oxum", bag.oxum());
    add("Bag-Size", bag.readable_size());
    add("Bag-Group-Identifier", facts.group);
    if (facts.bag > 0) {
        add("Bag-Count",
            std::to_string(facts.bag) + " of " + (facts.bags == 0 ? "?" : std::to_string(facts.bags)));
    }
    add("Internal-Sender-Identifier", facts.sender_id);
    add("Bag-Software-Agent", "pressmark " PRESSMARK_VERSION);
    add("Compression", facts.compressor);
    add("BagIt-Profile-Identifier", facts.profile);
    return info;
}

std::string payload_uuid(std::string_view digest) {
    // RFC 4122 §4.3 and appendix C: SHA-1 over the name space for URLs and the name
    constexpr std::string_view name_space("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8",
                                          16);
    std::string hash =
        base::digest("sha1", std::string(name_space) + "urn:pressmark:payload:" + std::string(digest));
    constexpr std::string_view digits = "0123456789abcdef";
    hash[12] = '5';
    hash[16] = digits[8 | (digits.find(hash[16]) & 3)];
    return "urn:uuid:" + hash.substr(0, 8) + "-" + hash.substr(8, 4) + "-" + hash.substr(12, 4) + "-" +
           hash.substr(16, 4) + "-" + hash.substr(20, 12);
}

}  // namespace package
