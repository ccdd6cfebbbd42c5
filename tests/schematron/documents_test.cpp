// Other documents, variables that are markup, and phases that choose by document or part of it.
#include <map>

#include <gtest/gtest.h>

#include "run_for_test.h"
#include "schematron/rules.h"
#include "schematron/svrl.h"

namespace {

namespace rules = schematron::rules;
using schematron::Loaded;
using schematron::Loader;
using schematron::Runner;
using schematron::SchemaOptions;
using namespace schematron::testing;

/// Files by their path; an href is looked up beside the base.
Loader files(std::map<std::string, std::string> by_path) {
    return [by_path = std::move(by_path)](const std::string& href, const std::string& base) {
        std::string path = base.substr(0, base.find_last_of('/') + 1) + href;
        const auto found = by_path.find(path);
        std::optional<Loaded> out;
        if (found != by_path.end()) out = Loaded{path, found->second};
        return out;
    };
}

/// Findings as "file message; …", of a document in in/doc.xml.
std::string found_with(const Loader& loader, std::string_view schema, std::string_view document) {
    const Compiled compiled = compile(schema);
    if (!compiled.schema) return "faulty";
    base::Findings faults;
    const xml::Document parsed = xml::parse(std::string(document), faults);
    Runner runner(*compiled.schema, false, loader);
    const schematron::Result result = runner.run(parsed, "in/doc.xml");
    std::string out;
    const base::Findings all = schematron::findings_of(result, *compiled.schema, parsed);
    for (const base::Finding& finding : all.all()) {
        if (!out.empty()) out += "; ";
        if (!finding.where.file.empty()) out += finding.where.file + " ";
        out += finding.message();
    }
    return out;
}

std::string report(std::string_view test, std::string_view text = "yes") {
    return "<pattern><rule context='/*'><report test=\"" + std::string(test) + "\">" + std::string(text) +
           "</report></rule></pattern>";
}

TEST(Schematron, ReadsCodeListsBesideTheSchema) {
    const Loader loader = files({{"codes.xml", "<codes><c v='a'/><c v='b'/></codes>"}});
    constexpr std::string_view document = "<r><x v='a'/><x v='z'/></r>";
    const std::string rule =
        "<pattern><rule context='x'><assert test=\"@v = document('codes.xml')//c/@v\">no <value-of "
        "select='@v'/></assert></rule></pattern>";
    EXPECT_EQ(found_with(loader, iso_schema(rule), document), "no z");
    EXPECT_EQ(found_with(loader,
                         iso_schema("<let name='codes' value=\"doc('codes.xml')/codes/c\"/><pattern><rule "
                                    "context='x[not(@v = $codes/@v)]'><report test='true()'>no "
                                    "<value-of select='@v'/></report></rule></pattern>",
                                    "queryBinding='xslt2'"),
                         document),
              "no z");
}

TEST(Schematron, ReadsWhatANodeNamesBesideItsDocument) {
    const Loader loader = files({{"in/a.xml", "<a n='1'><!-- --></a>"}, {"in/b.xml", "<a n='2'/>"}});
    const std::string schema = iso_schema(report("count(document(f)/a[@n]) = 2 and document(f)/a/@n = 2"));
    EXPECT_EQ(found_with(loader, schema, "<r><f>a.xml</f><f>b.xml</f></r>"), "yes");
}

TEST(Schematron, WalksOtherDocumentsOnEveryAxis) {
    const Loader loader = files({{"d.xml", "<d><e n='1'/><f><e n='2'/></f><e n='3'/></d>"}});
    for (const std::string_view test :
         {"count($d//e) = 3", "count($d//f/following::e) = 1", "count($d//f/preceding::e) = 1",
          "$d//f/ancestor::d", "$d//e[@n = 2]/parent::f", "not($d/x)", "count($d//e[1]) = 2",
          "count($d//e | //e) = 4", "count(/r) = 1 and count($d/d) = 1", "count($d//e[/d]) = 3",
          "$d//f/preceding-sibling::e/@n = 1", "$d/d/*[last()]/@n = 3", "count($d//@n) = 3",
          "generate-id($d/d) != generate-id(/r)", "not($d//e[/r])"}) {
        const std::string schema = iso_schema("<let name='d' value=\"document('d.xml')\"/>" + report(test));
        EXPECT_EQ(found_with(loader, schema, "<r><e/></r>"), "yes") << test;
    }
    for (const std::string_view test :
         {"root($d//f)/d", "deep-equal($d//e[@n = 1], //e)", "($d//e intersect $d/d/e)[2]/@n = '3'",
          "exists($d//e except $d/d/e)", "key('k', '2', $d)", "doc-available('d.xml')",
          "not(doc-available('x.xml'))"}) {
        const std::string schema = iso_schema(
            "<xsl:key xmlns:xsl='http://www.w3.org/1999/XSL/Transform' name='k' match='e' use='@n'/><let "
            "name='d' value=\"document('d.xml')\"/>" +
                report(test),
            "queryBinding='xslt2'");
        EXPECT_EQ(found_with(loader, schema, "<r><e n='1'/></r>"), "yes") << test;
    }
}

TEST(Schematron, NeverPassesWhatADocumentThatIsNotThereWouldSay) {
    const std::string schema = iso_schema(report("document('gone.xml')/a"));
    EXPECT_NE(found_with(files({}), schema, "<r/>").find("there is no document gone.xml"), std::string::npos);
    EXPECT_NE(found_with(files({{"gone.xml", "<a>"}}), schema, "<r/>").find("not well-formed"),
              std::string::npos);
    EXPECT_NE(found_with({}, schema, "<r/>").find("no place to look"), std::string::npos);
}

TEST(Schematron, RunsAPatternOverTheDocumentsItNames) {
    const Loader loader = files({{"in/a.xml", "<a><b/></a>"}, {"in/c.xml", "<a><b n='1'/></a>"}});
    const std::string schema = iso_schema(
        "<let name='top' value='name(/*)'/><pattern documents='//f'><let name='own' value='name(/*)'/>"
        "<rule context='b'><assert test='@n'>no n: <value-of select=\"concat($top, ' ', $own)\"/></assert>"
        "</rule></pattern><pattern><rule context='b'><report test='1'>here</report></rule></pattern>");
    EXPECT_EQ(found_with(loader, schema, "<r><f>a.xml</f><f>c.xml</f><b/></r>"), "here; in/a.xml no n: r a");
    EXPECT_EQ(found_with(loader, schema, "<r><b/></r>"), "here");
    EXPECT_NE(found_with(loader, schema, "<r><f>x.xml</f></r>").find("there is no document x.xml"),
              std::string::npos);
}

TEST(Svrl, NamesTheDocumentsOfAPattern) {
    const Compiled compiled = compile(iso_schema(
        "<pattern id='p' documents='//f'><rule context='b'><assert test='@n'>x</assert></rule></pattern>"));
    base::Findings faults;
    const xml::Document document = xml::parse("<r><f>a.xml</f><f>c.xml</f></r>", faults);
    Runner runner(*compiled.schema, true,
                  files({{"in/a.xml", "<a><b/></a>"}, {"in/c.xml", "<a><b n='1'/></a>"}}));
    const std::string out =
        schematron::write_svrl(runner.run(document, "in/doc.xml"), *compiled.schema, "in/doc.xml");
    const std::size_t first = out.find("documents=\"in/a.xml\""), second = out.find("documents=\"in/c.xml\"");
    ASSERT_NE(first, out.npos) << out;
    ASSERT_NE(second, out.npos) << out;
    EXPECT_LT(first, out.find("<svrl:failed-assert"));
    EXPECT_LT(out.find("<svrl:failed-assert"), second);
    EXPECT_EQ(out.find("documents=\"in/doc.xml\""), out.npos) << out;
}

TEST(Schematron, TakesMarkupForTheValueOfAVariable) {
    struct Case {
        std::string_view let, test;
    };
    for (const Case& one : std::initializer_list<Case>{
             {"<let name='m'><x xmlns=''>a</x><x xmlns=''>b</x></let>", "count($m/x) = 2 and $m/x = 'b'"},
             {"<let name='m'>\n  <x xmlns=''>a</x>\n  <!-- c -->\n</let>", "string($m) = 'a'"},
             {"<let name='m'>a&amp;b</let>", "$m = 'a&amp;b'"},
             {"<let name='m'><q:x q:n='1'/></let>", "$m/q:x/@q:n = 1"},
             {"<let name='m'><x xmlns='' n=''/></let>", "$m//x[@n = '']"},
             {"<let name='m'><x xmlns=''><y>1</y></x></let>", "$m//y[ancestor::x]"}}) {
        const std::string schema = "<schema " + std::string(iso) +
                                   " xmlns:q='urn:q'><ns prefix='q' uri='urn:q'/>" + std::string(one.let) +
                                   report(one.test) + "</schema>";
        EXPECT_EQ(found(schema, "<r/>"), "yes") << one.let << one.test;
    }
}

TEST(Schematron, NeverPassesAVariableWhoseMarkupWouldHaveToBeMade) {
    for (const std::string_view let :
         {"<let name='m'><xsl:value-of xmlns:xsl='http://www.w3.org/1999/XSL/Transform' select='1'/></let>",
          "<let name='m'><x xmlns='' n='{1}'/></let>"}) {
        const std::string got = found(iso_schema(std::string(let) + report("$m")), "<r/>");
        EXPECT_NE(got.find("could not be evaluated"), std::string::npos) << got;
    }
}

TEST(Schematron, GivesVariablesTheTypesTheyDeclare) {
    struct Case {
        std::string_view let, test;
    };
    for (const Case& one : std::initializer_list<Case>{
             {"<let name='v' as='xs:integer' value='/*/@n'/>", "$v instance of xs:integer and $v eq 7"},
             {"<let name='v' as='xs:double' value='1'/>", "$v instance of xs:double"},
             {"<let name='v' as='xs:string*' value='//b'/>", "count($v) = 2 and $v[2] = 'y'"},
             {"<let name='v' as='element(b)+' value='//b'/>", "$v[1] instance of element(b)"},
             {"<let name='v' as='item()*' value='()'/>", "empty($v)"},
             {"<let name='v' as='xs:int' value='/*/@n'/>", "$v = 7"},
             {"<let name='v' as='element()*'><x xmlns=''/><y xmlns=''/></let>", "name($v[2]) = 'y'"}}) {
        const std::string schema = iso_schema("<ns prefix='xs' uri='http://www.w3.org/2001/XMLSchema'/>" +
                                                  std::string(one.let) + report(one.test),
                                              "queryBinding='xslt2'");
        EXPECT_EQ(found(schema, "<r n='7'><b>x</b><b>y</b></r>"), "yes") << one.let;
    }
    for (const std::string_view let :
         {"<let name='v' as='xs:integer' value='//b'/>", "<let name='v' as='xs:integer' value='/*/b[1]'/>",
          "<let name='v' as='element(c)' value='/*/b[1]'/>", "<let name='v' as='xs:string' value='()'/>"}) {
        const std::string schema = iso_schema("<ns prefix='xs' uri='http://www.w3.org/2001/XMLSchema'/>" +
                                                  std::string(let) + report("$v = 'z'"),
                                              "queryBinding='xslt2'");
        EXPECT_NE(found(schema, "<r><b>x</b><b>y</b></r>").find("could not be evaluated"), std::string::npos)
            << let;
    }
}

TEST(Schematron, FiresOnlyInThePartThatAPhaseIsAbout) {
    const std::string schema = iso_schema(
        "<phase id='f' from='//p | //p/p'><active pattern='q'/></phase><pattern id='q'><rule context='b'>"
        "<report test='1'><value-of select='@n'/></report></rule><rule context='/'><report test='1'>root"
        "</report></rule><rule context='@k'><report test='1'>k</report></rule></pattern>");
    constexpr std::string_view document =
        "<r k=''><b n='1'/><p k=''><b n='2'/><p><b n='3'/></p></p><b n='4'/><p><b n='5'/></p></r>";
    SchemaOptions options;
    options.phase = "f";
    EXPECT_EQ(found(schema, document, options), "k; 2; 3; 5");
    EXPECT_EQ(found(schema, document), "root; k; 1; k; 2; 3; 4; 5");
}

TEST(Schematron, LetsADocumentChooseItsPhase) {
    constexpr std::string_view inside =
        "<phase id='a' when='/a'><active pattern='p'/></phase><phase id='b' when='$v = 1'><let name='v' "
        "value='count(/b)'/><active pattern='q'/></phase>"
        "<phase id='c'><active pattern='p'/></phase>"
        "<pattern id='p'><rule context='*'><report test='1'>p</report></rule></pattern>"
        "<pattern id='q'><rule context='*'><report test='1'>q</report></rule></pattern>";
    SchemaOptions options;
    options.phase = "#ANY";
    EXPECT_EQ(found(iso_schema(inside), "<a/>", options), "p");
    EXPECT_EQ(found(iso_schema(inside), "<b/>", options), "q");
    EXPECT_EQ(found(iso_schema(inside), "<d/>", options), "p; q");
    EXPECT_EQ(found(iso_schema(inside, "defaultPhase='#ANY'"), "<b/>"), "q");
    EXPECT_EQ(found(iso_schema(inside, "defaultPhase='c'"), "<d/>", options), "p");
    const std::string unknown = iso_schema(
        "<phase id='a' when=\"format-number(1, '0', 'f')\"><active pattern='p'/></phase><pattern "
        "id='p'><rule "
        "context='*'><report test='1'>p</report></rule></pattern>");
    EXPECT_NE(found(unknown, "<a/>", options).find("its phase could not be chosen"), std::string::npos);
}

}  // namespace
