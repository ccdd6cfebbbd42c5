#include "cli/job.h"

#include <algorithm>
#include <cstddef>
#include <functional>

#include <toml++/toml.h>

#include "base/ascii.h"
#include "base/error.h"
#include "frontmatter/toml_guard.h"
#include "text/utf8.h"

namespace cli {
namespace {

class JobReader {
  public:
    JobReader(Job& job, const std::string& name) : job_(job), name_(name) {}

    void read(const toml::table& root) {
        for (const auto& [key, value] : root) {
            const std::string section = frontmatter::unguarded_toml(key.str());
            if (section == "characters") {
                read_characters(value);
                continue;
            }
            const toml::table* table = value.as_table();
            if (table == nullptr) fault(value, "`" + section + "` stands outside a section");
            for (const auto& [inner, item] : *table)
                read_item(section, frontmatter::unguarded_toml(inner.str()), item);
        }
    }

  private:
    [[noreturn]] void fault(const toml::node& node, const std::string& words) const {
        throw base::UsageError(name_ + ":" + std::to_string(node.source().begin.line) + ": " + words,
                               "see docs/jobs.md for the keys of a job file");
    }

    [[nodiscard]] std::string one(const toml::node& node, const std::string& key) const {
        if (const auto text = node.value<std::string>(); text && node.is_string())
            return frontmatter::unguarded_toml(*text);
        if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
        if (const auto date = node.value_exact<toml::date>()) {
            std::ostringstream out;
            out << *date;
            return out.str();
        }
        fault(node, "`" + key + "` must be one text in quotes");
    }

    [[nodiscard]] std::vector<std::string> many(const toml::node& node, const std::string& key) const {
        if (node.is_string()) return {one(node, key)};
        const toml::array* array = node.as_array();
        if (array == nullptr) fault(node, "`" + key + "` must be a list of texts: [\"…\", \"…\"]");
        std::vector<std::string> out;
        for (const toml::node& item : *array) out.push_back(one(item, key));
        return out;
    }

    void read_characters(const toml::node& node) {
        const toml::array* array = node.as_array();
        if (array == nullptr) fault(node, "`characters` must be written [[characters]]");
        for (const toml::node& item : *array) {
            const toml::table* table = item.as_table();
            if (table == nullptr || !table->contains("code") || !table->contains("standard")) {
                fault(item, "each of [[characters]] needs `code` and `standard`");
            }
            job_.characters[one(*table->get("code"), "code")] = one(*table->get("standard"), "standard");
        }
    }

    void read_item(const std::string& section, const std::string& key, const toml::node& node) {
        if (section == "cues") {
            for (const std::string& word : many(node, key)) job_.cues.push_back(key + "=" + word);
        } else if (section == "fields") {
            job_.fields[key] = one(node, key);
        } else if (section == "site") {
            read_site(key, node);
        } else if (section == "repairs") {
            read_repairs(key, node);
        } else {
            read_text(section, key, node);
        }
    }

    void read_text(const std::string& section, const std::string& key, const toml::node& node) {
        struct Place {
            std::string_view section, key;
            std::string Job::*member;
        };
        static constexpr Place places[] = {
            {"package", "id", &Job::package_id},
            {"package", "organization", &Job::organization},
            {"package", "contact", &Job::contact},
            {"package", "description", &Job::description},
            {"package", "profile", &Job::profile},
            {"package", "by", &Job::package_by},
            {"publication", "authority", &Job::authority},
            {"publication", "date", &Job::publication_date},
            {"publication", "rights", &Job::rights},
            {"publication", "rights_status", &Job::rights_status},
            {"newspaper", "title", &Job::newspaper},
            {"newspaper", "issue", &Job::issue},
            {"newspaper", "issue_date", &Job::issue_date},
            {"newspaper", "page_pattern", &Job::page_pattern},
        };
        for (const Place& place : places) {
            if (place.section != section || place.key != key) continue;
            job_.*place.member = one(node, key);
            return;
        }
        fault(node, "`" + section + "." + key + "` is not known");
    }

    void read_site(const std::string& key, const toml::node& node) {
        struct Place {
            std::string_view key;
            std::string converters::Site::*member;
        };
        static constexpr Place places[] = {
            {"root", &converters::Site::url},          {"title", &converters::Site::title},
            {"language", &converters::Site::language}, {"timezone", &converters::Site::timezone},
            {"author", &converters::Site::author},     {"permalink", &converters::Site::permalink},
        };
        if (!job_.site) job_.site.emplace();
        for (const Place& place : places) {
            if (place.key != key) continue;
            *job_.site.*place.member = one(node, key);
            return;
        }
        fault(node, "`site." + key + "` is not known");
    }

