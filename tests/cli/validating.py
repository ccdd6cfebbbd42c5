#!/usr/bin/env python3
"""pressmark validate, text and inspect: exit codes and reports.

    validating.py PRESSMARK [-v] [TestClass.test_name …]
"""
import json
import os
import subprocess
import unittest
import zipfile
from xml.etree import ElementTree

from case import Case, PLAIN, POST, PRESSMARK


class Validating(Case):
    RNG = """<element name="list" xmlns="http://relaxng.org/ns/structure/1.0"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><oneOrMore><element name="item">
<optional><attribute name="n"><data type="integer"/></attribute></optional><text/></element></oneOrMore></element>"""
    SCH = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><phase id="few"><active pattern="a"/></phase>
<pattern id="a"><rule context="item"><assert test="@n" id="numbered">an item needs a number</assert></rule></pattern>
<pattern id="b"><rule context="list"><report test="count(item) > 1" role="warning">many items</report></rule></pattern>
</schema>"""

    def setUp(self):
        super().setUp()
        self.write("s.rng", self.RNG)
        self.write("s.sch", self.SCH)
        self.write("good.xml", "<list><item n='1'>a</item></list>")
        self.write("bad.xml", "<list>\n  <itme n='1'>a</itme>\n  <item n='x'>b</item>\n</list>")

    def check(self, *arguments, code=0, stdin=b""):
        return self.run_it("validate", "--schema", "s.rng", *arguments, code=code, stdin=stdin)

    def test_exit_codes_tell_valid_invalid_schema_and_io_apart(self):
        self.check("good.xml")
        self.check("bad.xml", code=1)
        self.write("broken.rng", "<element xmlns='http://relaxng.org/ns/structure/1.0'/>")
        self.run_it("validate", "--schema", "broken.rng", "good.xml", code=2)
        self.check("absent.xml", code=3)
        self.run_it("validate", "--schema", "absent.rng", "good.xml", code=3)

    def test_no_file_is_a_usage_error_and_an_empty_folder_a_finding(self):
        self.check(code=2)
        (self.folder / "empty").mkdir()
        self.check("empty", code=1)

    def test_standard_input_is_a_dash(self):
        self.check("-", stdin=b"<list><item/></list>")
        self.check("-", code=1, stdin=b"<list/>")
        self.check("-", code=1, stdin=b"")

    def test_text_shows_the_line_a_caret_and_the_likely_fix(self):
        out = self.check("bad.xml", code=1)
        self.assertIn("bad.xml:2:4: error:", out)
        self.assertIn("did you mean <item>?", out)
        lines = out.splitlines()
        at = next(i for i, line in enumerate(lines) if "<itme n='1'>" in line)
        self.assertEqual(lines[at].index("itme"), lines[at + 1].index("^"))
        self.assertIn("bad.xml:3:9: error:", out)

    def test_json_is_one_object_a_finding_and_a_summary(self):
        lines = [json.loads(line) for line in self.check("--json", "bad.xml", "good.xml", code=1).splitlines()]
        self.assertEqual([line["line"] for line in lines[:-1]], [2, 3])
        self.assertTrue(all(line["rule"].startswith("PM-RNG-") for line in lines[:-1]))
        self.assertIn("summary", lines[-1])
        self.assertEqual(self.check("--format", "json", "bad.xml", "good.xml", code=1), self.out)

    def test_a_zip_holds_the_same_kinds_of_files_as_a_folder(self):
        for name in ("a.xml", "b.tei", "c.XML", "d.txt"):
            self.write(f"kinds/{name}", "<list/>")
        with zipfile.ZipFile(self.folder / "kinds.zip", "w") as archive:
            for name in ("a.xml", "b.tei", "c.XML", "d.txt"):
                archive.writestr(name, "<list/>")
        for path in ("kinds", "kinds.zip"):
            self.assertEqual(self.check(path, code=1).count("<list> is incomplete"), 3)

    def test_a_file_that_cannot_be_read_holds_up_no_other(self):
        os.symlink("/proc/self/mem", self.folder / "mem.xml")
        out = self.check("good.xml", "mem.xml", "bad.xml", code=3)
        self.assertIn("bad.xml:2:4", out)
        self.assertIn("1 valid, 1 invalid, 1 not fully checked", out)
        self.assertIn("mem.xml", self.err)

    def test_a_part_of_a_folder_that_cannot_be_read_is_said(self):
        self.write("part/a.xml", "<list><item/></list>")
        os.symlink("nowhere.xml", self.folder / "part/b.xml")
        self.assertIn("part/b.xml", self.check("part"))

    def test_a_schema_may_be_in_utf_16(self):
        (self.folder / "wide.rng").write_bytes(self.RNG.encode("utf-16"))
        self.run_it("validate", "--schema", "wide.rng", "bad.xml", code=1)
        self.run_it("check-schema", "wide.rng")

    def test_max_errors_shows_some_and_counts_all(self):
        out = self.check("--max-errors", "1", "bad.xml", code=1)
        self.assertEqual(out.count(": error:"), 1)
        self.assertIn("2 errors", out)

    def test_quiet_shows_errors_only(self):
        self.write("two.xml", "<list><item n='1'/><item n='2'/></list>")
        self.assertIn("many items", self.check("--schematron", "s.sch", "two.xml"))
        self.assertEqual(self.check("--schematron", "s.sch", "--quiet", "two.xml"), "")

    def test_a_phase_chooses_patterns_and_an_unknown_one_is_refused(self):
        self.write("two.xml", "<list><item n='1'/><item/></list>")
        self.assertNotIn("many", self.check("--schematron", "s.sch", "--phase", "few", "two.xml", code=1))
        self.check("--schematron", "s.sch", "--phase", "none", "two.xml", code=2)
        self.check("--phase", "few", "two.xml", code=2)

    def test_svrl_has_what_failed_and_where(self):
        self.write("no.xml", "<list><item/></list>")
        out = self.check("--schematron", "s.sch", "--format", "svrl", "no.xml", code=1)
        root = ElementTree.fromstring(out)
        failed = root.find("{http://purl.oclc.org/dsdl/svrl}failed-assert")
        self.assertEqual((failed.get("id"), failed.get("test"), failed.get("location")),
                         ("numbered", "@n", "/list[1]/item[1]"))

    def test_svrl_of_many_files_is_one_document(self):
        self.write("no.xml", "<list><item/></list>")
        out = self.check("--schematron", "s.sch", "--format", "svrl", "no.xml", "good.xml", "no.xml", code=1)
        root = ElementTree.fromstring(out)
        self.assertEqual([child.tag for child in root],
                         3 * ["{http://purl.oclc.org/dsdl/svrl}schematron-output"])

    def test_svrl_without_rules_is_a_document_too(self):
        root = ElementTree.fromstring(self.check("--format", "svrl", "good.xml"))
        self.assertEqual((root.tag, len(root)), ("reports", 0))

    def test_junit_counts_tests_and_failures(self):
        root = ElementTree.fromstring(self.check("--format", "junit", "bad.xml", "good.xml", code=1))
        suites = [root] if root.tag == "testsuite" else list(root)
        self.assertEqual(sum(int(suite.get("failures")) > 0 for suite in suites), 1)

    def test_sarif_names_rules_places_and_the_version(self):
        log = json.loads(self.check("--format", "sarif", "bad.xml", code=1))
        self.assertEqual(log["version"], "2.1.0")
        run = log["runs"][0]
        known = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        for result in run["results"]:
            self.assertEqual(known[result["ruleIndex"]], result["ruleId"])
            region = result["locations"][0]["physicalLocation"]["region"]
            self.assertGreaterEqual(region["startLine"], 2)
        self.assertEqual(len(run["results"]), 2)

    def test_the_output_does_not_depend_on_the_workers(self):
        for number in range(20):
            self.write(f"many/{number:02}.xml", f"<list><item n='{'x' if number % 3 else number}'/></list>")
        self.assertEqual(self.check("-j", "1", "many", code=1), self.check("-j", "4", "many", code=1))

    def test_schemas_are_checked_and_their_gaps_listed(self):
        self.run_it("check-schema", "s.rng", "s.sch")
        self.write("gap.sch", self.SCH.replace("@n", "current-date()"))
        self.assertIn("PM-SCH-130", self.run_it("check-schema", "gap.sch"))
        self.write("wrong.sch", self.SCH.replace("@n", "@n ="))
        self.assertIn("PM-SCH-1", self.run_it("check-schema", "wrong.sch", code=2))

    def test_a_rule_that_is_not_evaluated_is_no_success_of_the_file(self):
        self.write("gap.sch", self.SCH.replace("@n", "current-date()"))
        self.assertIn("1 not fully checked", self.check("--schematron", "gap.sch", "good.xml"))

    def test_an_xml_model_beside_the_file_is_followed_and_a_remote_one_reported(self):
        self.write("in/model.xml", "<?xml-model href='../s.rng'?>\n<list/>")
        self.run_it("validate", "in/model.xml", code=1)
        self.write("far.xml", "<?xml-model href='http://example.org/s.rng'?>\n<list/>")
        self.assertIn("nothing is fetched from a network", self.run_it("validate", "far.xml"))

    def test_a_finding_in_our_tei_names_the_line_of_the_source(self):
        self.write("in/a.txt", PLAIN)
        self.run_it("convert", "in/a.txt", "--out-dir", "out", "--from", "text")
        tei = (self.folder / "out/a.txt.xml").read_text()
        at = tei.index('<lb n="3"/>') + len('<lb n="3"/>')
        self.write("out/a.txt.xml", tei[:at] + "<wrong/>" + tei[at:])
        self.assertIn("see also a.txt:3\n", self.run_it("validate", "out/a.txt.xml", code=1))

    def test_a_fault_of_a_schema_names_the_clause(self):
        self.write("broken.rng", "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'><list><text/></list></element>")
        self.assertIn("RELAX NG §7.1", self.run_it("check-schema", "broken.rng", code=2))
        self.run_it("validate", "--schema", "broken.rng", "good.xml", code=2)
        self.assertIn("RELAX NG §7.1", self.err)

    def test_a_package_has_one_note_for_all_files_without_a_schema(self):
        self.posts(2)
        self.run_it("convert", "in", "-o", "out.zip", "--progress", "none")
        out = self.run_it("validate", "out.zip")
        self.assertEqual(out.count("PM-VAL-007"), 1)
        self.assertNotIn("PM-VAL-001", out)

    def test_an_entity_bomb_is_refused(self):
        self.write("bomb.xml", '<!DOCTYPE list [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><list><item>&b;</item></list>')
        self.assertIn("PM-XML-", self.check("bomb.xml", code=1))


class Texts(Case):
    def test_the_diplomatic_text_of_a_lined_source_is_the_source(self):
        for number, text in enumerate(("春耕\r\n备耕", PLAIN, "　　一\t二\n\n\n三 \n", "a\rb\r\n\nc")):
            source = self.write(f"in/{number}.txt", text)
            self.run_it("convert", source, "--out-dir", "out", "--from", "text")
            result = subprocess.run([PRESSMARK, "text", self.folder / f"out/{number}.txt.xml", "--diplomatic"],
                                    capture_output=True)
            self.assertEqual(result.stdout, source.read_bytes())

    def test_inspect_names_the_kind_and_the_lines_of_repairs(self):
        source = self.write("a.md", POST)
        self.assertIn("recognised: hexo", self.run_it("inspect", source))
        json.loads(self.run_it("inspect", source, "--json"))
        self.assertIn("lines:", self.run_it("inspect", source, "--lines"))

    def test_text_of_what_is_no_xml_is_a_finding(self):
        self.write("a.xml", "<a><b></a>")
        self.run_it("text", "a.xml", code=1)
        self.assertIn("a.xml:1", self.err)


if __name__ == "__main__":
    unittest.main()
