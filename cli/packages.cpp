#include "cli/packages.h"

#include <algorithm>

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "cli/batch_folder.h"
#include "cli/catalogue.h"
#include "cli/folder_walk.h"
#include "cli/message.h"
#include "cli/rules.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

/// The catalogue is written under this name until it is whole.
constexpr const char* unfinished_catalogue = "catalogue.part.sqlite";
constexpr const char* catalogue_name = "catalogue.sqlite";

/// In the lists of who needs a segment: the catalogue.
constexpr std::int64_t catalogue_group = 0;

std::string numbered(std::size_t number) {
    std::string digits = std::to_string(number);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return digits;
}

}  // namespace

Packages::Packages(const BatchOptions& options, const Job& job, const fs::path& folder, Journal& journal,
                   Pool& pool, Progress& progress, Interrupts& interrupts)
    : options_(options),
      job_(job),
      folder_(folder),
      journal_(journal),
      pool_(pool),
      progress_(progress),
      interrupts_(interrupts),
      slots_(pool.size()) {}

fs::path Packages::target_of(std::size_t package) const {
    if (cut_.packages.size() == 1) return options_.output;
    const std::string name = stem_of(options_.output) + "-" + numbered(package + 1) + ".zip";
    return options_.output.parent_path() / name;
}

package::PackageFacts Packages::facts_of(std::size_t package) const {
    package::PackageFacts facts;
    facts.id = target_of(package).stem().string();
    facts.organization = job_.organization;
    facts.contact = job_.contact;
    facts.description = job_.description;
    const std::string& key = cut_.packages[package].key;
    if (!key.empty()) facts.description += (facts.description.empty() ? "" : " — ") + key;
    facts.rights = job_.rights;
    facts.profile = job_.profile;
    facts.date = options_.settings.date;
    facts.sender_id = job_.package_id;
    if (cut_.packages.size() > 1) {
        facts.group = options_.settings.package_id;
        facts.bag = package + 1;
        facts.bags = cut_.packages.size();
    }
    facts.compressor =
        options_.settings.compression == bag::Compression::store ? "stored" : bag::compressor();
    facts.job = job_.text;
    return facts;
}

std::string Packages::members_of(std::size_t package) const {
    PackagePlan plan;
    plan.facts = facts_of(package);
    plan.compression = options_.settings.compression;
    return base::digest(
        "sha256", PRESSMARK_VERSION " " + cut_.packages[package].members + base::one_line(to_json(plan)));
}

bool Packages::stands(std::size_t package, const std::vector<Packaged>& before) const {
    const fs::path target = target_of(package);
    const std::string members = members_of(package);
    return std::ranges::any_of(before, [&](const Packaged& old) {
        if (old.name != target.filename() || old.members != members) return false;
        const FileState state = look_at(target.string());
        return state.kind == FileKind::file && state.size == old.size && state.changed == old.changed;
    });
}

void Packages::plan() {
    cut_ = cut_packages(journal_, options_.package_by);
    const std::vector<Packaged> before = journal_.packages();
    done_.assign(cut_.packages.size(), false);
    for (std::size_t i = 0; i < cut_.packages.size(); ++i) {
        done_[i] = stands(i, before);
        documents_ += cut_.packages[i].documents;
        if (done_[i]) documents_done_ += cut_.packages[i].documents;
        if (!done_[i]) todo_.push_back(i);
    }
    remove_stale(before);
}

/// Packages of an earlier run of this batch that this one does not make.
void Packages::remove_stale(const std::vector<Packaged>& before) {
    for (const Packaged& old : before) {
        const fs::path place = options_.output.parent_path() / old.name;
        const bool wanted = [&] {
            for (std::size_t i = 0; i < cut_.packages.size(); ++i) {
                if (target_of(i).filename() == old.name) return true;
            }
            return false;
        }();
        if (wanted) continue;
        const FileState state = look_at(place.string());
        // Only what is still ours.
        if (state.kind == FileKind::file && state.size == old.size && state.changed == old.changed)
            remove_whole(place);
        journal_.forget_package(old.number);
    }
    journal_.commit();
}

/// Documents of packages to be written whose parcels are gone wait again.
bool Packages::forget_lost() {
    std::set<std::string> gone;
    for (const auto& [segment, groups] : cut_.segments) {
        if (look_at((folder_ / segment).string()).kind != FileKind::file) gone.insert(segment);
    }
    if (gone.empty()) return false;
    std::vector<std::int64_t> lost;
    for (const std::size_t package : todo_) {
        each_member(journal_, cut_.packages[package].group, [&](const Stored& stored) {
            if (gone.contains(stored.place.segment)) lost.push_back(stored.number);
        });
    }
    for (const std::int64_t number : lost) journal_.forget(number);
    journal_.commit();
    return !lost.empty();
}

