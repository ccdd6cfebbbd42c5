#include "base/sha512.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <utility>

#include "base/digest.h"

namespace base {
namespace {

constexpr std::size_t block_size = 128, digest_size = 64;

// FIPS 180-4 §4.2.3 and §5.3.5: of the cube roots of the first 80 primes and of the square roots of the first
// 8, 64 bits behind the point.
constexpr std::uint64_t round_constants[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};
constexpr std::uint64_t first_state[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

#if defined(__x86_64__) && defined(__GNUC__)

/// The states of as many messages as there are lanes: word by word, so that a vector is a word of each.
template <std::size_t lanes>
struct alignas(8 * lanes) States {
    std::uint64_t words[8][lanes];
};

/// FIPS 180-4 §6.4.2 for a block of each lane, in the vector types of g++ and clang.
template <std::size_t lanes>
class Rounds {
    using Words [[gnu::vector_size(8 * lanes)]] = std::uint64_t;

    template <int bits>
    [[gnu::target("avx512f,avx512vl"), gnu::always_inline]] static inline void rotate(Words& out,
                                                                                      const Words& in) {
        out = (in >> bits) | (in << (64 - bits));
    }

    /// Round `i` of sixteen. Not the words move from one letter to the next, but the letters.
    template <std::size_t i>
    [[gnu::target("avx512f,avx512vl"), gnu::always_inline]] static inline void round(
        Words* v, const Words* schedule, const std::uint64_t* constants) {
        const Words &a = v[(0 - i) & 7], &b = v[(1 - i) & 7], &c = v[(2 - i) & 7];
        const Words &e = v[(4 - i) & 7], &f = v[(5 - i) & 7], &g = v[(6 - i) & 7];
        Words &d = v[(3 - i) & 7], &h = v[(7 - i) & 7];
        Words x, y, z;
        rotate<14>(x, e), rotate<18>(y, e), rotate<41>(z, e);
        h += (x ^ y ^ z) + ((e & f) ^ (~e & g)) + constants[i] + schedule[i];
        d += h;
        rotate<28>(x, a), rotate<34>(y, a), rotate<39>(z, a);
        h += (x ^ y ^ z) + ((a & b) | (c & (a | b)));
    }

    /// The word of the schedule sixteen rounds after the one that stands at `i`.
    template <std::size_t i>
    [[gnu::target("avx512f,avx512vl"), gnu::always_inline]] static inline void advance(Words* w) {
        const Words &near = w[(i + 1) & 15], &far = w[(i + 14) & 15];
        Words p, q, x, y;
        rotate<1>(p, near), rotate<8>(q, near), rotate<19>(x, far), rotate<61>(y, far);
        w[i] += (p ^ q ^ (near >> 7)) + w[(i + 9) & 15] + (x ^ y ^ (far >> 6));
    }

    template <std::size_t... i>
    [[gnu::target("avx512f,avx512vl"), gnu::always_inline]] static inline void sixteen_rounds(
        Words* v, const Words* schedule, const std::uint64_t* constants, std::index_sequence<i...>) {
        (round<i>(v, schedule, constants), ...);
    }
    template <std::size_t... i>
    [[gnu::target("avx512f,avx512vl"), gnu::always_inline]] static inline void next_schedule(
        Words* schedule, std::index_sequence<i...>) {
        (advance<i>(schedule), ...);
    }

  public:
    [[gnu::target("avx512f,avx512vl")]] static void take(
        States<lanes>& states, const std::array<const unsigned char*, lanes>& blocks) {
        std::uint64_t read[16][lanes];
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            for (std::size_t i = 0; i < 16; ++i) {
                std::uint64_t word = 0;
                std::memcpy(&word, blocks[lane] + 8 * i, 8);
                read[i][lane] = __builtin_bswap64(word);
            }
        }
        Words schedule[16], before[8], v[8];
        std::memcpy(schedule, read, sizeof read);
        std::memcpy(before, states.words, sizeof before);
        std::memcpy(v, before, sizeof v);
        constexpr auto sixteen = std::make_index_sequence<16>{};
        sixteen_rounds(v, schedule, round_constants, sixteen);
        for (std::size_t i = 16; i < 80; i += 16) {
            next_schedule(schedule, sixteen);
            sixteen_rounds(v, schedule, round_constants + i, sixteen);
        }
        for (std::size_t i = 0; i < 8; ++i) v[i] += before[i];
        std::memcpy(states.words, v, sizeof v);
    }
};

/// A message block by block, the last ones with their padding (§5.1.2).
class Blocks {
  public:
    Blocks() = default;
    explicit Blocks(std::string_view message) : rest_(message) {
        const std::size_t left = message.size() % block_size;
        end_ = left + 1 + 16 <= block_size ? block_size : 2 * block_size;
        if (left > 0) std::memcpy(tail_.data(), message.data() + message.size() - left, left);
        tail_[left] = 0x80;
        const std::uint64_t bits = std::uint64_t{message.size()} * 8;
        for (std::size_t i = 0; i < 8; ++i) tail_[end_ - 1 - i] = static_cast<unsigned char>(bits >> (8 * i));
    }

