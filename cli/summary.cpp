#include "cli/summary.h"

#include <cstdio>

#include "cli/batch_folder.h"
#include "cli/message.h"
#include "cli/print.h"
#include "cli/rule_list.h"

namespace cli {
namespace {

std::string one_cell(std::string_view words) {
    std::string text(words);
    for (char& c : text) {
        if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    }
    return text;
}

std::string filled(const std::string& command, std::string_view file) {
    const std::size_t slot = command.find("{}");
    if (slot == std::string::npos) return command;
    return command.substr(0, slot) + shell_quoted(file) + command.substr(slot + 2);
}

base::Json to_json(const base::Finding& finding) {
    base::Json json;
    json["rule"] = finding.rule->id;
    json["severity"] = base::name(finding.severity());
    json["file"] = finding.where.file;
    if (finding.where.line > 0) json["line"] = finding.where.line;
    if (finding.where.column > 0) json["column"] = finding.where.column;
    if (finding.where.bytes) json["bytes"] = {finding.where.bytes->begin, finding.where.bytes->end};
    json["message"] = finding.message();
    if (!finding.rule->remedy.empty()) json["remedy"] = finding.rule->remedy;
    return json;
}

void count_state(Summary& summary, const Done& done) {
    switch (done.state) {
        case State::converted:
            ++summary.converted;
            ++summary.kinds[std::string(done.kind)];
            summary.bytes += done.size;
            break;
        case State::skipped: ++summary.skipped_by_kind; break;
        case State::rejected: ++summary.rejected; break;
        case State::waiting:
        case State::failed: ++summary.failed; break;
    }
}

void add_counts(std::string& out, const std::string& title,
                const std::map<std::string, std::uint64_t>& counts) {
    if (counts.empty()) return;
    out += "  " + title + ":";
    for (const auto& [name, count] : counts) out += " " + name + " " + std::to_string(count) + ",";
    out.back() = '\n';
}

}  // namespace

std::string shell_quoted(std::string_view word) {
    if (!word.empty() &&
        word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-=:,+@") ==
            std::string_view::npos) {
        return std::string(word);
    }
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

SummingUp::List::List(std::filesystem::path path)
    : path_(std::move(path)), part_(path_.string() + ".part"), file_(std::in_place, part_) {}

SummingUp::List::~List() {
    std::error_code ignored;  // what stays is written anew
    if (file_) std::filesystem::remove(part_, ignored);
}

void SummingUp::List::add(std::string_view row) {
    constexpr std::size_t most_held = 256 << 10;
    rows_ += row;
    rows_ += '\n';
    if (rows_.size() >= most_held) flush();
}

void SummingUp::List::flush() {
    file_->append(rows_);
    rows_.clear();
}

void SummingUp::List::finish() {
    flush();
    file_->sync();
    file_->finish();
    put_in_place(part_, path_);
    file_.reset();
}

SummingUp::SummingUp(Journal& journal, const std::filesystem::path& folder, std::string command)
    : journal_(journal),
      command_(std::move(command)),
      rejected_(folder / "rejected.tsv"),
      findings_(folder / "findings.jsonl") {
    rejected_.add("state\tpath\treason\tcommand");
    list_findings(journal_.value("listing"));
}

void SummingUp::list_findings(std::string_view text) {
    if (text == "[]") return;  // nearly all of a large batch
    const auto json = base::parse_json(text);
    if (!json) return;
    const base::Findings all = read_findings(*json);
    for (const base::Finding& finding : all.all()) {
        ++summary_.findings[std::string(finding.rule->id)];
        findings_.add(base::one_line(to_json(finding)));
    }
}

void SummingUp::take(const Done& done) {
    count_state(summary_, done);
    add_facts(done.facts, summary_.facts);
    if (done.state != State::converted) {
        rejected_.add(std::string(name(done.state)) + '\t' + one_cell(done.path) + '\t' +
                      one_cell(done.reason) + '\t' + one_cell(filled(command_, done.file)));
    }
    list_findings(done.findings);
}

bool SummingUp::step() {
    // Some hundredths of a second: meanwhile a worker may wait for its next task.
    constexpr std::uint64_t inputs = 2000;
    const std::int64_t first = next_;
    next_ = journal_.each(first, inputs, [this](const Done& done) { take(done); });
    return next_ != first;
}

Summary SummingUp::finish() {
    while (step()) {
    }
    summary_.inputs = summary_.converted + summary_.rejected + summary_.failed;
    rejected_.finish();
    findings_.finish();
    return std::move(summary_);
}

base::Json to_json(const Summary& summary) {
    base::Json json;
    json["inputs"] = summary.inputs;
    json["converted"] = summary.converted;
    json["rejected"] = summary.rejected;
    json["failed"] = summary.failed;
    json["skipped"] = {{"of_no_known_kind", summary.skipped_by_kind}, {"by_name", summary.skipped_by_name}};
    json["packages"] = summary.packages;
    json["articles"] = summary.facts.articles;
    json["source_bytes"] = summary.bytes;
    json["kinds"] = summary.kinds;
    json["repairs"] = summary.facts.repairs;
    json["findings"] = summary.findings;
    return json;
}

std::string to_text(const Summary& summary, const std::string& where) {
    std::string out = counted(summary.inputs, "input") + " = " + std::to_string(summary.converted) +
                      " converted + " + std::to_string(summary.rejected) + " rejected + " +
                      std::to_string(summary.failed) + " failed";
    out += "; " + counted(summary.facts.articles, "article");
    if (summary.packages > 0) out += " in " + counted(summary.packages, "package");
    out += '\n';
    const std::uint64_t skipped = summary.skipped_by_kind + summary.skipped_by_name;
    if (skipped > 0)
        out += "  skipped: " + counted(skipped, "file") +
               (skipped == 1 ? " that is not a source\n" : " that are not sources\n");
    add_counts(out, "kinds", summary.kinds);
    add_counts(out, "repairs", summary.facts.repairs);
    std::map<std::string, std::uint64_t> wrong;
    for (const auto& [id, count] : summary.findings) {
        const base::Rule* rule = find_rule(id);
        if (rule != nullptr && rule->severity != base::Severity::info) wrong[id] = count;
    }
    add_counts(out, "findings", wrong);
    double seconds = 0;
    std::string stages;
    for (const auto& [stage, time] : summary.facts.seconds) {
        seconds += time;
        char text[64];
        std::snprintf(text, sizeof text, " %s %.1f s,", stage.c_str(), time);
        stages += text;
    }
    if (seconds >= 10) {
        stages.back() = '\n';
        out += "  processor time:" + stages;
    }
    if (summary.rejected + summary.failed > 0)
        out += "  what was not converted, why, and how to try it again: " + where + "\n";
    return out;
}

}  // namespace cli
