// What is proven of a packed file holds where the same bytes and sums are found again, and nowhere else.
#include "bag/proof.h"

#include <gtest/gtest.h>

#include "bag/bag_write.h"
#include "base/error.h"

namespace {

using bag::Compression;

const std::string text = std::string(500, 'a') + "春" + std::string(500, 'b');

bag::Sealed sealed_of(std::string_view bytes, Compression compression = Compression::deflate) {
    bag::Sealer sealer({"sha512"}, compression);
    return sealer.seal_kept("data/a.txt", bytes);
}

std::string proof_for(const std::string& deflated, std::uint64_t size, std::uint32_t crc,
                      const std::string& digest) {
    bag::ProofDigest proof;
    // In pieces, as they are read.
    proof.update(std::string_view(deflated).substr(0, 3));
    proof.update(std::string_view(deflated).substr(3));
    return proof.finish(size, crc, digest);
}

TEST(Proof, AgreesWithTheSameBytesAndSumsAlone) {
    bag::Prover prover;
    const auto [file, packed, none] = sealed_of(text);
    EXPECT_TRUE(none.empty());
    const std::string proof = prover.prove(text, file, packed);
    ASSERT_EQ(proof.size(), 32U);
    EXPECT_EQ(proof, prover.prove(text, file, packed)) << "one file after the other";
    const std::string& digest = file.digests.front();
    EXPECT_EQ(proof_for(packed.bytes, packed.size, packed.crc, digest), proof);
    EXPECT_NE(proof_for(packed.bytes, packed.size + 1, packed.crc, digest), proof);
    EXPECT_NE(proof_for(packed.bytes, packed.size, packed.crc ^ 1, digest), proof);
    for (std::size_t at = 0; at < digest.size(); ++at) {
        std::string other = digest;
        other[at] = static_cast<char>(other[at] ^ 1);
        EXPECT_NE(proof_for(packed.bytes, packed.size, packed.crc, other), proof) << at;
    }
    for (std::size_t at = 0; at < packed.bytes.size(); ++at) {
        std::string other = packed.bytes;
        other[at] = static_cast<char>(other[at] ^ 1);
        EXPECT_NE(proof_for(other, packed.size, packed.crc, digest), proof) << at;
    }
    EXPECT_NE(proof_for(packed.bytes.substr(0, packed.bytes.size() - 1), packed.size, packed.crc, digest),
              proof);
}

TEST(Proof, IsNotMadeForWhatUnpacksToSomethingElse) {
    bag::Prover prover;
    const bag::Sealed sealed = sealed_of(text);
    std::string other = text;
    other[700] = 'c';
    EXPECT_THROW((void)prover.prove(other, sealed.file, sealed.packed), base::Bug);
    // Not the last byte: it ends with bits that say nothing.
    for (std::size_t at = 0; at + 1 < sealed.packed.bytes.size(); ++at) {
        bag::Packed damaged = sealed.packed;
        damaged.bytes[at] = static_cast<char>(damaged.bytes[at] ^ 0x10);
        EXPECT_THROW((void)bag::Prover().prove(text, sealed.file, damaged), base::Bug) << at;
    }
}

TEST(Proof, IsNoneForAStoredFile) {
    bag::Prover prover;
    for (const bag::Sealed& sealed : {sealed_of("春"), sealed_of(text, Compression::store), sealed_of("")})
        EXPECT_EQ(prover.prove("", sealed.file, sealed.packed), "");
}

TEST(Proof, StandsWithItsEntry) {
    bag::Proofs proofs;
    const std::string one(32, '1'), other(32, '2');
    proofs.put(1, one);
    proofs.put(3, "");
    proofs.put(5, other);
    for (const std::uint64_t none : {0U, 2U, 3U, 4U, 6U, 1000U}) EXPECT_EQ(proofs.of(none), "") << none;
    EXPECT_EQ(proofs.of(1), one);
    EXPECT_EQ(proofs.of(5), other);
    EXPECT_THROW(proofs.put(5, one), base::Bug);
}

TEST(Sealer, HoldsKnownSumsAgainstTheBytes) {
    bag::Sealer sealer({"sha512"}, Compression::deflate);
    const bag::Sealed sealed = sealer.seal_kept("data/a.txt", text);
    const bag::Sums sums{sealed.file.digests.front(), sealed.packed.crc};
    EXPECT_EQ(sealer.seal_known("data/a.txt", text, sums).file.digests, sealed.file.digests);
    EXPECT_THROW((void)sealer.seal_known("data/a.txt", text + " ", sums), base::Bug);
}

}  // namespace
