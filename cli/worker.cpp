#include "cli/worker.h"

#include <algorithm>
#include <ctime>
#include <new>
#include <numeric>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "cli/article_parts.h"
#include "cli/batch_folder.h"
#include "cli/catalogue_task.h"
#include "cli/facts.h"
#include "cli/packaging.h"
#include "cli/rules.h"
#include "cli/words.h"
#include "package/assemble.h"
#include "text/utf8.h"

namespace cli {
namespace {

std::string words_of(const base::Error& error) {
    return error.remedy().empty() ? std::string(error.what())
                                  : std::string(error.what()) + " (" + error.remedy() + ")";
}

/// The reason is the gravest finding of the stage that settled the result, the first of several; where that
/// stage found nothing, of all stages.
void explain(Record& record, State state, const base::Findings& findings, std::size_t decided = 0) {
    record.state = state;
    record.findings = base::one_line(to_json(findings));
    const std::span<const base::Finding> all(findings.all());
    const std::span<const base::Finding> telling = decided < all.size() ? all.subspan(decided) : all;
    const auto gravest = std::ranges::max_element(telling, {}, &base::Finding::severity);
    if (gravest != telling.end()) record.reason = gravest->message();
}

Record failure(const Waiting& waiting, const base::Rule& rule, std::vector<std::string> arguments) {
    Record record{.number = waiting.number};
    base::Findings findings;
    findings.add(rule, {.file = waiting.input.path}, std::move(arguments));
    explain(record, State::failed, findings);
    return record;
}

/// A single file that broke a law is written all the same, to be looked at; no package takes it.
State state_for(Result result, bool single) {
    switch (result) {
        case Result::converted: return State::converted;
        case Result::skipped: return State::skipped;
        case Result::rejected: return State::rejected;
        case Result::broken: return single ? State::converted : State::rejected;
    }
    return State::failed;
}

// File names are any bytes, JSON is UTF-8: each byte travels as the code point of its number.
std::string bytes_as_text(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) text::append(out, static_cast<unsigned char>(c));
    return out;
}

std::string text_as_bytes(std::string_view text) {
    std::string out;
    for (const auto item : text::CodePoints(text)) out += static_cast<char>(item.code);
    return out;
}

Facts facts_of(const Conversion& conversion, const Seconds& seconds) {
    Facts facts;
    for (std::size_t i = 0; i < seconds.size(); ++i)
        facts.seconds[std::string(name(static_cast<Stage>(i)))] = seconds[i];
    if (!conversion.edition) return facts;
    for (const model::Repair& repair : conversion.edition->repairs.all())
        ++facts.repairs[std::string(model::info(repair.kind).option)];
    for (const model::Node& node : conversion.edition->document.nodes())
        facts.articles += node.kind == model::Kind::article ? 1 : 0;
    return facts;
}

/// Of the calling thread, in seconds.
double processor_time() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Shares `whole` among the stages as they shared the time on the wall.
void share_out(double whole, Seconds& seconds) {
    const double sum = std::accumulate(seconds.begin(), seconds.end(), 0.0);
    if (sum <= 0) return;
    for (double& stage : seconds) stage *= whole / sum;
}

}  // namespace

void Worker::work(unsigned number, const base::Json& task, const Pool::Report& report) {
    number_ = number;
    if (task.contains("package")) {
        report(to_json(write_package(read_plan(task.at("package")))));
    } else if (task.contains("catalogue")) {
        report(fill_catalogue(task.at("catalogue")));
    } else {
        used_ = processor_time();
        for (const base::Json& item : task.at("convert")) report(to_json(convert(read_waiting(item))));
    }
}

base::Json Worker::fill_catalogue(const base::Json& chunk) {
    base::Json answer;
    answer["failure"] = "";
    answer["lost"] = base::Json::array();
    try {
        answer["lost"] = add_chunk(read_chunk(chunk));
    } catch (const base::Error& error) {
        answer["failure"] = words_of(error);
    } catch (const std::exception& error) {
        answer["failure"] = std::string("pressmark itself failed: ") + error.what();
    }
    return answer;
}

