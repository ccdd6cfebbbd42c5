#include "base/sha512.h"

#include <random>

#include <gtest/gtest.h>

#include "base/digest.h"

namespace {

std::string with_openssl(std::string_view message) {
    base::Digest digest("sha512");
    digest.update(message);
    return digest.raw();
}

void expect_those_of_openssl(const std::vector<std::string>& messages) {
    const std::vector<std::string_view> views(messages.begin(), messages.end());
    const std::vector<std::string> digests = base::sha512(views);
    ASSERT_EQ(digests.size(), messages.size());
    for (std::size_t i = 0; i < messages.size(); ++i) {
        EXPECT_EQ(digests[i], with_openssl(messages[i])) << i << ", " << messages[i].size() << " bytes";
    }
}

std::string random_bytes(std::size_t size, std::mt19937& random) {
    std::string bytes(size, 0);
    for (char& byte : bytes) byte = static_cast<char>(random());
    return bytes;
}

}  // namespace

TEST(Sha512, AgreesWithOpensslAtEveryLengthAroundABlock) {
    std::mt19937 random(512);
    std::vector<std::string> messages;
    for (std::size_t size = 0; size < 400; ++size) messages.push_back(random_bytes(size, random));
    expect_those_of_openssl(messages);
    for (std::size_t size = 0; size < 300; ++size)
        expect_those_of_openssl({messages[size], messages[size / 2], messages[size / 3]});
}

TEST(Sha512, AgreesWithOpensslForAnyNumberOfMessagesOfAnySize) {
    std::mt19937 random(2001);
    for (std::size_t number = 0; number < 40; ++number) {
        std::vector<std::string> messages;
        for (std::size_t i = 0; i < number; ++i) messages.push_back(random_bytes(random() % 20'000, random));
        expect_those_of_openssl(messages);
    }
}

TEST(Sha512, AgreesWithOpensslWhereOneMessageIsFarLonger) {
    std::mt19937 random(8);
    for (const std::size_t long_one : {3000U, 40'000U, 1'000'000U}) {
        expect_those_of_openssl({random_bytes(long_one, random), "a", "", random_bytes(2000, random), "b"});
        expect_those_of_openssl({random_bytes(long_one, random)});
    }
}
