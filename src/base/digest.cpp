#include "base/digest.h"

#include <array>

#include <openssl/evp.h>

#include "base/error.h"

namespace base {
namespace {

struct FreeMethod {
    void operator()(EVP_MD* method) const { EVP_MD_free(method); }
};
struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

struct Digest::State {
    std::unique_ptr<EVP_MD, FreeMethod> method;
    std::unique_ptr<EVP_MD_CTX, FreeContext> context;

    void start() const {
        if (EVP_DigestInit_ex(context.get(), method.get(), nullptr) != 1) throw Error("digest cannot start");
    }
};

Digest::Digest(std::string_view algorithm) : state_(std::make_unique<State>()) {
    state_->method.reset(EVP_MD_fetch(nullptr, std::string(algorithm).c_str(), nullptr));
    if (!state_->method) throw Error("unknown digest algorithm " + std::string(algorithm));
    state_->context.reset(EVP_MD_CTX_new());
    PM_CHECK(state_->context != nullptr);
    state_->start();
}

Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;
Digest::~Digest() = default;

void Digest::update(std::string_view bytes) {
    if (EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) != 1)
        throw Error("digest failed");
}

std::string Digest::raw() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> buffer{};
    unsigned size = 0;
    if (EVP_DigestFinal_ex(state_->context.get(), buffer.data(), &size) != 1) throw Error("digest failed");
    state_->start();
    std::string out;
    out.assign(buffer.begin(), buffer.begin() + size);
    return out;
}

std::string Digest::hex() {
    return to_hex(raw());
}

bool Digest::knows(std::string_view algorithm) {
    const std::unique_ptr<EVP_MD, FreeMethod> method(
        EVP_MD_fetch(nullptr, std::string(algorithm).c_str(), nullptr));
    return method != nullptr;
}

std::string to_hex(std::string_view raw) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(2 * raw.size());
    for (const char c : raw) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string from_hex(std::string_view digits) {
    PM_CHECK(digits.size() % 2 == 0);
    const auto value = [](char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; };
    std::string out;
    out.reserve(digits.size() / 2);
    for (std::size_t i = 0; i < digits.size(); i += 2)
        out += static_cast<char>(value(digits[i]) << 4 | value(digits[i + 1]));
    return out;
}

std::string digest(std::string_view algorithm, std::string_view bytes) {
    Digest one(algorithm);
    one.update(bytes);
    return one.hex();
}

}  // namespace base
