// A deflated file that need not be unpacked again: who packed it unpacked it at once, compared every byte,
// and keeps a digest of what he compared. Where the same deflated bytes are found later, with the same size,
// CRC and digest beside them, they unpack to the same file.
//
// A proof is 32 bytes: SHA-256 of the deflated bytes, then of the size and the CRC that a zip's headers say
// of the file, then of the digests that a manifest says of it. It speaks of bytes and not of a place: it goes
// with the file through the spool, over machines, and is held against the written package. A proof that does
// not agree says nothing; the file is then unpacked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "bag/bag.h"
#include "bag/packed.h"
#include "base/digest.h"

namespace bag {

/// The proof that bytes found somewhere would need. One object a thread, for one file after the other.
class ProofDigest {
  public:
    /// The next deflated bytes.
    void update(std::string_view deflated) { digest_.update(deflated); }
    /// Ends the file. `digests` are raw, in the order of the bag's algorithms, end to end.
    [[nodiscard]] std::string finish(std::uint64_t size, std::uint32_t crc, std::string_view digests);

  private:
    base::Digest digest_{"sha256"};
};

/// Proves one file after the other. One object a thread.
class Prover {
  public:
    /// Unpacks and compares with `bytes`, which `file` speaks of and `packed` was made from; a difference is
    /// a Bug. Empty for a stored file: there is nothing to unpack.
    [[nodiscard]] std::string prove(std::string_view bytes, const File& file, const Packed& packed);

  private:
    ProofDigest digest_;
    Unpacker unpacker_;
};

/// The proofs of an archive's entries, by their order in it. 32 bytes an entry.
class Proofs {
  public:
    /// Entries come in their order, those without proof need not. An empty proof is none.
    void put(std::uint64_t entry, std::string_view proof);
    /// Empty: the entry has none.
    [[nodiscard]] std::string_view of(std::uint64_t entry) const;

  private:
    std::string proofs_;  ///< zeros where there is none
};

}  // namespace bag
