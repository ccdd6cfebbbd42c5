// BagIt Profiles: what one archive wants of the bags that it takes (specification 1.3, with the fields for
// payload files and empty payloads that 1.4 names).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bag/bag_info.h"
#include "bag/store.h"
#include "validate/bagit_declaration.h"
#include "validate/bagit_listing.h"

namespace validate {

class Profile {
  public:
    /// Reads a profile's JSON; `name` is for messages. Throws base::UsageError, with the faulty field, when
    /// it is not a profile: a bag must not pass because a rule was not understood.
    [[nodiscard]] static Profile read(std::string_view json, const std::string& name);

    /// Reports everything in which the bag differs from the profile.
    void check(const bag::Store& store, const Declaration& declaration, const bag::BagInfo& info,
               const Listing& listing, bag::CappedFindings& findings) const;

    /// Its own URI.
    [[nodiscard]] const std::string& identifier() const { return identifier_; }

  private:
    friend class ProfileReader;
    Profile() = default;

    enum class Serialization { optional, required, forbidden };

    struct TagRule {
        std::string label;
        bool required = false, repeatable = true;
        std::vector<std::string> values;  ///< allowed; any when empty
    };

    /// Names that must be there and, when `limited`, those that may: exact for algorithms, patterns with
    /// `*`, `?` and `[…]` for files.
    struct Names {
        std::vector<std::string> required, allowed;
        bool limited = false;
    };

    void check_info(const Declaration& declaration, const bag::BagInfo& info,
                    bag::CappedFindings& findings) const;
    void check_manifests(const Names& names, bool payload, const Listing& listing,
                         bag::CappedFindings& findings) const;
    void check_files(const Names& names, bool payload, const bag::Store& store,
                     bag::CappedFindings& findings) const;
    void check_form(const bag::Store& store, const Declaration& declaration, const Listing& listing,
                    bag::CappedFindings& findings) const;

    std::string identifier_;
    std::vector<TagRule> tags_;
    Names manifests_, tag_manifests_, tag_files_, payload_files_;
    bool allow_fetch_ = true, require_fetch_ = false, empty_payload_ = false;
    Serialization serialization_ = Serialization::optional;
    std::vector<std::string> accepted_serializations_, accepted_versions_;
};

/// Does `path` match a pattern of a profile, as POSIX fnmatch has it without flags: `*` any run of bytes
/// (slashes too), `?` one character, `[…]` one of a set, `\` the next character itself? Work is at most
/// pattern times path.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view path);

}  // namespace validate
