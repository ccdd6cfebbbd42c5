// What stands between text from outside and toml++ 3.3, which has two faults of its own: keys of many parts
// become tables that are freed one inside the other, and some characters outside quotes are undefined
// behaviour.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace frontmatter {

/// More than a header or a job file has use for.
class TomlRefusal : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// UTF-8 `words` as toml++ may read them, one code point for one: characters that it mishandles stand in the
/// last private plane. Throws TomlRefusal for keys of too many parts, or where that plane is in use.
[[nodiscard]] std::string guarded_toml(std::string_view words);

/// A key, a value or a message of toml++, with the characters of the source.
[[nodiscard]] std::string unguarded_toml(std::string_view words);

}  // namespace frontmatter
