// SHA-512 of several messages at once.
//
// One message leaves most of a processor idle: each round waits for the one before. Where there is AVX-512,
// four or eight messages share the registers, word by word, and take a third to a quarter of the time;
// elsewhere OpenSSL takes them one after the other. Nothing here is faster for a single message.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// The digests of the messages, as raw bytes and in their order. Best for many messages of similar size.
[[nodiscard]] std::vector<std::string> sha512(std::span<const std::string_view> messages);

}  // namespace base
