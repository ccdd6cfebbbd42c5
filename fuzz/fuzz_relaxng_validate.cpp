// links: relaxng text xml base
//
// Documents against a schema with every kind of pattern: a verdict that agrees with the findings, the same
// from a validator that has seen the document before and from a fresh one, each finding with a place and
// words.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/error.h"
#include "relaxng/schema.h"
#include "relaxng/validate.h"

namespace {

constexpr const char* schema_text = R"(
<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="a"><interleave><zeroOrMore><ref name="b"/></zeroOrMore><optional><ref name="c"/></optional><text/></interleave></element></start>
<define name="b"><choice>
  <element name="b"><attribute name="n"><data type="int"/></attribute><optional><ref name="c"/></optional></element>
  <element name="b"><attribute name="n"><value>x</value></attribute><oneOrMore><ref name="b"/></oneOrMore></element></choice></define>
<define name="c"><element name="c">
  <optional><attribute name="id"><data type="ID"/></attribute></optional><optional><attribute name="to"><data type="IDREFS"/></attribute></optional>
  <zeroOrMore><attribute><nsName ns="urn:x"/><data type="date"/></attribute></zeroOrMore>
  <choice><list><oneOrMore><data type="token"><param name="pattern">[a-z-[aeiou]]{1,3}|\p{Lu}+</param><except><value>b</value></except></data></oneOrMore></list>
  <zeroOrMore><element><anyName><except><name>a</name><nsName ns="urn:x"/></except></anyName><mixed><zeroOrMore><ref name="c"/></zeroOrMore></mixed></element></zeroOrMore></choice>
</element></define>
</grammar>)";

const relaxng::Schema& schema() {
    static const relaxng::Schema loaded = [] {
        base::Findings faults;
        auto made = relaxng::load("s.rng", schema_text, relaxng::nothing_else(), faults);
        PM_CHECK(made.has_value());
        return std::move(*made);
    }();
    return loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 16384) return 0;
    static relaxng::Validator seasoned(schema());
    base::Findings broken, first, second;
    const xml::Document document = xml::parse(std::string(reinterpret_cast<const char*>(data), size), broken);
    const bool valid = seasoned.validate(document, first);
    PM_CHECK(valid == first.empty());
    relaxng::Validator fresh(schema());
    PM_CHECK(fresh.validate(document, second) == valid);
    PM_CHECK(first.all().size() == second.all().size());
    for (std::size_t i = 0; i < first.all().size(); ++i) {
        PM_CHECK(first.all()[i].message() == second.all()[i].message());
        PM_CHECK(first.all()[i].where.line > 0 && !first.all()[i].message().empty());
    }
    return 0;
}