void Packages::start_catalogue() {
    std::string all;
    for (std::size_t i = 0; i < cut_.packages.size(); ++i) all += members_of(i) + " ";
    const std::string wanted = base::digest("sha256", all);
    catalogue_done_ = journal_.value("catalogue") == wanted && fs::exists(folder_ / catalogue_name);
    if (catalogue_done_) return;
    if (journal_.value("catalogue_part") != wanted) {
        for (const char* ending : {"", "-journal"})
            remove_whole(folder_ / (std::string(unfinished_catalogue) + ending));
        journal_.set_value("catalogue_part", wanted);
        journal_.commit();
    }
    for (auto& [segment, groups] : cut_.segments) groups.insert(catalogue_group);
}

std::optional<CatalogueChunk> Packages::next_chunk() {
    if (catalogue_package_ >= cut_.packages.size()) return std::nullopt;
    CatalogueChunk chunk;
    chunk.catalogue = folder_ / unfinished_catalogue;
    chunk.batch = folder_;
    chunk.number = ++chunk_;
    const fs::path target = target_of(catalogue_package_);
    chunk.package = target.filename().string();
    bool more = false;
    std::set<std::string, std::less<>> segments;
    const std::string query = "SELECT number FROM members WHERE grouping=" +
                              std::to_string(cut_.packages[catalogue_package_].group) + " AND number>" +
                              std::to_string(catalogue_after_) + " LIMIT " +
                              std::to_string(catalogue_chunk + 1);
    journal_.each_stored(query, [&](Stored& stored) {
        more = chunk.members.size() == catalogue_chunk;
        if (more) return;
        if (!segments.contains(stored.place.segment)) segments.insert(stored.place.segment);
        chunk.members.push_back({stored.number, std::move(stored.place)});
        chunk.paths.push_back(std::move(stored.path));
    });
    const bool spooled = std::ranges::all_of(segments, [&](const std::string& segment) {
        return cut_.segments.contains(segment) &&
               look_at((folder_ / segment).string()).kind == FileKind::file;
    });
    if (!spooled) chunk.zip = target;
    if (more) {
        catalogue_after_ = chunk.members.back().number;
    } else {
        ++catalogue_package_;
        catalogue_after_ = 0;
    }
    chunk.last = catalogue_package_ >= cut_.packages.size();
    return chunk;
}

bool Packages::give_catalogue(unsigned slot) {
    if (catalogue_done_ || catalogue_running_) return false;
    const auto chunk = next_chunk();
    if (!chunk) return false;
    base::Json task;
    task["catalogue"] = to_json(*chunk);
    slots_[slot] = Task{.package = 0, .catalogue = true};
    catalogue_running_ = true;
    pool_.give(slot, task);
    return true;
}

std::size_t Packages::being_written() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        slots_, [](const std::optional<Task>& task) { return task && !task->catalogue; }));
}

void Packages::give_package(unsigned slot) {
    const std::size_t package = todo_.front();
    todo_.pop_front();
    // This one, those that are being written, and those that will be, as far as there are workers for them.
    const std::size_t packages = std::min(slots_.size(), being_written() + 1 + todo_.size());
    std::size_t threads = slots_.size() / packages;
    // Packages are of all sizes. Near the end each takes twice its share, so that no processor is idle while
    // the last is written.
    if (todo_.size() < slots_.size()) threads = std::min(slots_.size(), 2 * threads);
    PackagePlan plan{.batch = folder_,
                     .target = target_of(package),
                     .facts = facts_of(package),
                     .compression = options_.settings.compression,
                     .threads = static_cast<unsigned>(threads),
                     .members = {}};
    each_member(journal_, cut_.packages[package].group, [&](Stored& stored) {
        plan.members.push_back({stored.number, std::move(stored.place)});
    });
    base::Json task;
    task["package"] = to_json(plan);
    slots_[slot] = Task{.package = package, .catalogue = false};
    pool_.give(slot, task);
}

/// Frees the segments that only `group` still needed.
void Packages::release(std::int64_t group) {
    for (auto at = cut_.segments.begin(); at != cut_.segments.end();) {
        at->second.erase(group);
        if (!at->second.empty()) {
            ++at;
            continue;
        }
        std::error_code ignored;  // one that stays is only disk space
        fs::remove(folder_ / at->first, ignored);
        at = cut_.segments.erase(at);
    }
}

