#include "cli/settings.h"

#include <chrono>
#include <cstdio>
#include <ctime>

#include "base/digest.h"
#include "base/error.h"
#include "tei/values.h"

namespace cli {
namespace {

base::Json optional_text(const std::optional<std::string>& value) {
    return value ? base::Json(*value) : base::Json(nullptr);
}

std::optional<std::string> text_or_none(const base::Json& value) {
    if (value.is_null()) return std::nullopt;
    return value.get<std::string>();
}

}  // namespace

base::Json to_json(const Settings& settings) {
    base::Json json;
    json["from"] = optional_text(settings.kind);
    json["encoding"] = optional_text(settings.encoding);
    json["job"] = settings.job_text;
    json["job_name"] = settings.job_name;
    json["metadata"] = settings.sidecar_text;
    json["metadata_name"] = settings.sidecar_name;
    json["site"] = settings.site_text;
    json["only"] = settings.only;
    json["without"] = settings.without;
    json["min_cert"] = settings.min_cert;
    json["date"] = settings.date;
    json["package_id"] = settings.package_id;
    json["store"] = settings.compression == bag::Compression::store;
    json["package"] = settings.package;
    return json;
}

Settings read_settings(const base::Json& json) {
    try {
        Settings settings;
        settings.kind = text_or_none(json.at("from"));
        settings.encoding = text_or_none(json.at("encoding"));
        settings.job_text = json.at("job").get<std::string>();
        settings.job_name = json.at("job_name").get<std::string>();
        settings.sidecar_text = json.at("metadata").get<std::string>();
        settings.sidecar_name = json.at("metadata_name").get<std::string>();
        settings.site_text = json.at("site").get<std::string>();
        settings.only = json.at("only").get<std::vector<std::string>>();
        settings.without = json.at("without").get<std::vector<std::string>>();
        settings.min_cert = json.at("min_cert").get<std::string>();
        settings.date = json.at("date").get<std::string>();
        settings.package_id = json.at("package_id").get<std::string>();
        settings.compression =
            json.at("store").get<bool>() ? bag::Compression::store : bag::Compression::deflate;
        settings.package = json.at("package").get<bool>();
        return settings;
    } catch (const base::Json::exception& error) {
        throw base::Error(std::string("the settings of the plan cannot be read: ") + error.what(),
                          "make the plan again with this version of pressmark");
    }
}

std::string digest_of(const Settings& settings) {
    const std::string words =
        PRESSMARK_VERSION " " + bag::compressor() + " " + base::one_line(to_json(settings));
    return base::digest("sha256", words);
}

std::string read_date(const std::string& word) {
    if (word.empty()) return {};
    if (word == "now") {
        const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
        std::tm parts{};
        ::gmtime_r(&now, &parts);
        char text[32];
        const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
        return std::string(text, size);
    }
    // Dates without year ("--03-08") are dates for TEI but none of a conversion.
    if (tei::date_when(word).empty() || word.starts_with('-')) {
        throw base::UsageError("--date must be `now` or an ISO date or time (2024-05-02), not `" + word +
                               "`");
    }
    return word;
}

model::Cert threshold_of(const Settings& settings, const Job& job) {
    if (!settings.min_cert.empty()) return read_cert(settings.min_cert, "--min-cert");
    return job.min_cert.value_or(model::Cert::medium);
}

}  // namespace cli
