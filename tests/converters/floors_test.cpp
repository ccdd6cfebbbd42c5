// Precision and recall of every repair kind on our labelled fixtures, against the floors.
#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "tests/converters/labelled.h"

namespace {

namespace fs = std::filesystem;

struct Count {
    double hits = 0, false_alarms = 0, misses = 0;
    [[nodiscard]] double precision() const {
        return hits + false_alarms == 0 ? 1 : hits / (hits + false_alarms);
    }
    [[nodiscard]] double recall() const { return hits + misses == 0 ? 1 : hits / (hits + misses); }
};

struct Floor {
    double precision = 0, recall = 0;
};

fs::path fixtures() {
    return fs::path(PRESSMARK_SOURCE_DIR) / "fixtures";
}

/// "kind TAB precision TAB recall" a line; lines that start with # are for people.
std::map<std::string, Floor> floors() {
    std::map<std::string, Floor> out;
    std::istringstream lines(test::read_all(fixtures() / "floors.tsv"));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream fields(line);
        std::string kind;
        Floor floor;
        fields >> kind >> floor.precision >> floor.recall;
        out[kind] = floor;
    }
    return out;
}

std::vector<fs::path> labelled_files() {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fixtures() / "repairs")) {
        if (entry.path().extension() == ".labelled") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

/// What is in `some` and not in `others`.
std::vector<test::Label> without(std::vector<test::Label> some, std::vector<test::Label> others) {
    std::ranges::sort(some);
    std::ranges::sort(others);
    std::vector<test::Label> out;
    std::ranges::set_difference(some, others, std::back_inserter(out));
    return out;
}

std::string shown(const test::Label& label, const std::string& source) {
    return label.kind + " at " + std::to_string(label.target.begin) + ": " +
           std::string(label.target.of(source)) + " -> " + label.reading;
}

TEST(Floors, EveryKindReachesItsPrecisionAndRecall) {
    std::map<std::string, Count> counts;
    for (const fs::path& file : labelled_files()) {
        const std::string name = file.parent_path().filename().string();
        const converters::Converter* const converter = converters::find(name);
        ASSERT_NE(converter, nullptr) << "no converter is called " << name;
        const test::Labelled labelled = test::parse_labelled(test::read_all(file));
        const std::vector<test::Label> found =
            test::labels_of(test::convert(labelled.source, *converter).edition);
        for (const test::Label& miss : without(labelled.labels, found)) {
            ++counts[miss.kind].misses;
            std::cout << file.filename().string() << ": missed " << shown(miss, labelled.source) << '\n';
        }
        for (const test::Label& alarm : without(found, labelled.labels)) {
            ++counts[alarm.kind].false_alarms;
            std::cout << file.filename().string() << ": false " << shown(alarm, labelled.source) << '\n';
        }
        for (const test::Label& one : found) ++counts[one.kind].hits;
        for (const test::Label& alarm : without(found, labelled.labels)) --counts[alarm.kind].hits;
    }
    const std::map<std::string, Floor> wanted = floors();
    EXPECT_FALSE(wanted.empty());
    for (const auto& [kind, floor] : wanted) {
        ASSERT_TRUE(counts.contains(kind)) << "no fixture shows " << kind;
        EXPECT_GE(counts[kind].precision(), floor.precision) << kind;
        EXPECT_GE(counts[kind].recall(), floor.recall) << kind;
    }
    for (const auto& [kind, count] : counts) EXPECT_TRUE(wanted.contains(kind)) << kind << " has no floor";
}

}  // namespace
