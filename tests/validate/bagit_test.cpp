// Bags that are spoiled in one place: each rule of validate::bagit has one that trips it.
#include "validate/bagit.h"

#include <gtest/gtest.h>

#include "bag/bag_write.h"
#include "base/error.h"
#include "tests/validate/bag_files.h"

namespace {

using namespace validate::testing;

TEST(Bagit, AcceptsAGoodBagInFolderAndZip) {
    EXPECT_EQ(outcome_of_folder(good_bag()), valid);
    EXPECT_EQ(outcome_of_archive(good_bag()), valid);
}

TEST(Bagit, SaysWhatIsInTheBag) {
    const bag::testing::Scratch scratch;
    write_folder(scratch / "p", good_bag());
    base::Findings findings;
    const auto report = validate::bagit(scratch / "p", {}, findings);
    EXPECT_EQ(report.version, "1.0");
    EXPECT_EQ(report.payload_files, 2U);
    EXPECT_EQ(report.payload_bytes, 7U);
    EXPECT_EQ(report.tag_files, 4U);
    EXPECT_EQ(report.algorithms, std::vector<std::string>{"sha256"});
    ASSERT_EQ(report.xml_files.size(), 1U);
    bag::CappedFindings capped(findings, "p");
    EXPECT_EQ(report.store->bytes(report.xml_files[0], 100, capped), "<a/>");
}

TEST(Bagit, AcceptsEveryVersionAndAlgorithm) {
    for (const char* version : {"0.96", "0.97", "1.0"})
        EXPECT_EQ(outcome_of_folder(old_bag(version)), valid) << version;
    for (const char* algorithm : {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3-256"}) {
        Files files = good_bag();
        files.erase("manifest-sha256.txt");
        files.erase("tagmanifest-sha256.txt");
        make_manifests(files, algorithm);
        EXPECT_EQ(outcome_of_folder(files), valid) << algorithm;
        files["data/a.xml"] = "<b/>";
        EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-006"})) << algorithm;
    }
}

TEST(Bagit, FindsEveryChangedByte) {
    const Files good = good_bag();
    for (const auto& [path, bytes] : good) {
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            Files bad = good;
            bad[path][at] = static_cast<char>(bytes[at] ^ 1);
            EXPECT_EQ(outcome_of_folder(bad).verdict, base::Verdict::invalid) << path << " at " << at;
        }
    }
}

TEST(Bagit, FindsEveryChangedPayloadByteInAZip) {
    const Files good = good_bag();
    for (const char* path : {"data/a.xml", "data/b/c.txt"}) {
        for (std::size_t at = 0; at < good.at(path).size(); ++at) {
            Files bad = good;
            bad[path][at] = static_cast<char>(bad[path][at] ^ 0x80);
            EXPECT_EQ(outcome_of_archive(bad), invalid_with({"PM-BAG-006"})) << path << " at " << at;
        }
    }
}

TEST(Bagit, FindsTheSameInAnyNumberOfParts) {
    Files files = good_bag();
    for (int i = 0; i < 9; ++i) files["data/" + std::to_string(i) + ".txt"] = std::string(1000, 'x');
    files["bag-info.txt"] = "Payload-Oxum: 9007.11\n";
    files.erase("manifest-sha256.txt");
    files.erase("tagmanifest-sha256.txt");
    make_manifests(files, "sha256");
    const auto messages = [&](const std::filesystem::path& place, unsigned parts) {
        std::vector<unsigned> done;
        validate::BagOptions options;
        options.parts = {parts, [&](unsigned count, const std::function<void(unsigned)>& work) {
                             for (unsigned i = count; i-- > 0; work(i)) done.push_back(i);
                         }};
        base::Findings findings;
        std::string out(base::name(validate::bagit(place, options, findings).verdict));
        for (const base::Finding& finding : findings.all()) out += "\n" + finding.message();
        EXPECT_EQ(done.size(), parts == 1 ? 0 : parts);
        return out;
    };
    const bag::testing::Scratch scratch;
    write_folder(scratch / "good", files);
    for (const char* damaged : {"data/0.txt", "data/8.txt", "bag-info.txt"}) files[damaged] += " ";
    write_folder(scratch / "bad", files);
    for (const unsigned parts : {2U, 3U, 50U}) {
        EXPECT_EQ(messages(scratch / "good", parts), "valid");
        EXPECT_EQ(messages(scratch / "bad", parts), messages(scratch / "bad", 1));
    }
}

TEST(Bagit, HoldsFilesAgainstWhatWasProvenOfThem) {
    const bag::testing::Scratch scratch;
    const std::string proven = std::string(3000, 'x') + "春";
    bag::Sealer sealer({"sha512"}, bag::Compression::deflate);
    const auto written = [&](const char* name, bool damaged) {
        bag::BagWriter writer(scratch / name, "p");
        bag::Proofs proofs;
        for (const char* path : {"data/b.txt", "data/a.txt"}) {
            bag::Sealed one = sealer.seal_kept(path, proven);
            proofs.put(writer.entries(), bag::Prover().prove(proven, one.file, one.packed));
            if (damaged) one.packed = bag::pack(proven + "!", bag::Compression::deflate);
            if (damaged) one.file.size = one.packed.size;
            writer.add(one);
        }
        writer.finish({});
        writer.commit();
        return proofs;
    };
    const bag::Proofs proofs = written("p.zip", false);
    // A proof stands in for the reading of a file: a proof of other bytes must not.
    (void)written("q.zip", true);
    validate::BagOptions options;
    options.proofs = &proofs;
    for (const unsigned parts : {1U, 2U}) {
        options.parts = {parts, [](unsigned count, const std::function<void(unsigned)>& work) {
                             for (unsigned i = 0; i < count; ++i) work(i);
                         }};
        EXPECT_EQ(outcome(scratch / "p.zip", options), valid);
        EXPECT_EQ(outcome(scratch / "q.zip", options).ids.count("PM-BAG-006"), 1U);
    }
}

TEST(Bagit, FindsFilesThatAreMissingOrTooMany) {
    Files files = good_bag();
    files.erase("data/a.xml");
    EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-004", "PM-BAG-022"}));
    files = good_bag();
    files["data/new"] = "";
    EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-005", "PM-BAG-022"}));
    files = good_bag();
    files.erase("bag-info.txt");
    EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-019"}));
    files = good_bag();
    files["notes.txt"] = "";
    EXPECT_EQ(outcome_of_folder(files), valid_with({"PM-BAG-020"}));
}

TEST(Bagit, WantsEveryPayloadFileInEveryManifestSinceVersionOne) {
    const std::string partial = bag::manifest_line(base::digest("md5", "<a/>"), "data/a.xml");
    Files files = good_bag();
    files["manifest-md5.txt"] = partial;
    make_manifests(files);
    EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-005"}));
    files = old_bag();
    files["manifest-md5.txt"] = partial;
    make_manifests(files);
    EXPECT_EQ(outcome_of_folder(files), valid);
}

TEST(Bagit, KnowsABagWithoutItsDeclaration) {
    Files files = good_bag();
    files.erase("bagit.txt");
    files.erase("tagmanifest-sha256.txt");
    EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-001"}));
    EXPECT_EQ(outcome_of_archive(files), invalid_with({"PM-BAG-001"}));
    EXPECT_EQ(outcome_of_folder({{"data/a", ""}}), invalid_with({"PM-BAG-001", "PM-BAG-007"}));
    EXPECT_EQ(outcome_of_folder({{"a.xml", "<a/>"}}), invalid_with({"PM-BAG-042"}));
}

TEST(Bagit, WantsAFolderForThePayload) {
    Files files{{"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
                {"manifest-md5.txt", ""}};
    EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-008"}));
    const bag::testing::Scratch scratch;
    write_folder(scratch / "p", files);
    std::filesystem::create_directories(scratch / "p/data");  // an empty one will do
    EXPECT_EQ(outcome(scratch / "p"), valid);
}

TEST(Bagit, TakesTheDeclarationByTheLetterInVersionOne) {
    for (const char* text :
         {"BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n",
          "BagIt-Version:  1.0\nTag-File-Character-Encoding: UTF-8\n",
          "BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n",
          "BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n",
          " BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
          "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n", "BagIt-Version: 1.0\n", "",
          "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: 1\n",
          "\xEF\xBB\xBF"
          "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
          "BagIt-Version: 1.0\n\xFF"}) {
        Files files = good_bag();
        files["bagit.txt"] = text;
        make_manifests(files);
        EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-002"})) << text;
    }
    for (const char* text : {"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8",
                             "BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n",
                             "BagIt-Version: 1.0\rTag-File-Character-Encoding: UTF-8\r"}) {
        Files files = good_bag();
        files["bagit.txt"] = text;
        make_manifests(files);
        EXPECT_EQ(outcome_of_folder(files), valid) << text;
    }
    EXPECT_EQ(outcome_of_folder(old_bag("2.0")), invalid_with({"PM-BAG-003"}));
    EXPECT_EQ(outcome_of_folder(old_bag(".97")), invalid_with({"PM-BAG-003"}));
}

TEST(Bagit, ReadsTagFilesInTheirEncoding) {
    Files files{{"bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: ISO-8859-1\n"},
                {"data/\u00E9", "e"}};
    files["manifest-md5.txt"] = base::digest("md5", "e") + "  data/\xE9\n";
    EXPECT_EQ(outcome_of_folder(files), valid_with({"PM-BAG-029"}));
    files["bagit.txt"] = "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n";
    EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-027"}));
    files["bagit.txt"] = "BagIt-Version: 0.97\nTag-File-Character-Encoding: no-such\n";
    EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-027", "PM-BAG-028"}));
}

TEST(Bagit, WarnsOfAByteOrderMarkInAManifest) {
    Files files = good_bag();
    files["manifest-sha256.txt"].insert(0, "\xEF\xBB\xBF");
    files["tagmanifest-sha256.txt"] = manifest_of(files, "sha256", false);
    EXPECT_EQ(outcome_of_folder(files), valid_with({"PM-BAG-030"}));
}

/// A good bag whose payload manifest is `lines`, of that version.
Files with_manifest(const std::string& lines, const std::string& version = "1.0") {
    Files files = old_bag(version);
    files["manifest-sha256.txt"] = lines;
    files["tagmanifest-sha256.txt"] = manifest_of(files, "sha256", false);
    return files;
}

const std::string a_line = bag::manifest_line(base::digest("sha256", "<a/>"), "data/a.xml");
const std::string c_line = bag::manifest_line(base::digest("sha256", "春"), "data/b/c.txt");
const std::string digest_of_nothing = base::digest("sha256", "");

TEST(Manifest, RefusesLinesAndDigestsThatAreNone) {
    EXPECT_EQ(outcome_of_folder(with_manifest(a_line + c_line + "data/a.xml\n")),
              invalid_with({"PM-BAG-009"}));
    EXPECT_EQ(outcome_of_folder(with_manifest(a_line + c_line + "0123  data/a.xml\n")),
              invalid_with({"PM-BAG-010"}));
    EXPECT_EQ(outcome_of_folder(with_manifest(a_line + c_line + "\n \n")), valid);
}

TEST(Manifest, RefusesAFileListedTwice) {
    EXPECT_EQ(outcome_of_folder(with_manifest(a_line + c_line + a_line)), invalid_with({"PM-BAG-011"}));
    EXPECT_EQ(outcome_of_folder(with_manifest(a_line + c_line + a_line, "0.97")), valid_with({"PM-BAG-012"}));
    EXPECT_EQ(outcome_of_folder(with_manifest(a_line + c_line + digest_of_nothing + " data/a.xml\n", "0.97")),
              invalid_with({"PM-BAG-006", "PM-BAG-011"}));
    const std::string absent = digest_of_nothing + " data/x\n";
    EXPECT_EQ(outcome_of_folder(with_manifest(a_line + c_line + absent + absent)),
              invalid_with({"PM-BAG-004", "PM-BAG-011"}));
}

TEST(Manifest, RefusesAFileListedTenThousandTimes) {
    std::string lines = a_line + c_line;
    for (int i = 0; i < 10'000; ++i) {
        lines += base::digest("sha256", std::to_string(i)) + "  data/a.xml\n";
    }
    // Told twenty times, then counted (PM-ZIP-028).
    EXPECT_EQ(outcome_of_folder(with_manifest(lines)),
              invalid_with({"PM-BAG-006", "PM-BAG-011", "PM-ZIP-028"}));
}

TEST(Manifest, RefusesPathsThatLeaveTheBag) {
    for (const char* path : {"../x", "data/../../x", "/etc/passwd", "~/x", "~root/x", "C:\\x", "data\\x",
                             "data//a.xml", "data/./a.xml", "data/a.xml/", "\\\\?\\UNC\\x"}) {
        EXPECT_EQ(outcome_of_folder(with_manifest(a_line + c_line + digest_of_nothing + "  " + path + "\n")),
                  invalid_with({"PM-BAG-013"}))
            << path;
    }
    EXPECT_EQ(outcome_of_folder(with_manifest(a_line + c_line + digest_of_nothing + "  bagit.txt\n")),
              invalid_with({"PM-BAG-021"}));
}

TEST(Manifest, AcceptsATwinWhoseDigestAgrees) {
    const std::string twin = bag::manifest_line(base::digest("sha256", "<a/>"), "data/A.xml");
    EXPECT_EQ(outcome_of_folder(with_manifest(a_line + c_line + twin)), valid_with({"PM-BAG-014"}));
    EXPECT_EQ(outcome_of_folder(with_manifest(twin + c_line)), valid_with({"PM-BAG-014"}));
    EXPECT_EQ(outcome_of_folder(with_manifest(a_line + c_line + digest_of_nothing + "  data/A.xml\n")),
              invalid_with({"PM-BAG-004"}));
}

TEST(Manifest, DecodesThreeEscapesAndNoOther) {
    Files files{{"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
                {"data/a\nb", ""},
                {"data/a\rb", ""},
                {"data/100%", ""},
                {"data/%0A", ""}};
    make_manifests(files);
    EXPECT_EQ(files["manifest-sha256.txt"], digest_of_nothing + "  data/%250A\n" + digest_of_nothing +
                                                "  data/100%25\n" + digest_of_nothing + "  data/a%0Ab\n" +
                                                digest_of_nothing + "  data/a%0Db\n");
    EXPECT_EQ(outcome_of_folder(files), valid_with({"PM-BAG-043"}));  // line ends do not travel well
    files["manifest-sha256.txt"] = digest_of_nothing + "  data/100%\n";
    EXPECT_TRUE(outcome_of_folder(files).ids.contains("PM-BAG-041"));
}

TEST(Manifest, WarnsOfWhatMd5sumWrites) {
    const std::string digest = base::digest("sha256", "<a/>");
    EXPECT_EQ(outcome_of_folder(with_manifest(digest + " *data/a.xml\n" + c_line)),
              valid_with({"PM-BAG-016"}));
    EXPECT_EQ(outcome_of_folder(with_manifest(digest + "  ./data/a.xml\n" + c_line)),
              valid_with({"PM-BAG-017"}));
}

TEST(Manifest, SaysThatAnUnknownAlgorithmWasNotChecked) {
    Files files = good_bag();
    files["manifest-tiger.txt"] = "";
    make_manifests(files);
    EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-018"}));
}

TEST(BagInfo, IsHeldAgainstThePayload) {
    const std::map<std::string, std::set<std::string>> cases{
        {"Payload-Oxum: 7.2\n", {}},
        {"payload-oxum: 07.2\n", {}},
        {"Payload-Oxum: 8.2\n", {"PM-BAG-022"}},
        {"Payload-Oxum: 7.3\n", {"PM-BAG-022"}},
        {"Payload-Oxum: 7\n", {"PM-BAG-023"}},
        {"Payload-Oxum: seven\n", {"PM-BAG-023"}},
        {"Payload-Oxum: 7.2\nPayload-Oxum: 7.2\n", {"PM-BAG-024"}},
        {"no colon\n", {"PM-BAG-025"}},
        {" continued\n", {"PM-BAG-025"}},
        {"Label : value\n", {"PM-BAG-026"}},
        {"Label: long\n value\n\tagain\n", {}}};
    for (const auto& [text, ids] : cases) {
        Files files = good_bag();
        files["bag-info.txt"] = text;
        make_manifests(files);
        EXPECT_EQ(outcome_of_folder(files),
                  (Outcome{ids.empty() ? base::Verdict::valid : base::Verdict::invalid, ids}))
            << text;
    }
}

TEST(Fetch, IsReportedAndNeverTrusted) {
    const std::map<std::string, std::set<std::string>> cases{
        {"https://example.org/a 4 data/a.xml\n", {"PM-BAG-035"}},
        {"https://example.org/a - data/new\n", {"PM-BAG-033", "PM-BAG-035"}},
        {"https://example.org/a - ../x\n", {"PM-BAG-032", "PM-BAG-035"}},
        {"https://example.org/a - /x\n", {"PM-BAG-032", "PM-BAG-035"}},
        {"https://example.org/a - ~/x\n", {"PM-BAG-032", "PM-BAG-035"}},
        {"https://example.org/a - bagit.txt\n", {"PM-BAG-032", "PM-BAG-035"}},
        {"https://example.org/a - %HomeDrive%\\x\n", {"PM-BAG-032", "PM-BAG-035"}},
        {"https://example.org/a - C:\\x\n", {"PM-BAG-032", "PM-BAG-035"}},
        {"https://example.org/a\n", {"PM-BAG-031", "PM-BAG-035"}},
        {"https://example.org/a many data/a.xml\n", {"PM-BAG-031", "PM-BAG-035"}},
        {"no-url - data/a.xml\n", {"PM-BAG-031", "PM-BAG-035"}}};
    for (const auto& [text, ids] : cases) {
        Files files = good_bag();
        files["fetch.txt"] = text;
        make_manifests(files);
        const auto verdict = ids.size() == 1 ? base::Verdict::valid : base::Verdict::invalid;
        EXPECT_EQ(outcome_of_folder(files), (Outcome{verdict, ids})) << text;
    }
    Files files = good_bag();
    files["fetch.txt"] = "https://example.org/a 4 data/a.xml\n";
    make_manifests(files);
    files.erase("data/a.xml");
    EXPECT_EQ(outcome_of_folder(files), invalid_with({"PM-BAG-034", "PM-BAG-035"}));
}

TEST(FileNames, AreWarnedOfWhereTheyMakeTrouble) {
    const std::map<std::string, std::string> cases{
        {"data/.DS_Store", "PM-BAG-036"}, {"data/x/Thumbs.db", "PM-BAG-036"}, {"data/._a.xml", "PM-BAG-036"},
        {"data/A.XML", "PM-BAG-015"},     {"data/con.txt", "PM-BAG-043"},     {"data/a:b", "PM-BAG-043"},
        {"data/a.", "PM-BAG-043"},        {"data/a\\b", "PM-BAG-043"},        {"data/\xFF", "PM-BAG-043"}};
    for (const auto& [path, id] : cases) {
        Files files = good_bag();
        files[path] = "";
        files["bag-info.txt"] = "";
        make_manifests(files);
        const Outcome got = outcome_of_folder(files);
        EXPECT_TRUE(got.ids.contains(id)) << path;
        // A path that is not UTF-8 cannot be written into a manifest that is.
        EXPECT_EQ(got.verdict, path == "data/\xFF" ? base::Verdict::invalid : base::Verdict::valid) << path;
    }
}

TEST(Folder, RefusesWhatIsNeitherFileNorFolder) {
    const bag::testing::Scratch scratch;
    write_folder(scratch / "p", good_bag());
    std::filesystem::create_symlink("/dev/zero", scratch / "p/data/link");
    EXPECT_EQ(outcome(scratch / "p"), invalid_with({"PM-BAG-040"}));
    EXPECT_THROW((void)outcome(scratch / "none"), base::Error);
}

TEST(Archive, HoldsOneFolderAndNothingBeside) {
    const bag::testing::Scratch scratch;
    Files files;
    for (const auto& [path, bytes] : good_bag()) files["p/" + path] = bytes;
    const auto check = [&](const std::string& extra) {
        bag::ZipWriter zip(scratch / "p.zip");
        for (const auto& [path, bytes] : files) zip.add(path, bag::pack(bytes, bag::Compression::store));
        if (!extra.empty()) zip.add(extra, bag::pack("", bag::Compression::store));
        zip.finish();
        zip.commit();
        return outcome(scratch / "p.zip");
    };
    EXPECT_EQ(check(""), valid);
    EXPECT_EQ(check("q/x"), invalid_with({"PM-BAG-037"}));
    EXPECT_EQ(check("x"), invalid_with({"PM-BAG-038"}));
    std::filesystem::rename(scratch / "p.zip", scratch / "q.zip");
    files.erase("x");
    (void)check("");
    std::filesystem::rename(scratch / "p.zip", scratch / "q.zip");
    EXPECT_EQ(outcome(scratch / "q.zip"), valid_with({"PM-BAG-039"}));
}

TEST(Findings, AreBoundedWhateverTheBag) {
    Files files = good_bag();
    for (int i = 0; i < 500; ++i) files["data/extra-" + std::to_string(i)] = "";
    const bag::testing::Scratch scratch;
    write_folder(scratch / "p", files);
    base::Findings findings;
    (void)validate::bagit(scratch / "p", {}, findings);
    EXPECT_LT(findings.all().size(), 30U);
    EXPECT_TRUE(findings.has(bag::rules::more_of_them));
}

}  // namespace
