#include "package/premis.h"

#include "base/digest.h"
#include "tei/values.h"
#include "xml/emitter.h"

namespace package {
namespace {

constexpr std::string_view agent = "pressmark " PRESSMARK_VERSION;

/// The elements of an identifier.
struct Identifier {
    std::string_view name, type, value;
};
constexpr Identifier object_identifier{"objectIdentifier", "objectIdentifierType", "objectIdentifierValue"};
constexpr Identifier event_identifier{"eventIdentifier", "eventIdentifierType", "eventIdentifierValue"};
constexpr Identifier agent_identifier{"agentIdentifier", "agentIdentifierType", "agentIdentifierValue"};
constexpr Identifier linking_agent{"linkingAgentIdentifier", "linkingAgentIdentifierType",
                                   "linkingAgentIdentifierValue"};
constexpr Identifier linking_object{"linkingObjectIdentifier", "linkingObjectIdentifierType",
                                    "linkingObjectIdentifierValue"};

/// An identifier that needs no registry: a path or a name within this package.
void identifier(xml::Emitter& out, const Identifier& elements, std::string_view value) {
    out.open(elements.name);
    out.element(elements.type, "local");
    out.element(elements.value, tei::printable(value));
    out.close();
}

struct Object {
    std::string path, original_name;
    std::string digest;
    std::uint64_t size;
    std::string_view format, registry_key;  ///< of PRONOM; may be empty
};

void write_object(xml::Emitter& out, const Object& object) {
    out.open("object", {{"xsi:type", "file"}});
    identifier(out, object_identifier, object.path);
    out.open("objectCharacteristics");
    out.open("fixity");
    out.element("messageDigestAlgorithm", "SHA-512");
    out.element("messageDigest", object.digest);
    out.close();
    out.element("size", std::to_string(object.size));
    out.open("format");
    out.open("formatDesignation");
    out.element("formatName", object.format);
    out.close();
    if (!object.registry_key.empty()) {
        out.open("formatRegistry");
        out.element("formatRegistryName", "PRONOM");
        out.element("formatRegistryKey", object.registry_key);
        out.close();
    }
    out.close();
    out.close();
    out.element("originalName", tei::printable(object.original_name));
    out.close();
    out.line_end();
}

struct Event {
    std::string id;
    std::string_view type;
    std::string detail;
    std::string_view outcome;  ///< may be empty
    std::string date;
    std::vector<std::string> objects;
};

void write_event(xml::Emitter& out, const Event& event) {
    out.open("event");
    identifier(out, event_identifier, event.id);
    out.element("eventType", event.type);
    out.element("eventDateTime", event.date.empty() ? "unknown" : event.date);
    out.open("eventDetailInformation");
    out.element("eventDetail", tei::printable(event.detail));
    out.close();
    if (!event.outcome.empty()) {
        out.open("eventOutcomeInformation");
        out.element("eventOutcome", event.outcome);
        out.close();
    }
    identifier(out, linking_agent, agent);
    for (const std::string& object : event.objects) identifier(out, linking_object, object);
    out.close();
    out.line_end();
}

void open_root(xml::Emitter& out) {
    out.open("premis", {{"xmlns", "http://www.loc.gov/premis/v3"},
                        {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
                        {"version", "3.0"}});
    out.line_end();
}

std::string_view worst(const std::vector<Check>& checks) {
    std::string_view outcome = "not checked";
    for (const Check& check : checks) {
        if (check.verdict == base::Verdict::invalid) return "invalid";
        if (check.verdict == base::Verdict::valid) outcome = "valid";
    }
    return outcome;
}

}  // namespace

void add_premis(const Converted& converted, const std::string& tei_sha512, Record& record) {
    const std::string source = "data/" + converted.header.source_path;
    const std::string tei = "data/tei/" + converted.number + ".xml";
    const std::string& date = converted.header.converted_on;
    const std::string& encoding = converted.edition.document.source().encoding();
    const std::string& known = converted.header.sha512;
    const std::string digest = known.empty() ? base::digest("sha512", converted.source) : known;
    {
        xml::Emitter out(record[Stream::premis_objects]);
        write_object(out, {source, source, digest, converted.source.size(), "text (" + encoding + ")", ""});
        write_object(out, {tei, tei, tei_sha512, converted.tei.size(), "TEI P5", "fmt/1476"});
    }
    xml::Emitter out(record[Stream::premis_events]);
    const std::string& number = converted.number;
    write_event(
        out, {number + ".rename", "filename change", "original name: " + converted.path, "", date, {source}});
    write_event(out, {number + ".digest", "message digest calculation", "SHA-512", "", date, {source, tei}});
    write_event(out, {number + ".normalize", "normalization", "source to TEI P5", "", date, {source, tei}});
    std::string checks;
    for (const Check& check : converted.checks) {
        checks += (checks.empty() ? "" : ", ") + check.name + ": " + std::string(base::name(check.verdict));
    }
    write_event(out, {number + ".validate", "validation", checks, worst(converted.checks), date, {tei}});
}

std::string premis_begin() {
    std::string words;
    xml::Emitter out(words);
    out.declaration();
    open_root(out);
    return words;
}

std::string premis_end(const std::string& package_id, const std::string& date) {
    std::string words;
    xml::Emitter out(words);
    open_root(out);
    const std::size_t begin = words.size();
    write_event(out,
                {"package", "information package creation", "BagIt 1.0 package " + package_id, "", date, {}});
    out.open("agent");
    identifier(out, agent_identifier, agent);
    out.element("agentName", "pressmark");
    out.element("agentType", "software");
    out.element("agentVersion", PRESSMARK_VERSION);
    out.close();
    out.line_end();
    out.close();
    out.line_end();
    return words.substr(begin);
}

}  // namespace package
