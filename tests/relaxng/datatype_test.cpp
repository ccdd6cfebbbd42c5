// Values of all types: what is one, which are equal, which is less.
#include "relaxng/datatype.h"

#include <gtest/gtest.h>

namespace {

using namespace relaxng;

struct Made {
    RegexPool pool;
    std::optional<Datatype> type;
    std::string why;
};

std::unique_ptr<Made> made(std::string_view type, const std::vector<Parameter>& parameters = {}) {
    auto result = std::make_unique<Made>();
    bool unknown = false;
    result->type = Datatype::make(xsd_library, type, parameters, result->pool, result->why, unknown);
    return result;
}

bool allows(std::string_view type, std::string_view value, const std::vector<Parameter>& parameters = {}) {
    const auto of = made(type, parameters);
    EXPECT_TRUE(of->type) << of->why;
    RegexMemo memo(of->pool);
    return of->type->allows(value, {}, memo);
}

bool equal(std::string_view type, std::string_view a, std::string_view b) {
    const auto of = made(type);
    RegexMemo memo(of->pool);
    const auto one = of->type->canonical(a, {}, memo), other = of->type->canonical(b, {}, memo);
    EXPECT_TRUE(one && other) << type << " " << a << " " << b;
    return one == other;
}

bool less(std::string_view type, const std::string& a, const std::string& b) {
    return allows(type, b, {{"minExclusive", a}});
}

struct Samples {
    const char* type;
    std::vector<const char*> good, bad;
};

TEST(Datatype, KnowsHowItsValuesAreWritten) {
    const Samples all[] = {
        {"boolean", {"true", " 0 "}, {"TRUE", ""}},
        {"decimal", {"1", "+.5", "-5.", "00"}, {".", "1e3", "", "- 1"}},
        {"integer", {"-0", "123456789012345678901234567890"}, {"1.0", "+"}},
        {"nonPositiveInteger", {"0", "-1"}, {"1"}},
        {"negativeInteger", {"-1"}, {"0"}},
        {"nonNegativeInteger", {"-0"}, {"-1"}},
        {"positiveInteger", {"1"}, {"0"}},
        {"long", {"9223372036854775807"}, {"9223372036854775808"}},
        {"int", {"-2147483648"}, {"-2147483649"}},
        {"short", {"32767"}, {"32768"}},
        {"byte", {"-128"}, {"-129"}},
        {"unsignedLong", {"18446744073709551615"}, {"18446744073709551616"}},
        {"unsignedInt", {"4294967295"}, {"-1"}},
        {"unsignedShort", {"65535"}, {"65536"}},
        {"unsignedByte", {"255"}, {"256"}},
        {"float", {"INF", "-INF", "NaN", "1e-400", ".5E+1"}, {"+INF", "inf", "1e", "0x1"}},
        {"double", {"1e400"}, {"1f"}},
        {"duration", {"P1Y", "-P1Y2M3DT4H5M6.7S", "PT0S"}, {"P", "PT", "P1YT", "P1S", "P1M1Y", "P-1D", "1Y"}},
        {"dateTime",
         {"1998-07-21T08:00:00", "-0044-03-15T12:00:00.5Z", "12000-01-01T00:00:00+14:00"},
         {"1998-07-21", "0000-01-01T00:00:00", "1998-02-29T00:00:00", "1998-07-21T8:00:00",
          "1998-07-21T08:00:00+15:00"}},
        {"date", {"2000-02-29", "1998-07-21+08:00"}, {"1900-02-29", "98-07-21", "1998-7-21"}},
        {"time", {"23:59:59", "00:00:00Z"}, {"24:00:01", "8:00:00"}},
        {"gYearMonth", {"1998-07"}, {"1998-13"}},
        {"gYear", {"1998", "-0001"}, {"98", "0000", "01998"}},
        {"gMonthDay", {"--02-29"}, {"--02-30", "02-28"}},
        {"gDay", {"---31"}, {"---32"}},
        {"gMonth", {"--12"}, {"--13"}},
        {"hexBinary", {"0aF1", ""}, {"0", "0g"}},
        {"base64Binary", {"QQ==", "Q U I =", ""}, {"QQ", "QR==", "=QQ="}},
        {"anyURI",
         {"", "a b", "http://春", "a%20b", "a:b", "file:///x", "http:?", "http://[::1]/",
          "http://u@[1:2::3]:80", "http://[::1.2.3.4]", "a?[b]", "a:b[c]"},
         {"a#b#c", "%zz", "1:a", "http:", "a:#", "http://", "//", "[", "a[b]", "http://[::1", "http://[1]",
          "http://a[::1]", "http://a/[b]", "http://[1::2::3]", "http://[1:2:3:4:5:6:7:8:9]", "http://[:1]"}},
        {"language", {"zh-Hans-CN", "x-a1"}, {"zh_CN", "abcdefghi", "a-", "1a"}},
        {"Name", {"a:b", "_"}, {"1", "-"}},
        {"NCName", {"春", "a-1."}, {"a:b", "", "𠀀"}},
        {"NMTOKEN", {"-1:a"}, {"a b", ""}},
        {"NMTOKENS", {"a b"}, {" "}},
        {"IDREFS", {"a  b"}, {"a 1"}},
        {"ID", {"a"}, {"1"}},
        {"QName", {"a", "xml:b"}, {"p:a", "a:b:c"}},
        {"ENTITY", {}, {"a"}},
        {"token", {"", "a b"}, {}},
    };
    for (const Samples& samples : all) {
        for (const char* value : samples.good)
            EXPECT_TRUE(allows(samples.type, value)) << samples.type << " " << value;
        for (const char* value : samples.bad)
            EXPECT_FALSE(allows(samples.type, value)) << samples.type << " " << value;
    }
}

TEST(Datatype, ComparesInTheValueSpace) {
    EXPECT_TRUE(equal("decimal", "01.50", "+1.5"));
    EXPECT_TRUE(equal("decimal", "-0", "0.0"));
    EXPECT_TRUE(equal("boolean", "1", "true"));
    EXPECT_TRUE(equal("float", "16777216", "16777217"));
    EXPECT_FALSE(equal("double", "16777216", "16777217"));
    EXPECT_TRUE(equal("float", "NaN", "NaN"));
    EXPECT_TRUE(equal("double", "0", "-0"));
    EXPECT_TRUE(equal("dateTime", "2000-01-01T00:00:00Z", "2000-01-01T08:00:00.0+08:00"));
    EXPECT_FALSE(equal("dateTime", "2000-01-01T00:00:00Z", "2000-01-01T00:00:00"));
    EXPECT_FALSE(equal("duration", "P1Y", "P12M"));
    EXPECT_TRUE(equal("duration", "P1YT0S", "P1Y"));
    EXPECT_TRUE(equal("duration", "-P0D", "PT0S"));
    EXPECT_TRUE(equal("hexBinary", "0f", "0F"));
    EXPECT_TRUE(equal("base64Binary", "Q Q==", "QQ=="));
    EXPECT_TRUE(equal("NMTOKENS", "a  b", " a b "));
    EXPECT_FALSE(equal("string", "a", " a"));
}

TEST(Datatype, OrdersItsValues) {
    EXPECT_TRUE(less("decimal", "9.99", "10"));
    EXPECT_TRUE(less("integer", "-10", "-9"));
    EXPECT_TRUE(less("float", "-INF", "1e38"));
    EXPECT_FALSE(less("float", "1", "NaN"));
    EXPECT_TRUE(less("duration", "P364D", "P1Y"));
    EXPECT_FALSE(less("duration", "P365D", "P1Y"));
    EXPECT_FALSE(less("duration", "P1Y", "P366D"));
    EXPECT_FALSE(less("duration", "P1Y", "P12M"));
    EXPECT_TRUE(less("duration", "PT0.25S", "PT0.5S"));
    EXPECT_TRUE(less("duration", "-PT0.5S", "-PT0.25S"));
    EXPECT_TRUE(less("dateTime", "1999-12-31T23:59:59.9", "2000-01-01T00:00:00"));
    EXPECT_FALSE(less("dateTime", "2000-01-01T00:00:00", "2000-01-01T14:00:00Z"));
    EXPECT_TRUE(less("dateTime", "2000-01-01T00:00:00", "2000-01-01T14:00:01Z"));
    EXPECT_TRUE(less("gMonthDay", "--02-28", "--02-29"));
    EXPECT_TRUE(less("date", "-0001-12-31", "0001-01-01"));
}

TEST(Datatype, MeasuresLengthsInTheUnitOfTheType) {
    EXPECT_TRUE(allows("string", "春𠀀", {{"length", "2"}}));
    EXPECT_TRUE(allows("hexBinary", "0F0F", {{"length", "2"}}));
    EXPECT_TRUE(allows("base64Binary", "QQ==", {{"length", "1"}}));
    EXPECT_TRUE(allows("NMTOKENS", "a b c", {{"minLength", "3"}}));
    EXPECT_FALSE(allows("token", "abc", {{"maxLength", "2"}}));
    EXPECT_TRUE(allows("decimal", "12.34", {{"totalDigits", "4"}, {"fractionDigits", "2"}}));
    EXPECT_FALSE(allows("decimal", "123.4", {{"totalDigits", "3"}}));
    EXPECT_FALSE(allows("decimal", "1.234", {{"fractionDigits", "2"}}));
    EXPECT_TRUE(allows("decimal", "1.2300", {{"totalDigits", "3"}, {"fractionDigits", "2"}}));
    EXPECT_TRUE(allows("decimal", "0.0", {{"totalDigits", "1"}, {"fractionDigits", "0"}}));
    EXPECT_TRUE(allows("decimal", "1200", {{"totalDigits", "4"}}));
    EXPECT_FALSE(allows("decimal", "1200", {{"totalDigits", "3"}}));
}

TEST(Datatype, RefusesParametersThatItsTypeDoesNotHave) {
    EXPECT_FALSE(made("string", {{"minInclusive", "1"}})->type);
    EXPECT_FALSE(made("decimal", {{"length", "1"}})->type);
    EXPECT_FALSE(made("decimal", {{"minInclusive", "x"}})->type);
    EXPECT_FALSE(made("decimal", {{"totalDigits", "0"}})->type);
    EXPECT_FALSE(made("string", {{"whiteSpace", "collapse"}})->type);
    EXPECT_FALSE(made("string", {{"pattern", "["}})->type);
    EXPECT_FALSE(made("nonsense")->type);
}

TEST(Datatype, RefusesBoundsThatContradictEachOther) {
    EXPECT_FALSE(made("decimal", {{"maxInclusive", "1"}, {"maxExclusive", "5"}})->type);
    EXPECT_FALSE(made("decimal", {{"minInclusive", "2"}, {"maxInclusive", "1"}})->type);
    EXPECT_FALSE(made("date", {{"minExclusive", "2000-01-01"}, {"maxExclusive", "2000-01-01"}})->type);
    EXPECT_TRUE(made("decimal", {{"minInclusive", "1"}, {"maxInclusive", "1.0"}})->type);
    EXPECT_EQ(made("decimal", {{"maxInclusive", "1"}, {"maxExclusive", "5"}})->why,
              "maxExclusive \"5\" is more than 1, which maxInclusive excludes");
}

TEST(Datatype, SaysWhyAValueIsNone) {
    const auto of = made("double", {{"maxInclusive", "1"}, {"pattern", "[0-9]"}});
    RegexMemo memo(of->pool);
    EXPECT_EQ(of->type->reason("x", {}, memo),
              "is not a valid double: a number, as -1.5E3, or INF, -INF, NaN");
    EXPECT_EQ(of->type->reason("10", {}, memo), "does not match the pattern [0-9]");
    EXPECT_EQ(of->type->reason("2", {}, memo), "is more than 1");
}

}  // namespace
