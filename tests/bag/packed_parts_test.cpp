// A long file deflated in parts is one stream: every inflater reads it from end to end.
#include "bag/packed_parts.h"

#include <random>

#include <gtest/gtest.h>
#include <zlib.h>

#include "bag/packed.h"

namespace {

std::string packed(const std::vector<std::string>& parts) {
    bag::PartPacker packer;
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) out += packer.pack(parts[i], i + 1 == parts.size());
    return out;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += part;
    return out;
}

void expect_one_stream(const std::vector<std::string>& parts) {
    const std::string whole = joined(parts);
    const std::string deflated = packed(parts);
    std::string by_libdeflate;
    EXPECT_EQ(bag::inflate(deflated, by_libdeflate, whole.size()), bag::Inflated::whole);
    EXPECT_TRUE(by_libdeflate == whole);
    std::string by_zlib(whole.size() + 1, '\0');
    z_stream stream{};
    ASSERT_EQ(::inflateInit2(&stream, -MAX_WBITS), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(deflated.data()));
    stream.avail_in = static_cast<uInt>(deflated.size());
    stream.next_out = reinterpret_cast<Bytef*>(by_zlib.data());
    stream.avail_out = static_cast<uInt>(by_zlib.size());
    EXPECT_EQ(::inflate(&stream, Z_FINISH), Z_STREAM_END);
    EXPECT_EQ(stream.avail_in, 0U);
    by_zlib.resize(whole.size() + 1 - stream.avail_out);
    EXPECT_TRUE(by_zlib == whole);
    ::inflateEnd(&stream);
}

/// Lengths from one block to many, so that the last block ends at every bit of a byte.
TEST(PartPacker, MakesOneStreamOfAllParts) {
    std::mt19937 random(20261122);
    for (std::size_t size = 0; size < 400; ++size) {
        std::vector<std::string> parts;
        for (const std::size_t length : {size, size * 7, std::size_t{1}}) {
            std::string part;
            while (part.size() < length) part += static_cast<char>('a' + random() % 9);
            parts.push_back(part);
        }
        expect_one_stream(parts);
    }
}

TEST(PartPacker, TakesPartsOfManyBlocksAndSuchAsDoNotShrink) {
    std::mt19937 random(7);
    std::string text, noise;
    for (int line = 0; line < 40000; ++line) text += "春耕备耕 " + std::to_string(random() % 1000) + "\n";
    for (int i = 0; i < 700000; ++i) noise += static_cast<char>(random() & 0xFF);
    expect_one_stream({text, noise, text, text, noise});
    expect_one_stream({noise, text});
    expect_one_stream({""});
}

TEST(PartPacker, StoresPartsThatReadersWouldTakeForABomb) {
    const std::string one_letter(300'000, 'a');
    expect_one_stream({one_letter, "b", one_letter});
    EXPECT_GE(packed({one_letter, "b", one_letter}).size(), 600'000U);
}

TEST(PartPacker, GivesEqualBytesForEqualParts) {
    const std::vector<std::string> parts = {std::string(50000, 'a'), "b", std::string(90000, 'c')};
    bag::PartPacker used;
    (void)used.pack("something else", false);
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) out += used.pack(parts[i], i + 1 == parts.size());
    EXPECT_EQ(out, packed(parts));
}

}  // namespace