Record Worker::convert(const Waiting& waiting) {
    Record failed;
    try {
        return convert_or_throw(waiting);
    } catch (const base::Error& error) {
        failed = failure(waiting, rules::unreadable, {words_of(error)});
    } catch (const std::bad_alloc&) {
        failed = failure(waiting, rules::no_memory, {});
    } catch (const std::exception& error) {
        failed = failure(waiting, rules::fault, {error.what()});
    }
    used_ = processor_time();
    return failed;
}

std::string Worker::read_bytes(const Input& input) {
    if (input.file.empty()) return base::read_standard_input(places_.largest);
    if (input.member >= 0) return zips_.read(input.file, input.member, places_.largest);
    return base::read_file(input.file, places_.largest);
}

std::string Worker::kept_as(const Waiting& waiting) const {
    std::string number = std::to_string(waiting.number);
    if (number.size() < places_.digits) number.insert(0, places_.digits - number.size(), '0');
    const std::string& path = waiting.input.path;
    const std::size_t dot = path.rfind('.');
    std::string ending = dot == std::string::npos ? std::string() : path.substr(dot);
    // A package takes ASCII names only; a name without such an ending is kept as .txt.
    const bool plain = ending.size() > 1 && ending.size() < 10 &&
                       std::ranges::all_of(std::string_view(ending).substr(1), base::is_alphanumeric);
    if (!plain) ending = ".txt";
    return "source/" + number + ending;
}

Record Worker::convert_or_throw(const Waiting& waiting) {
    const bool single = !places_.out_dir.empty();
    Source source{.path = waiting.input.path, .bytes = read_bytes(waiting.input)};
    source.other_parts = read_other_parts(waiting.pointers);
    if (!single) {
        source.kept_as = kept_as(waiting);
        if (waiting.input.member < 0 && !waiting.input.file.empty()) {
            source.picture = [&](const std::string& url) {
                return find_picture(url, waiting.input, places_.roots);
            };
        }
    }
    Record record{.number = waiting.number, .digest = base::digest("sha256", source.bytes)};
    const Conversion conversion = pipeline_.convert(std::move(source), checker_);
    record.kind = conversion.kind;
    explain(record, state_for(conversion.result, single), conversion.findings, conversion.decided);
    if (single && !conversion.tei.empty()) write_single(waiting.input, conversion.tei);
    Seconds seconds = conversion.seconds;
    if (!single && record.state == State::converted) {
        const Timed timed(seconds, Stage::pack);
        spool(waiting, conversion, record);
    }
    if (record.state == State::converted) {
        record.reason.clear();
        record.parts = pipeline_.parts_of(conversion);
    }
    const double now = processor_time();
    record.seconds = now - std::exchange(used_, now);
    share_out(record.seconds, seconds);
    record.facts = to_text(facts_of(conversion, seconds));
    return record;
}