    void read_repairs(const std::string& key, const toml::node& node) {
        if (key == "only") {
            job_.only = many(node, key);
        } else if (key == "without") {
            job_.without = many(node, key);
        } else if (key == "min_cert") {
            job_.min_cert = read_cert(one(node, key), name_ + ": repairs.min_cert");
        } else {
            fault(node, "`repairs." + key + "` is not known");
        }
    }

    Job& job_;
    const std::string& name_;
};

/// Takes 2024-03-08, 20240308, 2024/03-08 … at `at`; gives the ISO form and moves `at` behind it.
std::optional<std::string> take_date(std::string_view path, std::size_t& at) {
    std::string digits;
    std::size_t end = at;
    while (end < path.size() && digits.size() < 8) {
        const bool separator = (digits.size() == 4 || digits.size() == 6) && end > at &&
                               base::is_digit(path[end - 1]) &&
                               std::string_view("-_/.").find(path[end]) != std::string_view::npos;
        if (!base::is_digit(path[end]) && !separator) return std::nullopt;
        if (!separator) digits += path[end];
        ++end;
    }
    if (digits.size() != 8) return std::nullopt;
    at = end;
    return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
}

std::optional<std::string> take_number(std::string_view path, std::size_t& at) {
    std::size_t end = at;
    while (end < path.size() && base::is_digit(path[end])) ++end;
    if (end == at) return std::nullopt;
    // 03 and 3 are the same page.
    std::size_t begin = at;
    while (begin + 1 < end && path[begin] == '0') ++begin;
    at = end;
    return std::string(path.substr(begin, end - begin));
}

using Captures = std::map<std::string, std::string>;

/// Matches one stretch of the pattern without `*` at `at`; false leaves `at` anywhere.
bool match_stretch(std::string_view pattern, std::string_view path, std::size_t& at, Captures& captures) {
    static constexpr std::string_view slots[] = {"{page}", "{issue}", "{date}"};
    while (!pattern.empty()) {
        std::string_view slot;
        for (const std::string_view candidate : slots) {
            if (pattern.starts_with(candidate)) slot = candidate;
        }
        if (slot.empty()) {
            if (at >= path.size() || path[at] != pattern[0]) return false;
            ++at;
            pattern.remove_prefix(1);
            continue;
        }
        const auto value = slot == "{date}" ? take_date(path, at) : take_number(path, at);
        if (!value) return false;
        captures[std::string(slot.substr(1, slot.size() - 2))] = *value;
        pattern.remove_prefix(slot.size());
    }
    return true;
}

}  // namespace

Job read_job(std::string text, const std::string& name) {
    if (const std::size_t at = text::find_malformed(text); at != std::string::npos) {
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        throw base::UsageError(name + ":" + std::to_string(line) + ": it is not UTF-8",
                               "save the job file as UTF-8");
    }
    Job job;
    try {
        const toml::table root = toml::parse(frontmatter::guarded_toml(text), name);
        JobReader(job, name).read(root);
    } catch (const frontmatter::TomlRefusal& refusal) {
        throw base::UsageError(name + ": " + refusal.what(), "see docs/jobs.md for the keys of a job file");
    } catch (const toml::parse_error& error) {
        throw base::UsageError(name + ":" + std::to_string(error.source().begin.line) + ": " +
                                   frontmatter::unguarded_toml(error.description()),
                               "correct the TOML of the job file");
    }
    job.text = std::move(text);
    return job;
}

std::optional<Captures> match_page(std::string_view pattern, std::string_view path) {
    // A pattern is stretches with `*` between them; each takes the first place where it fits.
    Captures captures;
    std::size_t from = 0;
    while (true) {
        const std::size_t star = pattern.find('*');
        const std::string_view stretch = pattern.substr(0, star);
        std::size_t start = from, end = from;
        Captures found;
        for (;; ++start) {
            if (start > path.size()) return std::nullopt;
            // A number is taken from its first digit on.
            if (start > 0 && start < path.size() && stretch.starts_with('{') &&
                base::is_digit(path[start - 1]))
                continue;
            end = start;
            found = captures;
            if (match_stretch(stretch, path, end, found)) break;
        }
        captures = std::move(found);
        from = end;
        if (star == std::string_view::npos) return captures;
        pattern.remove_prefix(star + 1);
    }
}

model::Cert read_cert(const std::string& word, const std::string& what) {
    for (const model::Cert cert : {model::Cert::low, model::Cert::medium, model::Cert::high}) {
        if (model::name(cert) == word) return cert;
    }
    throw base::UsageError(what + " must be low, medium or high, not `" + word + "`");
}

}  // namespace cli
