// Reading a profile's JSON, and matching its patterns.
#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/json.h"
#include "validate/bagit_profile.h"

namespace validate {

/// Takes a profile's fields one by one; throws base::UsageError for one of the wrong kind.
class ProfileReader {
  public:
    explicit ProfileReader(std::string name) : name_(std::move(name)) {}

    [[nodiscard]] Profile read(const base::Json& json) const {
        if (!json.is_object() || !json.contains("BagIt-Profile-Info")) fail("it has no BagIt-Profile-Info");
        const base::Json& about = json["BagIt-Profile-Info"];
        if (!about.is_object() || !about.contains("BagIt-Profile-Identifier")) {
            fail("BagIt-Profile-Info has no BagIt-Profile-Identifier");
        }
        Profile profile;
        profile.identifier_ = text(about["BagIt-Profile-Identifier"], "BagIt-Profile-Identifier");
        if (json.contains("Bag-Info")) profile.tags_ = tags(json["Bag-Info"]);
        profile.manifests_ = names(json, "Manifests-Required", "Manifests-Allowed");
        profile.tag_manifests_ = names(json, "Tag-Manifests-Required", "Tag-Manifests-Allowed");
        profile.tag_files_ = names(json, "Tag-Files-Required", "Tag-Files-Allowed");
        profile.payload_files_ = names(json, "Payload-Files-Required", "Payload-Files-Allowed");
        profile.allow_fetch_ = flag(json, "Allow-Fetch.txt", true);
        profile.require_fetch_ = flag(json, "Fetch.txt-Required", false);
        profile.empty_payload_ = flag(json, "Data-Empty", false);
        profile.serialization_ = serialization(json);
        profile.accepted_serializations_ = texts(json, "Accept-Serialization");
        profile.accepted_versions_ = texts(json, "Accept-BagIt-Version");
        if (profile.require_fetch_ && !profile.allow_fetch_) {
            fail("Fetch.txt-Required and Allow-Fetch.txt contradict each other");
        }
        return profile;
    }

  private:
    [[noreturn]] void fail(const std::string& what) const {
        throw base::UsageError(name_ + " is not a BagIt profile: " + what,
                               "see the BagIt Profiles Specification 1.3");
    }

    [[nodiscard]] std::string text(const base::Json& value, const std::string& field) const {
        if (!value.is_string()) fail(field + " is not a string");
        return value.get<std::string>();
    }

    [[nodiscard]] std::vector<std::string> texts(const base::Json& json, const std::string& field) const {
        std::vector<std::string> out;
        if (!json.contains(field)) return out;
        if (!json[field].is_array()) fail(field + " is not a list");
        for (const base::Json& value : json[field]) out.push_back(text(value, field));
        return out;
    }

    /// Profiles in the wild write "true" as well as true.
    [[nodiscard]] bool flag(const base::Json& json, const std::string& field, bool otherwise) const {
        if (!json.contains(field)) return otherwise;
        const base::Json& value = json[field];
        if (value.is_boolean()) return value.get<bool>();
        if (value == "true") return true;
        if (value == "false") return false;
        fail(field + " is neither true nor false");
    }

    [[nodiscard]] Profile::Names names(const base::Json& json, const std::string& required,
                                       const std::string& allowed) const {
        Profile::Names out{texts(json, required), texts(json, allowed), json.contains(allowed)};
        // "Required" must be part of "allowed" (specification 1.3); a profile that nothing can meet is
        // faulty.
        for (const std::string& name : out.required) {
            const bool met = std::ranges::any_of(out.allowed, [&](const std::string& pattern) {
                return pattern == name || matches(pattern, name);
            });
            if (out.limited && !met) fail(required + " has '" + name + "', which " + allowed + " has not");
        }
        return out;
    }

    [[nodiscard]] std::vector<Profile::TagRule> tags(const base::Json& json) const {
        if (!json.is_object()) fail("Bag-Info is not an object");
        std::vector<Profile::TagRule> out;
        for (const auto& [label, rule] : json.items()) {
            if (!rule.is_object()) fail("Bag-Info/" + label + " is not an object");
            Profile::TagRule made;
            made.label = label;
            made.required = flag(rule, "required", false);
            made.repeatable = flag(rule, "repeatable", true);
            made.values = texts(rule, "values");
            out.push_back(std::move(made));
        }
        return out;
    }

    [[nodiscard]] Profile::Serialization serialization(const base::Json& json) const {
        if (!json.contains("Serialization")) return Profile::Serialization::optional;
        const base::Json& value = json["Serialization"];
        if (value == "optional") return Profile::Serialization::optional;
        if (value == "required") return Profile::Serialization::required;
        if (value == "forbidden") return Profile::Serialization::forbidden;
        fail("Serialization is none of forbidden, required, optional");
    }

    std::string name_;
};

Profile Profile::read(std::string_view json, const std::string& name) {
    const auto parsed = base::parse_json(json);
    if (!parsed) throw base::UsageError(name + " is not a BagIt profile: it is not JSON", "check the file");
    return ProfileReader(name).read(*parsed);
}

namespace {

/// Matches one character of a path against the pattern from `at` on; moves `at` past what it used.
/// A `[` without its `]` stands for itself.
bool matches_one(std::string_view pattern, std::size_t& at, char c) {
    const char first = pattern[at];
    if (first == '?') {
        ++at;
        return true;
    }
    if (first == '\\' && at + 1 < pattern.size()) {
        at += 2;
        return pattern[at - 1] == c;
    }
    const std::size_t close = first == '[' ? pattern.find(']', at + 2) : std::string_view::npos;
    if (close == std::string_view::npos) {
        ++at;
        return first == c;
    }
    std::string_view set = pattern.substr(at + 1, close - at - 1);
    at = close + 1;
    const bool negated = set.front() == '!' || set.front() == '^';
    if (negated) set.remove_prefix(1);
    bool found = false;
    for (std::size_t i = 0; i < set.size(); ++i) {
        if (i + 2 < set.size() && set[i + 1] == '-') {
            found = found || (set[i] <= c && c <= set[i + 2]);
            i += 2;
        } else {
            found = found || set[i] == c;
        }
    }
    return found != negated;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view path) {
    std::size_t p = 0;
    std::size_t s = 0;
    std::size_t star = std::string_view::npos;  // the last star, and where its run ends so far
    std::size_t run = 0;
    while (s < path.size()) {
        std::size_t next = p;
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            run = s;
        } else if (p < pattern.size() && matches_one(pattern, next, path[s])) {
            p = next;
            ++s;
        } else if (star != std::string_view::npos) {
            // The last star takes one more; earlier ones need never be tried again.
            p = star + 1;
            s = ++run;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

}  // namespace validate