void Worker::spool(const Waiting& waiting, const Conversion& conversion, Record& record) {
    if (!sealer_) {
        sealer_.emplace(std::vector<std::string>{"sha512"}, pipeline_.settings().compression);
        prover_.emplace();
    }
    if (!spool_) {
        make_folder(places_.batch / places_.spool);
        spool_.emplace(places_.batch, places_.spool + "/" + places_.session + "-" + std::to_string(number_));
    }
    const std::string& kept = conversion.header.source_path;
    const std::size_t slash = kept.find('/');
    const Laws& laws = conversion.checked.laws;
    const package::Converted converted{.number = kept.substr(slash + 1, kept.rfind('.') - slash - 1),
                                       .path = waiting.input.path,
                                       .edition = *conversion.edition,
                                       .header = conversion.header,
                                       .source = conversion.edition->document.source().bytes(),
                                       .source_crc = conversion.source_crc,
                                       .tei = conversion.tei,
                                       .ledger = conversion.ledger,
                                       .document = conversion.checked.document,
                                       .texts = conversion.checked.texts,
                                       .checks = {{"identity", laws.identity},
                                                  {"coverage", laws.coverage},
                                                  {"accountability", laws.accountability},
                                                  {"hygiene", laws.hygiene},
                                                  {"validity", laws.validity}},
                                       .findings = conversion.findings,
                                       .pictures = conversion.pictures,
                                       .reviewed = waiting.reviewed};
    package::DocumentFiles files = package::make_files(converted);
    Parcel parcel;
    parcel.record = std::move(files.record);
    for (package::ArticleFacts& one : files.articles) {
        std::string words = index_words({one.title, one.byline, one.text});
        parcel.articles.push_back({std::move(one.id), std::move(one.title), std::move(one.date),
                                   std::move(one.byline), std::move(one.language), std::move(one.url),
                                   std::move(words)});
    }
    for (package::DocumentFile& entry : files.entries) {
        bag::Sealed sealed =
            entry.sums ? sealer_->seal_known(std::move(entry.path), entry.bytes, std::move(*entry.sums))
                       : sealer_->seal_kept(std::move(entry.path), entry.bytes);
        sealed.proof = prover_->prove(entry.bytes, sealed.file, sealed.packed);
        record.bytes += sealed.packed.bytes.size();
        parcel.files.push_back(std::move(sealed));
    }
    record.files = parcel.files.size();
    const model::Metadata& metadata = conversion.edition->document.metadata();
    const std::string when = metadata.dates.empty() ? metadata.issue_date : metadata.dates.front().when;
    if (when.size() >= 7 && !when.starts_with('-')) record.key = when.substr(0, 7);
    record.place = spool_->add(parcel);
}

void Worker::write_single(const Input& input, const std::string& tei) const {
    const std::filesystem::path target = places_.out_dir / (input.path + ".xml");
    std::error_code error;
    std::filesystem::create_directories(target.parent_path(), error);
    if (error)
        throw base::system_error("cannot make the folder " + target.parent_path().string(), error.value());
    base::write_file(target, tei);
}

base::Json to_json(const Waiting& waiting) {
    const Input& input = waiting.input;
    return base::Json::array({waiting.number, input.path, bytes_as_text(input.file), input.member, input.size,
                              input.named, waiting.pointers, waiting.reviewed});
}

Waiting read_waiting(const base::Json& json) {
    Waiting waiting;
    waiting.number = json.at(0).get<std::int64_t>();
    waiting.input = {.path = json.at(1).get<std::string>(),
                     .file = text_as_bytes(json.at(2).get<std::string>()),
                     .member = json.at(3).get<std::int64_t>(),
                     .size = json.at(4).get<std::uint64_t>(),
                     .named = json.at(5).get<bool>()};
    waiting.pointers = json.at(6).get<std::string>();
    waiting.reviewed = json.at(7).get<bool>();
    return waiting;
}

base::Json to_json(const Record& record) {
    return base::Json::array({record.number, static_cast<int>(record.state), record.digest, record.kind,
                              record.reason, record.findings, record.facts, record.key, record.seconds,
                              record.place.segment, record.place.offset, record.place.size, record.place.crc,
                              record.files, record.bytes, record.parts});
}

Record read_record(const base::Json& json) {
    const auto text = [&](std::size_t index) { return json.at(index).get<std::string>(); };
    const auto count = [&](std::size_t index) { return json.at(index).get<std::uint64_t>(); };
    Record record{.number = json.at(0).get<std::int64_t>(),
                  .state = static_cast<State>(json.at(1).get<int>()),
                  .digest = text(2),
                  .kind = text(3),
                  .reason = text(4),
                  .findings = text(5),
                  .facts = text(6),
                  .key = text(7),
                  .seconds = json.at(8).get<double>()};
    record.place = {text(9), count(10), count(11), json.at(12).get<std::uint32_t>()};
    record.files = count(13);
    record.bytes = count(14);
    record.parts = text(15);
    return record;
}

}  // namespace cli
