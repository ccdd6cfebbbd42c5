#include "cli/message.h"

#include <cerrno>
#include <cstdint>
#include <cstring>

#include <unistd.h>

#include "base/error.h"
#include "cli/rule_list.h"
#include "cli/rules.h"

namespace cli {
namespace {

constexpr std::size_t head_size = sizeof(std::uint64_t);

base::Json to_json(const base::Location& where) {
    base::Json json = base::Json::array({where.file, where.line, where.column});
    if (where.bytes) {
        json.push_back(where.bytes->begin);
        json.push_back(where.bytes->end);
    }
    return json;
}

base::Location read_location(const base::Json& json) {
    base::Location where{.file = json.at(0).get<std::string>(),
                         .line = json.at(1).get<std::uint32_t>(),
                         .column = json.at(2).get<std::uint32_t>()};
    if (json.size() == 5)
        where.bytes = base::ByteRange{json.at(3).get<std::uint64_t>(), json.at(4).get<std::uint64_t>()};
    return where;
}

}  // namespace

void send(int handle, const base::Json& message) {
    const std::string body = base::one_line(message);
    std::string bytes(head_size, '\0');
    const std::uint64_t size = body.size();
    std::memcpy(bytes.data(), &size, head_size);
    bytes += body;
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t put = ::write(handle, bytes.data() + done, bytes.size() - done);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) throw base::system_error("cannot reach a worker", errno);
        done += static_cast<std::size_t>(put);
    }
}

bool Inbox::receive(int handle) {
    char room[65536];
    ssize_t got = 0;
    do {
        got = ::read(handle, room, sizeof room);
    } while (got < 0 && errno == EINTR);
    if (got <= 0) return false;
    if (taken_ > 0) bytes_.erase(0, std::exchange(taken_, 0));
    bytes_.append(room, static_cast<std::size_t>(got));
    return true;
}

std::optional<base::Json> Inbox::next() {
    if (bytes_.size() - taken_ < head_size) return std::nullopt;
    std::uint64_t size = 0;
    std::memcpy(&size, bytes_.data() + taken_, head_size);
    if (bytes_.size() - taken_ - head_size < size) return std::nullopt;
    const std::string_view body = std::string_view(bytes_).substr(taken_ + head_size, size);
    std::optional<base::Json> message = base::parse_json(body);
    if (!message) throw base::Error("a worker sent what is not a message");
    taken_ += head_size + size;
    return message;
}

base::Json to_json(const base::Findings& findings) {
    base::Json json = base::Json::array();
    for (const base::Finding& finding : findings.all()) {
        base::Json related = base::Json::array();
        for (const base::Location& place : finding.related) related.push_back(to_json(place));
        // A rule that no list names (a schema's own) travels as its words.
        const bool known = find_rule(finding.rule->id) != nullptr;
        const std::vector<std::string> words{finding.message() + " [" + std::string(finding.rule->id) + "]"};
        json.push_back(base::Json::array({known ? finding.rule->id : rules::other.id, to_json(finding.where),
                                          known ? finding.arguments : words, related}));
    }
    return json;
}

base::Findings read_findings(const base::Json& json) {
    base::Findings findings;
    for (const base::Json& item : json) {
        const base::Rule* rule = find_rule(item.at(0).get<std::string>());
        if (rule == nullptr) throw base::Error("a journal names a rule that this version does not know");
        base::Finding finding{
            rule, read_location(item.at(1)), item.at(2).get<std::vector<std::string>>(), {}};
        for (const base::Json& place : item.at(3)) finding.related.push_back(read_location(place));
        findings.add(std::move(finding));
    }
    return findings;
}

}  // namespace cli
