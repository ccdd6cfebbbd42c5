// A deflate stream too long for memory, unpacked piece by piece.
//
// zlib's door for reading (libdeflate knows whole streams only). Holds: memory is two pieces, whatever the
// stream announces.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "bag/packed.h"
#include "bag/random_access.h"

namespace bag {

/// Takes the next piece; false stops the unpacking.
using Take = std::function<bool(std::string_view)>;

/// Unpacks the raw deflate stream that fills `packed_size` bytes from `begin` on. `other_size` when `take`
/// stopped it. Throws base::Error when the bytes cannot be read or memory runs out.
[[nodiscard]] Inflated unpack_stream(const RandomAccess& archive, std::uint64_t begin,
                                     std::uint64_t packed_size, const Take& take);

}  // namespace bag
