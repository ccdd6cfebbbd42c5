// Extra fields of a zip entry (APPNOTE §4.5): those that change what the entry is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "bag/zip_format.h"

namespace bag::zip {

struct ExtraFields {
    bool damaged = false;  ///< the fields do not fill their place
    std::optional<std::string_view> zip64{}, unicode_path{};
    bool repeated = false;  ///< one of the two stands there twice: programs take the first or the last
};

[[nodiscard]] inline ExtraFields read_extra(std::string_view bytes) {
    ExtraFields fields;
    while (bytes.size() >= 4) {
        const std::uint16_t id = get16(bytes, 0);
        const std::size_t size = get16(bytes, 2);
        bytes.remove_prefix(4);
        if (size > bytes.size()) {
            fields.damaged = true;
            return fields;
        }
        if (id == extra_zip64 || id == extra_unicode_path) {
            std::optional<std::string_view>& field = id == extra_zip64 ? fields.zip64 : fields.unicode_path;
            fields.repeated = fields.repeated || field.has_value();
            field = bytes.substr(0, size);
        }
        bytes.remove_prefix(size);
    }
    // Up to three zero bytes are padding (zipalign writes it).
    fields.damaged = bytes.find_first_not_of('\0') != std::string_view::npos;
    return fields;
}

/// Takes the numbers of a zip64 field, in their fixed order, for those that are all ones in the record
/// (§4.5.3). False when the field is missing or too short for that.
class Zip64Numbers {
  public:
    explicit Zip64Numbers(const ExtraFields& fields) : rest_(fields.zip64.value_or(std::string_view())) {}
    [[nodiscard]] bool take(std::uint64_t& number) {
        if (number != ones32) return true;
        if (rest_.size() < 8) return false;
        number = get64(rest_, 0);
        rest_.remove_prefix(8);
        return true;
    }

  private:
    std::string_view rest_;
};

}  // namespace bag::zip
