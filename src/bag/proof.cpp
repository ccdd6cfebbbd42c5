#include "bag/proof.h"

#include "bag/zip_format.h"
#include "base/error.h"

namespace bag {
namespace {

constexpr std::size_t proof_size = 32;
constexpr std::uint64_t kept_room = std::uint64_t{1} << 20;  // larger rooms are given back
const std::string no_proof(proof_size, '\0');

}  // namespace

std::string ProofDigest::finish(std::uint64_t size, std::uint32_t crc, std::string_view digests) {
    std::string numbers;
    zip::put64(numbers, size);
    zip::put32(numbers, crc);
    digest_.update(numbers += digests);
    return digest_.raw();
}

std::string Prover::prove(std::string_view bytes, const File& file, const Packed& packed) {
    if (!packed.deflated) return {};
    // Digested first and unpacked then: bytes that change in between do not pass.
    digest_.update(packed.bytes);
    PM_CHECK(file.size == bytes.size() && packed.size == bytes.size());
    PM_CHECK(unpacker_.unpack(packed.bytes, packed.size) == Inflated::whole && unpacker_.bytes() == bytes);
    if (unpacker_.room() > kept_room) unpacker_ = Unpacker();
    std::string digests;
    for (const std::string& digest : file.digests) digests += digest;
    return digest_.finish(packed.size, packed.crc, digests);
}

void Proofs::put(std::uint64_t entry, std::string_view proof) {
    PM_CHECK(proof.empty() || proof.size() == proof_size);
    PM_CHECK(proofs_.size() <= entry * proof_size);
    proofs_.resize(entry * proof_size);
    proofs_ += proof.empty() ? std::string_view(no_proof) : proof;
}

std::string_view Proofs::of(std::uint64_t entry) const {
    if (entry >= proofs_.size() / proof_size) return {};
    const std::string_view proof = std::string_view(proofs_).substr(entry * proof_size, proof_size);
    return proof == no_proof ? std::string_view() : proof;
}

}  // namespace bag