void Packages::fail(const std::string& place, const std::string& words) {
    findings_.add(rules::not_written, {.file = place}, {words});
    failed_ = true;
}

void Packages::take_package(std::size_t package, const PackageReport& report) {
    const fs::path target = target_of(package);
    if (!report.lost.empty()) {
        for (const std::int64_t number : report.lost) journal_.forget(number);
        lost_ = true;
        return;
    }
    if (!report.failure.empty()) {
        fail(target.string(), report.failure);
        return;
    }
    if (!report.good) {
        if (const auto json = base::parse_json(report.findings)) findings_.append(read_findings(*json));
        fail(target.string(), "it did not pass its own check");
        return;
    }
    const FileState state = look_at(target.string());
    journal_.record_package({.number = static_cast<std::int64_t>(package) + 1,
                             .name = target.filename().string(),
                             .members = members_of(package),
                             .size = report.size,
                             .changed = state.changed,
                             .sha256 = report.sha256});
    journal_.commit();
    done_[package] = true;
    documents_done_ += cut_.packages[package].documents;
    release(cut_.packages[package].group);
}

void Packages::take(unsigned slot, const base::Json& message) {
    const Task task = *slots_[slot];
    slots_[slot].reset();
    if (!task.catalogue) {
        take_package(task.package, read_report(message));
        return;
    }
    catalogue_running_ = false;
    const auto failure = message.at("failure").get<std::string>();
    const auto lost = message.at("lost").get<std::vector<std::int64_t>>();
    if (!lost.empty()) {
        for (const std::int64_t number : lost) journal_.forget(number);
        lost_ = catalogue_done_ = true;
    } else if (!failure.empty()) {
        fail((folder_ / catalogue_name).string(), failure);
        catalogue_done_ = true;
    } else if (catalogue_package_ >= cut_.packages.size()) {
        put_in_place(folder_ / unfinished_catalogue, folder_ / catalogue_name);
        journal_.set_value("catalogue", journal_.value("catalogue_part"));
        journal_.commit();
        catalogue_done_ = true;
        release(catalogue_group);
    }
}

bool Packages::finished() const {
    const bool idle = std::ranges::none_of(slots_, [](const auto& slot) { return slot.has_value(); });
    if (!idle) return false;
    if (lost_ || failed_) return true;
    return todo_.empty() && catalogue_done_;
}

/// What a worker that was killed has left of a package.
void Packages::remove_unfinished(std::size_t package) const {
    std::error_code ignored;  // the next run takes it over
    fs::remove(target_of(package).string() + ".part", ignored);
}

/// Stops what is being written, and leaves no half files.
void Packages::abandon() {
    for (unsigned slot = 0; slot < slots_.size(); ++slot) {
        if (!slots_[slot]) continue;
        pool_.kill(slot);
        if (slots_[slot]->catalogue) continue;  // it goes on where its last chunk ended
        remove_unfinished(slots_[slot]->package);
    }
}

Packages::End Packages::run(const std::function<bool()>& meanwhile) {
    try {
        return make(meanwhile);
    } catch (...) {
        abandon();
        throw;
    }
}

Packages::End Packages::make(const std::function<bool()>& meanwhile) {
    plan();
    if (cut_.packages.empty()) return End::done;
    if (forget_lost()) return End::again;
    start_catalogue();
    bool more = true;  // to be done meanwhile
    while (!finished()) {
        if (interrupts_.pending()) {
            abandon();
            return End::interrupted;
        }
        for (unsigned slot = 0; slot < slots_.size(); ++slot) {
            if (slots_[slot] || lost_ || failed_) continue;
            // The catalogue first: one worker at a time goes on with it, and packages fill what is left.
            if (give_catalogue(slot)) continue;
            if (!todo_.empty()) give_package(slot);
        }
        more = more && meanwhile();
        for (const Pool::Event& event : pool_.wait(more ? 0 : 100)) {
            if (!event.died) {
                take(event.slot, event.message);
            } else if (slots_[event.slot]) {
                const Task task = *slots_[event.slot];
                slots_[event.slot].reset();
                catalogue_running_ = catalogue_running_ && !task.catalogue;
                if (!task.catalogue) remove_unfinished(task.package);
                fail((task.catalogue ? folder_ / catalogue_name : target_of(task.package)).string(),
                     "the worker that wrote it " + event.words);
            }
        }
        progress_.show({.phase = "packaging", .done = documents_done_, .all = documents_});
    }
    if (lost_) return End::again;
    return failed_ ? End::failed : End::done;
}

}  // namespace cli
