#include "base/digest.h"

#include <array>

#include <dlfcn.h>
#include <openssl/evp.h>

#include "base/error.h"

namespace base {
namespace {

/// What is used of libcrypto. The library is opened for the first digest: to map and relocate it takes
/// longer than to check an article, and what only validates or converts to TEI never needs it.
class Library {
  public:
    static const Library& get() {
        static const Library one;
        return one;
    }

    decltype(&::EVP_MD_fetch) fetch = nullptr;
    decltype(&::EVP_MD_free) free_method = nullptr;
    decltype(&::EVP_MD_CTX_new) new_context = nullptr;
    decltype(&::EVP_MD_CTX_free) free_context = nullptr;
    decltype(&::EVP_DigestInit_ex) init = nullptr;
    decltype(&::EVP_DigestUpdate) update = nullptr;
    decltype(&::EVP_DigestFinal_ex) final = nullptr;

  private:
    Library() {
        // The version whose headers were compiled against. Never closed: it has handlers for the exit.
        const std::string name = "libcrypto.so." + std::to_string(OPENSSL_SHLIB_VERSION);
        void* handle = nullptr;
        // The loader gives up when a signal interrupts its read, and does not say so.
        for (int attempt = 0; attempt < 3 && handle == nullptr; ++attempt)
            handle = ::dlopen(name.c_str(), RTLD_LAZY | RTLD_LOCAL);
        if (handle == nullptr) throw Error(name + " cannot be loaded", "install the package libssl3");
        find(handle, "EVP_MD_fetch", fetch);
        find(handle, "EVP_MD_free", free_method);
        find(handle, "EVP_MD_CTX_new", new_context);
        find(handle, "EVP_MD_CTX_free", free_context);
        find(handle, "EVP_DigestInit_ex", init);
        find(handle, "EVP_DigestUpdate", update);
        find(handle, "EVP_DigestFinal_ex", final);
    }

    template <class Function>
    static void find(void* handle, const char* name, Function& function) {
        function = reinterpret_cast<Function>(::dlsym(handle, name));
        if (function == nullptr) throw Error(std::string(name) + " is not in libcrypto");
    }
};

struct FreeMethod {
    void operator()(EVP_MD* method) const { Library::get().free_method(method); }
};
struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { Library::get().free_context(context); }
};
using Method = std::unique_ptr<EVP_MD, FreeMethod>;

Method method_of(std::string_view algorithm) {
    return Method(Library::get().fetch(nullptr, std::string(algorithm).c_str(), nullptr));
}

}  // namespace

struct Digest::State {
    const Library& library = Library::get();
    Method method;
    std::unique_ptr<EVP_MD_CTX, FreeContext> context;

    void start() const {
        if (library.init(context.get(), method.get(), nullptr) != 1) throw Error("digest cannot start");
    }
};

Digest::Digest(std::string_view algorithm) : state_(std::make_unique<State>()) {
    state_->method = method_of(algorithm);
    if (!state_->method) throw Error("unknown digest algorithm " + std::string(algorithm));
    state_->context.reset(state_->library.new_context());
    PM_CHECK(state_->context != nullptr);
    state_->start();
}

Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;
Digest::~Digest() = default;

void Digest::update(std::string_view bytes) {
    if (state_->library.update(state_->context.get(), bytes.data(), bytes.size()) != 1)
        throw Error("digest failed");
}

std::string Digest::raw() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> buffer{};
    unsigned size = 0;
    if (state_->library.final(state_->context.get(), buffer.data(), &size) != 1) throw Error("digest failed");
    state_->start();
    std::string out;
    out.assign(buffer.begin(), buffer.begin() + size);
    return out;
}

std::string Digest::hex() {
    return to_hex(raw());
}

bool Digest::knows(std::string_view algorithm) {
    return method_of(algorithm) != nullptr;
}

std::string to_hex(std::string_view raw) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out(2 * raw.size(), '\0');
    char* digit = out.data();
    for (const char c : raw) {
        const auto byte = static_cast<unsigned char>(c);
        *digit++ = digits[byte >> 4];
        *digit++ = digits[byte & 15];
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
