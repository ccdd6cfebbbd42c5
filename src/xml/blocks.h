// Sixteen bytes at a time: which of them are among a few characters. Only where the machine has the
// instructions for it; elsewhere the callers' loops over bytes do all of the work.
#pragma once

#ifdef __SSE2__

#include <emmintrin.h>

namespace xml {

[[nodiscard]] inline __m128i block_at(const char* at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}

/// A bit for each byte that is one of these characters. (A fold: compilers keep a loop over them a loop.)
template <char... characters>
[[nodiscard]] inline __m128i bytes_among(__m128i block) {
    __m128i found = _mm_setzero_si128();
    ((found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8(characters)))), ...);
    return found;
}

/// The same for those, and all below `least`; as signed numbers, the bytes beyond ASCII are too.
template <char least, char... characters>
[[nodiscard]] inline unsigned bits_below_or_among(__m128i block) {
    const __m128i below = _mm_cmplt_epi8(block, _mm_set1_epi8(least));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(below, bytes_among<characters...>(block))));
}

}  // namespace xml

#endif
