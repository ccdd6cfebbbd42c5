#include "cli/validation.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"
#include "base/uri.h"
#include "cli/folder_walk.h"
#include "text/decode.h"
#include "validate/document_rules.h"
#include "validate/source_lines.h"
#include "validate/xml_model.h"

namespace cli {
namespace {

constexpr std::uint64_t largest_document = std::uint64_t{4} << 30;

bool is_zip_or_xml(std::string_view name) {
    return validate::is_xml_name(name) || base::lowered(name).ends_with(".zip");
}

/// Is the entry one that only bags have, in the archive's folder or at its top?
bool marks_bag(std::string_view path) {
    const std::size_t slash = path.find('/');
    for (std::string_view name : {path, slash == path.npos ? std::string_view{} : path.substr(slash + 1)}) {
        const bool manifest = name.starts_with("manifest-") && name.ends_with(".txt");
        if (name == "bagit.txt" || manifest || name == "data" || name.starts_with("data/")) return true;
    }
    return false;
}

bool starts_like_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

validate::LoadedSchema load(const std::string& path, const std::string& phase, bool keep_embedded,
                            base::Findings& faults) {
    base::Findings found;
    validate::SchemaSource source{path, base::read_file(path), phase, keep_embedded};
    auto schema = validate::load_schema(std::move(source), relaxng::disk(), found);
    for (const base::Finding& finding : found.all()) {
        if (finding.severity() != base::Severity::info) faults.add(finding);
    }
    if (!schema) throw base::UsageError(path + " is not a schema that can be used", "see its faults above");
    return std::move(*schema);
}

/// A schema beside the document, when it is on this machine.
std::optional<validate::SchemaSource> load_model(const std::string& href, const std::string& document) {
    const bool remote = href.find("://") != href.npos && !href.starts_with("file://");
    if (remote) return std::nullopt;
    const std::string path = base::beside(document == "-" ? "" : document, href);
    if (look_at(path).kind != FileKind::file) return std::nullopt;
    return validate::SchemaSource{path, base::read_file(path)};
}

report::CheckResult line(std::string name, const validate::Check& check) {
    return {std::move(name), check.verdict, check.passed, check.failed, check.not_evaluated};
}

std::vector<const validate::LoadedSchema*> pointers(const std::vector<validate::LoadedSchema>& schemas) {
    std::vector<const validate::LoadedSchema*> out;
    for (const validate::LoadedSchema& schema : schemas) out.push_back(&schema);
    return out;
}

/// Takes the note out that a file named no schema; true when there was one.
bool drop_no_schema(base::Findings& findings) {
    if (!findings.has(validate::document_rules::no_schema)) return false;
    base::Findings kept;
    for (const base::Finding& finding : findings.all()) {
        if (finding.rule != &validate::document_rules::no_schema) kept.add(finding);
    }
    findings = std::move(kept);
    return true;
}

ValidationResult failed(const std::string& name, const base::Rule& rule, std::vector<std::string> arguments) {
    ValidationResult out;
    out.file.name = name;
    out.file.verdict = base::Verdict::invalid;
    out.file.findings.add(rule, base::Location{name}, std::move(arguments));
    return out;
}

}  // namespace

Validation::Validation(const ValidationSettings& settings, base::Findings& faults) : settings_(settings) {
    // A Schematron schema given besides takes the place of the rules inside the grammar.
    if (!settings.schema.empty()) {
        given_.push_back(load(settings.schema, settings.phase, settings.schematron.empty(), faults));
    }
    if (!settings.schematron.empty()) {
        given_.push_back(load(settings.schematron, settings.phase, true, faults));
        if (!given_.back().rules) {
            throw base::UsageError(settings.schematron + " has no Schematron rules", "name it with --schema");
        }
    }
    const bool any_rules =
        std::ranges::any_of(given_, [](const auto& schema) { return schema.rules.has_value(); });
    if (!given_.empty() && !any_rules && !settings.phase.starts_with('#')) {
        throw base::UsageError("no Schematron rules are used, so there is no phase " + settings.phase,
                               "name a schema that has it with --schematron");
    }
    if (given_.empty()) own_ = validate::load_own_schemas();
    if (!settings.source.empty()) {
        if (settings.paths.size() != 1)
            throw base::UsageError("--source goes with one TEI file", "name one file");
        laws_ = inputs_from_source(settings.source);
    }
    if (!settings.profile.empty()) {
        profile_ = validate::Profile::read(base::read_file(settings.profile), settings.profile);
    }
}

std::vector<ValidationTask> Validation::list() const {
    std::vector<ValidationTask> out;
    for (const std::string& path : settings_.paths) {
        if (path == "-") {
            out.push_back({ValidationTask::Kind::standard_input, path});
            continue;
        }
        const FileState state = look_at(path);
        switch (state.kind) {
            case FileKind::absent: throw base::system_error(path, state.error);
            case FileKind::other: throw base::Error(path + " is " + state.words, "name a file or a folder");
            case FileKind::file: out.push_back({ValidationTask::Kind::file, path}); break;
            case FileKind::folder: list_folder(path, out); break;
        }
    }
    return out;
}

void Validation::list_folder(const std::string& folder, std::vector<ValidationTask>& out) const {
    if (validate::looks_like_bag(folder)) {
        out.push_back({ValidationTask::Kind::bag_folder, folder});
        return;
    }
    const std::size_t before = out.size();
    const auto wanted = [](std::string_view, std::string_view name, bool is_folder) {
        return !name.starts_with('.') && (is_folder || is_zip_or_xml(name));
    };
    base::Findings findings;
    walk_folder(folder, wanted, findings, [&](const WalkedFile& file) {
        out.push_back({ValidationTask::Kind::file, file.path});
    });
    if (out.size() == before) out.push_back({ValidationTask::Kind::nothing, folder});
    if (findings.empty()) return;
    ValidationTask unread{ValidationTask::Kind::unread_parts, folder};
    for (base::Finding finding : findings.all()) {
        finding.where.file = folder + "/" + finding.where.file;
        unread.found.add(std::move(finding));
    }
    out.push_back(std::move(unread));
}

std::unique_ptr<validate::DocumentValidator> Validation::worker() const {
    validate::DocumentOptions options;
    options.schemas = pointers(given_);
    options.own_schemas = pointers(own_);
    options.model_loader = load_model;
    options.resolver = relaxng::disk();
    options.phase = settings_.phase;
    options.svrl = settings_.svrl;
    options.decoder = [](std::string_view encoding, std::string_view bytes, std::string& utf8) {
        auto decoded = text::decode_exactly(bytes, encoding);
        if (decoded) utf8 = std::move(*decoded);
        return decoded.has_value();
    };
    return std::make_unique<validate::DocumentValidator>(std::move(options));
}

void Validation::run(const std::vector<ValidationTask>& tasks,
                     const std::function<void(ValidationResult)>& take) const {
    if (settings_.workers <= 1 || tasks.size() <= 1) {
        const auto validator = worker();
        for (const ValidationTask& task : tasks) {
            for (ValidationResult& result : check(task, *validator)) take(std::move(result));
        }
        return;
    }
    // Workers take the next task each; the caller hands out what is ready, in order. At most `ahead` tasks
    // wait, so that results do not pile up behind a slow one.
    const std::size_t ahead = 4 * std::size_t{settings_.workers} + 4;
    std::vector<std::optional<Results>> done(tasks.size());
    std::vector<std::exception_ptr> thrown(tasks.size());
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t next = 0, given = 0;
    bool stop = false;
    const auto work = [&] {
        const auto validator = worker();
        while (true) {
            std::size_t mine = 0;
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return stop || next >= tasks.size() || next < given + ahead; });
                if (stop || next >= tasks.size()) return;
                mine = next++;
            }
            Results results;
            std::exception_ptr error;
            try {
                results = check(tasks[mine], *validator);
            } catch (...) {
                error = std::current_exception();
            }
            const std::lock_guard lock(mutex);
            done[mine] = std::move(results);
            thrown[mine] = error;
            changed.notify_all();
        }
    };
    std::vector<std::jthread> threads;
    const std::size_t count = std::min<std::size_t>(settings_.workers, tasks.size());
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back(work);
    std::exception_ptr first;
    for (std::size_t i = 0; i < tasks.size() && !first; ++i) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return done[i].has_value(); });
        Results results = std::move(*done[i]);
        done[i].emplace();
        first = thrown[i];
        given = i + 1;
        stop = first != nullptr;
        changed.notify_all();
        lock.unlock();
        if (first) break;
        for (ValidationResult& result : results) take(std::move(result));
    }
    threads.clear();
    if (first) std::rethrow_exception(first);
}

