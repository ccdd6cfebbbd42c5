// Message digests, through OpenSSL's EVP interface (its only door). libcrypto is loaded with the first.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace base {

/// Digests bytes piece by piece. Reusable: hex() ends one message and starts the next.
class Digest {
  public:
    /// `algorithm`: "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3-256", …
    /// Throws Error when OpenSSL does not know it.
    explicit Digest(std::string_view algorithm);
    Digest(Digest&&) noexcept;
    Digest& operator=(Digest&&) noexcept;
    ~Digest();

    void update(std::string_view bytes);
    /// Lower-case hexadecimal digest of all bytes since the last call.
    [[nodiscard]] std::string hex();
    /// The same as raw bytes.
    [[nodiscard]] std::string raw();

    [[nodiscard]] static bool knows(std::string_view algorithm);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Two lower-case hexadecimal digits for each byte, and the bytes that such digits spell.
[[nodiscard]] std::string to_hex(std::string_view raw);
[[nodiscard]] std::string from_hex(std::string_view digits);

/// Lower-case hexadecimal digest of `bytes`.
[[nodiscard]] std::string digest(std::string_view algorithm, std::string_view bytes);

}  // namespace base
