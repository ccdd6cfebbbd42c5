// A long file, deflated part by part: parts are made in any thread, and end to end they are one stream.
//
// libdeflate takes a whole buffer and ends its stream. So each part but the last is reopened: the bit that
// calls its last block the last is cleared, and an empty stored block carries the stream to a byte's end (RFC
// 1951 §3.2.3, §3.2.4), as a flush of zlib does. Where that bit stands is known only to one who reads the
// blocks: zlib's inflate does, which is its only use here.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace bag {

/// Parts have this size, the last one excepted; a constant, because it shows in the bytes.
inline constexpr std::size_t part_size = std::size_t{4} << 20;

/// One object a thread.
class PartPacker {
  public:
    PartPacker();
    PartPacker(PartPacker&&) noexcept;
    PartPacker& operator=(PartPacker&&) noexcept;
    ~PartPacker();

    /// The part's share of the stream; `last` ends it. Throws base::Error when memory runs out.
    [[nodiscard]] std::string pack(std::string_view part, bool last);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace bag
