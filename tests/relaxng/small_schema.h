// A small schema, and documents that are checked against it.
#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "relaxng/rules.h"
#include "relaxng/validate.h"

namespace relaxng::testing {

inline constexpr std::string_view head =
    "<grammar xmlns='http://relaxng.org/ns/structure/1.0' "
    "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>";

inline Schema schema_of(const std::string& inside) {
    base::Findings findings;
    auto loaded = load("s.rng", std::string(head) + inside + "</grammar>", nothing_else(), findings);
    for (const base::Finding& finding : findings.all()) ADD_FAILURE() << finding.message();
    return std::move(*loaded);
}

inline base::Findings check(const Schema& schema, const std::string& text) {
    base::Findings findings;
    const xml::Document document = xml::parse(text, findings);
    EXPECT_TRUE(document.well_formed()) << text;
    Validator validator(schema);
    const bool valid = validator.validate(document, findings);
    EXPECT_EQ(valid, findings.empty());
    return findings;
}

/// A little of TEI: a header whose parts come in order, and a text of paragraphs.
inline const Schema& small() {
    static const Schema schema = schema_of(R"(
        <start><element name="doc"><ref name="head"/><element name="body"><oneOrMore><ref name="p"/></oneOrMore></element></element></start>
        <define name="head"><element name="head">
          <element name="titles"><oneOrMore><element name="title"><text/></element></oneOrMore></element>
          <element name="source"><oneOrMore><ref name="p"/></oneOrMore></element>
        </element></define>
        <define name="p"><element name="para">
          <optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
          <optional><attribute name="next"><data type="IDREF"/></attribute></optional>
          <optional><attribute name="when"><data type="date"/></attribute></optional>
          <optional><attribute name="cert"><choice><value>high</value><value>medium</value><value>low</value></choice></attribute></optional>
          <zeroOrMore><choice><text/><element name="date"><attribute name="when"/><data type="date"/></element></choice></zeroOrMore>
        </element></define>)");
    return schema;
}

inline std::string document(const std::string& head_parts, const std::string& body) {
    return "<doc><head>" + head_parts + "</head><body>" + body + "</body></doc>";
}
inline const std::string good_head = "<titles><title>t</title></titles><source><para/></source>";

/// The only finding's message; its rule must be the given one.
inline std::string only(const base::Rule& rule, const base::Findings& findings) {
    EXPECT_EQ(findings.all().size(), 1U);
    for (const base::Finding& finding : findings.all())
        EXPECT_EQ(finding.rule->id, rule.id) << finding.message();
    return findings.empty() ? std::string{} : findings.all()[0].message();
}

}  // namespace relaxng::testing