Validation::Results Validation::check(const ValidationTask& task,
                                      validate::DocumentValidator& validator) const {
    try {
        return check_readable(task, validator);
    } catch (const base::UsageError&) {
        throw;
    } catch (const base::Error& error) {
        Results out(1);
        out.front().file.name = task.path;
        out.front().error = error;
        return out;
    }
}

Validation::Results Validation::check_readable(const ValidationTask& task,
                                               validate::DocumentValidator& validator) const {
    Results out;
    switch (task.kind) {
        case ValidationTask::Kind::unread_parts:
            out.emplace_back().file.name = task.path;
            out.back().file.findings = task.found;
            return out;
        case ValidationTask::Kind::nothing:
            out.push_back(failed(task.path, validate::document_rules::nothing_to_check, {task.path}));
            return out;
        case ValidationTask::Kind::standard_input:
            out.push_back(check_document(base::read_standard_input(), "-", validator, laws_));
            return out;
        case ValidationTask::Kind::bag_folder: return check_bag(task.path, validator);
        case ValidationTask::Kind::file: return check_file(task.path, validator);
    }
    return out;
}

Validation::Results Validation::check_file(const std::string& path,
                                           validate::DocumentValidator& validator) const {
    std::string room;
    if (starts_like_zip(bag::RandomAccess(path).read(0, 4, room))) return check_archive(path, validator);
    Results out;
    out.push_back(check_document(base::read_file(path, largest_document), path, validator, laws_));
    return out;
}

