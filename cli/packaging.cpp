#include "cli/packaging.h"

#include <map>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "bag/proof.h"
#include "base/error.h"
#include "cli/batch_folder.h"
#include "cli/long_file.h"
#include "cli/message.h"
#include "cli/row_file.h"
#include "cli/threads.h"
#include "validate/bagit.h"
#include "validate/embedded.h"

namespace cli {
namespace {

/// Collected files above this size are packed part by part, or stored as they are.
constexpr std::uint64_t largest_in_memory = bag::part_size;

/// Gives pages back that a worker keeps for its next document (pool.h), or that the books of writing took:
/// those of reading back are as large, and should not stand beside them.
void give_back_memory() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

class PackageWriter {
  public:
    explicit PackageWriter(const PackagePlan& plan)
        : plan_(plan),
          rows_(plan.batch, package::stream_count),
          articles_(plan.batch, plan.threads),
          collector_([this](package::Stream stream, std::string_view rows) {
              if (stream == articles && packs()) {
                  articles_.append(rows);
              } else {
                  rows_.append(static_cast<std::size_t>(stream), rows);
              }
          }),
          sealer_({"sha512"}, plan.compression),
          writer_(plan.target, plan.facts.id) {}

    PackageReport run() {
        PackageReport report;
        SpoolReader spool(plan_.batch);
        for (std::size_t i = 0; i < plan_.members.size(); ++i) {
            const Member& member = plan_.members[i];
            PackageParcel parcel;
            package::RecordView record;
            try {
                parcel = spool.read_for_package(member.place);
                record = package::view_record(parcel.record);
            } catch (const base::Error&) {
                report.lost.push_back(member.number);
                continue;
            }
            // One that was not expected to stand so early in a package (review_guess.h).
            if (i < package::most_reviewed && !record.counts.reviewed) report.lost.push_back(member.number);
            // After a loss only the others are looked at: there will be another attempt.
            if (!report.lost.empty()) continue;
            for (PackageParcel::PackedFile& one : parcel.files) {
                proofs_.put(writer_.entries(), one.proof);
                writer_.add(std::move(one.file), one.packed);
            }
            collector_.add(record);
        }
        if (!report.lost.empty()) return report;
        for (const package::CollectedFile& file : collector_.finish(plan_.facts)) add_collected(file);
        writer_.finish(package::bag_info(plan_.facts, writer_.bag()));
        writer_.release_books();
        give_back_memory();
        check(report);
        if (!report.good) return report;
        report.sha256 = writer_.sha256();
        report.size = std::filesystem::file_size(writer_.part_path());
        writer_.commit();
        return report;
    }

  private:
    /// The longest rows by far are a file by themselves, and are packed as they come.
    static constexpr package::Stream articles = package::Stream::articles_jsonl;

    [[nodiscard]] bool packs() const { return plan_.compression != bag::Compression::store; }

    void add_articles(const std::string& path) {
        if (std::optional<std::string> whole = articles_.take_short()) {
            writer_.add(sealer_.seal(path, std::move(*whole)));
        } else {
            articles_.finish(path, writer_);
        }
    }

    void add_collected(const package::CollectedFile& file) {
        if (packs() && file.pieces.size() == 1 && file.pieces.front().rows == articles) {
            add_articles(file.path);
            return;
        }
        std::uint64_t size = 0;
        for (const package::Piece& piece : file.pieces) {
            size += piece.words.size() + (piece.rows ? rows_.size(static_cast<std::size_t>(*piece.rows)) : 0);
        }
        if (size > largest_in_memory) {
            if (!packs()) {
                add_stored(file);
            } else {
                LongFile packed(plan_.batch, plan_.threads);
                each_part(file, [&](std::string_view part) { packed.append(part); });
                packed.finish(file.path, writer_);
            }
            return;
        }
        std::string bytes;
        bytes.reserve(size);
        each_part(file, [&](std::string_view part) { bytes += part; });
        writer_.add(sealer_.seal(file.path, std::move(bytes)));
    }

    void add_stored(const package::CollectedFile& file) {
        const std::filesystem::path whole = plan_.batch / (plan_.target.filename().string() + ".collected");
        {
            WholeFile out(whole);
            each_part(file, [&](std::string_view part) { out.append(part); });
            out.finish();
        }
        writer_.add_large(file.path, whole);
        remove_whole(whole);
    }

    template <typename Take>
    void each_part(const package::CollectedFile& file, const Take& take) {
        for (const package::Piece& piece : file.pieces) {
            if (piece.rows) rows_.read(static_cast<std::size_t>(*piece.rows), take);
            take(piece.words);
        }
    }

    void check(PackageReport& report) {
        base::Findings findings;
        validate::BagOptions options;
        options.name = plan_.target.string();
        options.zip.tiling = bag::ZipRules::Tiling::exact;
        options.proofs = &proofs_;
        options.parts = {plan_.threads, in_threads};
        const validate::BagReport checked = validate::bagit(writer_.part_path(), options, findings);
        report.good = checked.verdict == base::Verdict::valid;
        if (!report.good) report.findings = base::one_line(to_json(findings));
    }