    [[nodiscard]] bool done() const { return at_ == end_; }
    /// The next block; of a message that is done, any bytes.
    [[nodiscard]] const unsigned char* next() {
        if (rest_.size() >= block_size) {
            const auto* const block = reinterpret_cast<const unsigned char*>(rest_.data());
            rest_.remove_prefix(block_size);
            return block;
        }
        if (done()) return tail_.data();
        at_ += block_size;
        return tail_.data() + at_ - block_size;
    }

  private:
    std::string_view rest_{};
    std::array<unsigned char, 2 * block_size> tail_{};
    std::size_t at_ = 0, end_ = 0;
};

template <std::size_t lanes>
class Lanes {
  public:
    Lanes(std::span<const std::string_view> messages, std::vector<std::string>& digests)
        : messages_(messages), digests_(digests), order_(messages.size()) {
        // The longest first: then the lanes end together.
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::stable_sort(order_, std::ranges::greater{},
                                 [&](std::size_t i) { return messages[i].size(); });
    }

    void run() {
        for (std::size_t lane = 0; lane < lanes; ++lane) begin(lane);
        while (busy_ > 0) {
            std::array<const unsigned char*, lanes> blocks;
            for (std::size_t lane = 0; lane < lanes; ++lane) blocks[lane] = blocks_[lane].next();
            Rounds<lanes>::take(states_, blocks);
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                if (works_[lane] && blocks_[lane].done()) {
                    end(lane);
                    begin(lane);
                }
            }
        }
    }

  private:
    void begin(std::size_t lane) {
        if (next_ == order_.size()) return;
        works_[lane] = true;
        ++busy_;
        message_[lane] = order_[next_++];
        blocks_[lane] = Blocks(messages_[message_[lane]]);
        for (std::size_t i = 0; i < 8; ++i) states_.words[i][lane] = first_state[i];
    }

    void end(std::size_t lane) {
        works_[lane] = false;
        --busy_;
        std::string& digest = digests_[message_[lane]];
        digest.resize(digest_size);
        for (std::size_t i = 0; i < 8; ++i) {
            const std::uint64_t word = __builtin_bswap64(states_.words[i][lane]);
            std::memcpy(digest.data() + 8 * i, &word, 8);
        }
    }

    std::span<const std::string_view> messages_;
    std::vector<std::string>& digests_;
    std::vector<std::size_t> order_;
    std::size_t next_ = 0, busy_ = 0;
    std::array<bool, lanes> works_{};
    std::array<std::size_t, lanes> message_{};
    std::array<Blocks, lanes> blocks_{};
    States<lanes> states_{};
};

/// Takes the messages when the processor can, and when it is worth while.
bool in_lanes(std::span<const std::string_view> messages, std::vector<std::string>& digests) {
    if (messages.size() < 2 || !__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512vl"))
        return false;
    std::size_t longest = 0, all = 0;
    for (const std::string_view message : messages) {
        longest = std::max(longest, message.size());
        all += message.size();
    }
    // What is far longer than the others would have the lanes to itself.
    if (longest > all / 3 * 2) return false;
    if (longest > all / 6) {
        Lanes<4>(messages, digests).run();
    } else {
        Lanes<8>(messages, digests).run();
    }
    return true;
}

#else

bool in_lanes(std::span<const std::string_view>, std::vector<std::string>&) {
    return false;
}

#endif

}  // namespace

std::vector<std::string> sha512(std::span<const std::string_view> messages) {
    std::vector<std::string> digests(messages.size());
    if (in_lanes(messages, digests)) return digests;
    Digest digest("sha512");
    for (std::size_t i = 0; i < messages.size(); ++i) {
        digest.update(messages[i]);
        digests[i] = digest.raw();
    }
    return digests;
}

}  // namespace base