/// A zip is a package when something in it says so; else its XML files are checked one by one.
Validation::Results Validation::check_archive(const std::string& path,
                                              validate::DocumentValidator& validator) const {
    ValidationResult whole;
    whole.file.name = path;
    Results out;
    {
        bag::CappedFindings findings(whole.file.findings, path);
        const auto zip = bag::ZipReader::open(bag::RandomAccess(path), bag::ZipRules{}, findings);
        if (zip) {
            const bag::ZipEntries& entries = zip->entries();
            const bool is_bag =
                std::ranges::any_of(entries, [](const auto& entry) { return marks_bag(entry.name); });
            if (is_bag) return check_bag(path, validator);
            for (std::size_t i = 0; i < entries.size(); ++i) {
                if (entries[i].folder || !validate::is_xml_name(entries[i].name)) continue;
                auto bytes = zip->bytes(i, largest_document, findings);
                if (bytes) {
                    const std::string name = bag::place_of(path, entries[i].name);
                    out.push_back(check_document(std::move(*bytes), name, validator, std::nullopt));
                }
            }
            if (out.empty()) whole = failed(path, validate::document_rules::nothing_to_check, {path});
        } else if (findings.errors() == 0) {
            whole = failed(path, validate::document_rules::unknown_file, {path});
        }
    }
    whole.file.verdict =
        whole.file.findings.count(base::Severity::error) > 0 ? base::Verdict::invalid : base::Verdict::valid;
    whole.file.checks.push_back({"archive", whole.file.verdict,
                                 whole.file.verdict == base::Verdict::valid ? std::size_t{1} : std::size_t{0},
                                 whole.file.findings.count(base::Severity::error), 0});
    out.insert(out.begin(), std::move(whole));
    return out;
}

Validation::Results Validation::check_bag(const std::string& path,
                                          validate::DocumentValidator& validator) const {
    Results out(1);
    report::FileResult& whole = out.front().file;
    whole.name = path;
    validate::BagOptions options;
    options.name = path;
    options.profile = profile_ ? &*profile_ : nullptr;
    const validate::BagReport bag = validate::bagit(path, options, whole.findings);
    whole.verdict = bag.verdict;
    whole.checks.push_back({"bag", bag.verdict,
                            bag.verdict == base::Verdict::valid ? std::size_t{1} : std::size_t{0},
                            whole.findings.count(base::Severity::error), 0});
    if (!bag.store) return out;
    // A package holds metadata and derivatives that have schemas of their own: one note for all of them.
    std::size_t without_schema = 0;
    for (std::size_t index : bag.xml_files) {
        bag::CappedFindings findings(out.front().file.findings, path);
        auto bytes = bag.store->bytes(index, largest_document, findings);
        if (!bytes) continue;
        const std::string name = bag::place_of(path, bag.store->files()[index].path);
        const auto laws = given_.empty() ? inputs_from_package(*bag.store, index, findings) : std::nullopt;
        out.push_back(check_document(std::move(*bytes), name, validator, laws));
        if (drop_no_schema(out.back().file.findings)) ++without_schema;
    }
    if (without_schema > 0) {
        out.front().file.findings.add(validate::document_rules::no_schema_in_package, base::Location{path},
                                      {std::to_string(without_schema)});
    }
    return out;
}

ValidationResult Validation::check_document(std::string bytes, const std::string& name,
                                            validate::DocumentValidator& validator,
                                            const std::optional<LawInputs>& laws) const {
    ValidationResult out;
    out.file.name = name;
    validate::DocumentReport report = validator.check(std::move(bytes), name, out.file.findings);
    out.file.verdict = report.verdict();
    out.file.checks.push_back(line("well-formed", report.well_formed));
    for (const auto& [check_name, check] :
         {std::pair("grammar", &report.grammar), std::pair("rules", &report.rules)}) {
        const bool ran = check->passed + check->failed + check->not_evaluated > 0;
        if (ran || check->verdict != base::Verdict::not_checked)
            out.file.checks.push_back(line(check_name, *check));
    }
    const bool ours = report.document.well_formed() && validate::written_by_pressmark(report.document);
    if (ours) {
        const bool at_hand = laws && laws->source;
        validate::point_to_source(report.document,
                                  at_hand ? std::optional<std::string_view>(*laws->source) : std::nullopt,
                                  out.file.findings);
    }
    if (laws && report.document.well_formed()) {
        check_laws(report.document, *laws, out.file);
    } else if (ours && given_.empty()) {
        check_laws(report.document, {}, out.file);
    }
    out.file.findings.name_file(name);
    if (!out.file.findings.empty()) out.file.text = report.document.text();
    out.svrl = std::move(report.svrl);
    return out;
}

}  // namespace cli
