#include "cli/conversions.h"

#include <algorithm>
#include <iterator>
#include <thread>

#include "base/error.h"
#include "cli/message.h"
#include "cli/rules.h"
#include "cli/worker.h"

namespace cli {
namespace {

// A lot is large enough that a worker seldom waits for the leader, and small enough that the last lots of a
// batch end together.
constexpr std::size_t lot_inputs = 16;
constexpr std::uint64_t lot_bytes = 256 << 10;
constexpr std::size_t queue_inputs = 512;
// A task that waits in a pipe must leave the leader free: a pipe holds 64 KiB.
constexpr std::size_t largest_ahead = 48 << 10;
constexpr std::chrono::seconds commit_pause{1};
// Each waking of the leader takes a processor from a worker. While all have enough to do, several results are
// taken at once.
constexpr std::chrono::milliseconds gathering{5};
constexpr std::size_t enough_inputs = 6;

}  // namespace

Conversions::Conversions(const BatchOptions& options, bool whole, Journal& journal, Pool& pool,
                         Progress& progress, Interrupts& interrupts)
    : options_(options),
      journal_(journal),
      pool_(pool),
      progress_(progress),
      interrupts_(interrupts),
      slots_(pool.size()),
      last_number_(journal.last_number()),
      counts_(journal.counts()),
      guess_(options.package_by, whole && counts_.converted == 0) {}

void Conversions::refill() {
    if (queue_.size() >= lot_inputs || last_listed_ >= last_number_) return;
    std::vector<Waiting> more = journal_.waiting(last_listed_, last_number_, queue_inputs);
    last_listed_ = more.size() < queue_inputs ? last_number_ : more.back().number;
    for (Waiting& waiting : more) queue_.push_back(std::move(waiting));
}

/// A worker has a second lot in its pipe while it works at the first: it need not wait while the leader
/// writes the journal to a busy disk. Not behind a long input, nor at the end: there each may be the last to
/// end.
bool Conversions::wants(unsigned slot) const {
    const std::deque<Waiting>& given = slots_[slot].given;
    if (given.empty()) return true;
    const bool near_the_end = last_listed_ >= last_number_ && queue_.size() < 2 * lot_inputs * slots_.size();
    if (near_the_end || given.size() > slots_[slot].newest) return false;
    std::uint64_t bytes = 0;
    for (const Waiting& waiting : given) bytes += waiting.input.size;
    return bytes < lot_bytes;
}

void Conversions::give(unsigned slot) {
    refill();
    if (!wants(slot)) return;
    Slot& at = slots_[slot];
    const bool ahead = !at.given.empty();
    // The last inputs are shared out evenly.
    const std::size_t share = std::max<std::size_t>(1, queue_.size() / (2 * slots_.size()));
    base::Json lot = base::Json::array();
    std::vector<Waiting> taken;
    std::uint64_t bytes = 0;
    std::size_t words = 0;
    std::uint64_t at_work = 0;
    for (const Slot& other : slots_) at_work += other.given.size();
    while (!queue_.empty() && taken.size() < std::min(lot_inputs, share) &&
           (taken.empty() || bytes < lot_bytes)) {
        const Input& input = queue_.front().input;
        // Each byte of a name may travel as six.
        words += 6 * (input.path.size() + input.file.size()) + queue_.front().pointers.size() + 256;
        if (ahead && words > largest_ahead) break;
        bytes += input.size;
        queue_.front().reviewed = guess_.may_be_early(queue_.front().number, at_work + taken.size());
        lot.push_back(to_json(queue_.front()));
        taken.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    if (lot.empty()) return;
    if (!ahead) at.since = Clock::now();
    at.newest = taken.size();
    std::ranges::move(taken, std::back_inserter(at.given));
    base::Json task;
    task["convert"] = std::move(lot);
    pool_.give(slot, task);
}

void Conversions::finish(const Record& record, std::uint64_t size) {
    journal_.record(record);
    --counts_.waiting;
    counts_.bytes_waiting -= size;
    switch (record.state) {
        case State::converted:
            ++counts_.converted;
            guess_.count(record.files);
            break;
        case State::skipped: ++counts_.skipped; break;
        case State::rejected: ++counts_.rejected; break;
        case State::waiting:
        case State::failed: ++counts_.failed; break;
    }
    (*on_record_)(record);
}

void Conversions::take(unsigned slot, const base::Json& message) {
    Slot& at = slots_[slot];
    const Record record = read_record(message);
    PM_CHECK(!at.given.empty() && at.given.front().number == record.number);
    const std::uint64_t size = at.given.front().input.size;
    at.given.pop_front();
    at.since = Clock::now();
    finish(record, size);
}

void Conversions::blame(unsigned slot, const base::Rule& rule, std::vector<std::string> arguments) {
    Slot& at = slots_[slot];
    if (at.given.empty()) return;
    const Waiting culprit = std::move(at.given.front());
    at.given.pop_front();
    // Numbers stay in order, so that the first inputs of a batch are done first.
    while (!at.given.empty()) {
        queue_.push_front(std::move(at.given.back()));
        at.given.pop_back();
    }
    base::Findings findings;
    findings.add(rule, {.file = culprit.input.path}, std::move(arguments));
    Record record{.number = culprit.number, .state = State::failed};
    record.reason = findings.all().front().message();
    record.findings = base::one_line(to_json(findings));
    finish(record, culprit.input.size);
}

void Conversions::check_time() {
    if (options_.time_limit <= 0) return;
    for (unsigned slot = 0; slot < slots_.size(); ++slot) {
        if (slots_[slot].given.empty()) continue;
        const double seconds = std::chrono::duration<double>(Clock::now() - slots_[slot].since).count();
        if (seconds < options_.time_limit) continue;
        pool_.kill(slot);
        blame(slot, rules::no_time, {readable_time(options_.time_limit)});
    }
}

bool Conversions::all_idle() const {
    return std::ranges::all_of(slots_, [](const Slot& slot) { return slot.given.empty(); });
}

bool Conversions::all_busy() const {
    return std::ranges::all_of(slots_, [](const Slot& slot) { return slot.given.size() >= enough_inputs; });
}

bool Conversions::too_many_failures() const {
    const std::uint64_t failures = counts_.failed + counts_.rejected;
    if (options_.fail_fast) return failures > 0;
    return options_.max_failures > 0 && failures > options_.max_failures;
}

Standing Conversions::standing() const {
    Standing now{.phase = "converting",
                 .done = counts_.all - counts_.waiting,
                 .all = counts_.all,
                 .bytes_done = counts_.bytes - counts_.bytes_waiting,
                 .bytes_all = counts_.bytes,
                 .failures = counts_.failed + counts_.rejected};
    for (const Slot& slot : slots_) {
        if (slot.given.empty()) continue;
        const double seconds = std::chrono::duration<double>(Clock::now() - slot.since).count();
        if (seconds <= now.slowest_seconds) continue;
        now.slowest_seconds = seconds;
        now.slowest = slot.given.front().input.path;
    }
    return now;
}

Conversions::End Conversions::run(const std::function<void(const Record&)>& on_record) {
    on_record_ = &on_record;
    Clock::time_point committed = Clock::now();
    while (true) {
        if (interrupts_.pending()) {
            journal_.commit();
            return End::interrupted;
        }
        if (too_many_failures()) {
            journal_.commit();
            return End::too_many_failures;
        }
        for (unsigned slot = 0; slot < slots_.size(); ++slot) {
            give(slot);
        }
        if (all_idle() && queue_.empty() && last_listed_ >= last_number_) break;
        if (all_busy()) std::this_thread::sleep_for(gathering);
        for (const Pool::Event& event : pool_.wait(100)) {
            if (event.died) {
                blame(event.slot, rules::crashed, {event.words});
            } else {
                take(event.slot, event.message);
            }
        }
        check_time();
        progress_.show(standing());
        if (Clock::now() - committed > commit_pause) {
            journal_.commit();
            committed = Clock::now();
        }
    }
    journal_.commit();
    progress_.show_last(standing());
    return End::done;
}

}  // namespace cli