    const PackagePlan& plan_;
    RowFiles rows_;
    LongFile articles_;
    package::Collector collector_;
    bag::Sealer sealer_;
    bag::BagWriter writer_;
    bag::Proofs proofs_;  ///< of what the workers packed, by entry
};

/// The facts that are plain texts, by name.
struct FactName {
    const char* name;
    std::string package::PackageFacts::*member;
};
constexpr FactName fact_names[] = {
    {"id", &package::PackageFacts::id},
    {"organization", &package::PackageFacts::organization},
    {"contact", &package::PackageFacts::contact},
    {"description", &package::PackageFacts::description},
    {"rights", &package::PackageFacts::rights},
    {"profile", &package::PackageFacts::profile},
    {"date", &package::PackageFacts::date},
    {"group", &package::PackageFacts::group},
    {"sender_id", &package::PackageFacts::sender_id},
    {"compressor", &package::PackageFacts::compressor},
    {"job", &package::PackageFacts::job},
};

}  // namespace

PackageReport write_package(const PackagePlan& plan) {
    PackageReport report;
    give_back_memory();
    try {
        report = PackageWriter(plan).run();
    } catch (const base::Error& error) {
        report.failure =
            error.remedy().empty() ? error.what() : std::string(error.what()) + " (" + error.remedy() + ")";
    } catch (const std::bad_alloc&) {
        report.failure = "not enough memory for the package";
    } catch (const std::exception& error) {
        report.failure = std::string("pressmark itself failed: ") + error.what();
    }
    give_back_memory();
    return report;
}

base::Json to_json(const std::vector<Member>& members) {
    // One flat list of numbers, and each segment's name once: a package has many thousand members.
    base::Json segments = base::Json::array(), numbers = base::Json::array();
    std::map<std::string_view, std::size_t> known;
    for (const auto& [number, place] : members) {
        const auto [segment, is_new] = known.emplace(place.segment, known.size());
        if (is_new) segments.push_back(place.segment);
        numbers.push_back(number);
        numbers.push_back(segment->second);
        numbers.push_back(place.offset);
        numbers.push_back(place.size);
        numbers.push_back(place.crc);
    }
    return {{"segments", std::move(segments)}, {"numbers", std::move(numbers)}};
}

std::vector<Member> read_members(const base::Json& json) {
    constexpr std::size_t width = 5;
    const base::Json& segments = json.at("segments");
    const base::Json& numbers = json.at("numbers");
    std::vector<Member> members;
    members.reserve(numbers.size() / width);
    for (std::size_t i = 0; i + width <= numbers.size(); i += width) {
        members.push_back({numbers[i].get<std::int64_t>(),
                           {segments.at(numbers[i + 1].get<std::size_t>()).get<std::string>(),
                            numbers[i + 2].get<std::uint64_t>(), numbers[i + 3].get<std::uint64_t>(),
                            numbers[i + 4].get<std::uint32_t>()}});
    }
    return members;
}

base::Json to_json(const PackagePlan& plan) {
    base::Json json;
    json["batch"] = plan.batch.string();
    json["target"] = plan.target.string();
    for (const FactName& fact : fact_names) json["facts"][fact.name] = plan.facts.*fact.member;
    json["bag"] = plan.facts.bag;
    json["bags"] = plan.facts.bags;
    json["threads"] = plan.threads;
    json["store"] = plan.compression == bag::Compression::store;
    json["members"] = to_json(plan.members);
    return json;
}

PackagePlan read_plan(const base::Json& json) {
    PackagePlan plan;
    plan.batch = json.at("batch").get<std::string>();
    plan.target = json.at("target").get<std::string>();
    for (const FactName& fact : fact_names)
        plan.facts.*fact.member = json.at("facts").at(fact.name).get<std::string>();
    plan.facts.bag = json.at("bag").get<std::uint64_t>();
    plan.facts.bags = json.at("bags").get<std::uint64_t>();
    plan.threads = json.at("threads").get<unsigned>();
    plan.compression = json.at("store").get<bool>() ? bag::Compression::store : bag::Compression::deflate;
    for (const char* name : {"pressmark.rng", "pressmark.sch", "pressmark.odd"}) {
        const std::string_view schema = validate::embedded_schema(name);
        if (!schema.empty())
            plan.facts.schemas.push_back({std::string("data/schema/") + name, std::string(schema)});
    }
    plan.members = read_members(json.at("members"));
    return plan;
}

base::Json to_json(const PackageReport& report) {
    return base::Json::array(
        {report.good, report.size, report.sha256, report.lost, report.findings, report.failure});
}

PackageReport read_report(const base::Json& json) {
    return {json.at(0).get<bool>(),        json.at(1).get<std::uint64_t>(),
            json.at(2).get<std::string>(), json.at(3).get<std::vector<std::int64_t>>(),
            json.at(4).get<std::string>(), json.at(5).get<std::string>()};
}

}  // namespace cli
