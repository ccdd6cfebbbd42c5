// Fits the weights of src/stories/head_clues.cpp to pages whose articles are known.
//
//   cmake --preset bench && ninja -C build/bench fit_head_matching
//   fit_head_matching [--recognised] [--now] [--show] [--blind] [--only=TOOL,TOOL] SET…
//
// A SET is a folder of pages (*.txt) with, for each, PAGE.truth.json and its articles. The best ways to give
// the headlines of a page to its stories compete: a conditional logistic regression with ridge, over the best
// ways there are and the best of those that are right, found anew with each round's weights, which are held
// close to the present ones. Prints both, and for each set how many lines go to the right story with each;
// --recognised: those for pages that OCR read, and no others; --blind: also with those fitted on the other
// sets alone; --show: which lines go wrong now; --now: fits nothing. What goes into the table, and its
// rounding, is a person's decision.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/json.h"
#include "columns/printed_lines.h"
#include "converters/cues.h"
#include "lines/passages.h"
#include "lines/squeezed.h"
#include "stories/articles.h"
#include "stories/head_matching.h"

namespace {

using stories::head_clue_count;
using stories::HeadWay;
using stories::HeadWeights;

constexpr double ridge = 4;
constexpr std::size_t none = static_cast<std::size_t>(-1);

/// A page, and whose its lines and stories are.
struct Page {
    std::size_t set = 0;
    std::string name;
    stories::HeadPage heads;
    std::vector<lines::Vocabulary> words;  ///< what the targets point to
    std::vector<std::size_t> line_of, target_of;
};

std::vector<const char*> head_roles() {
    return {"kicker", "headline", "subtitle"};
}

class Sets {
  public:
    /// `recognised`: of the pages, those that OCR read; else the others.
    Sets(std::set<std::string> tools, bool recognised)
        : tools_(std::move(tools)),
          recognised_(recognised),
          cues_(converters::newspaper_cues({}, findings_)) {}

    void add(const std::string& folder) {
        std::set<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.path().extension() == ".txt") files.insert(entry.path());
        }
        for (const auto& file : files) {
            const std::string name = file.filename().string();
            const std::string tool = file.stem().extension().string();
            const auto truth = file.parent_path() / (name.substr(0, name.find('.')) + ".truth.json");
            if (!std::filesystem::exists(truth)) continue;
            if (!tools_.empty() && (tool.empty() || !tools_.contains(tool.substr(1)))) continue;
            add_page(file.string(), truth.string());
        }
        names.push_back(folder);
    }

    [[nodiscard]] const std::vector<Page>& pages() const { return pages_; }
    [[nodiscard]] const lines::Cues& cues() const { return cues_; }
    [[nodiscard]] HeadWeights present() const {
        return stories::head_weights(recognised_ ? stories::Together::type : stories::Together::nothing);
    }
    std::vector<std::string> names;

  private:
    void add_page(const std::string& path, const std::string& truth_path) {
        std::map<std::u32string, std::size_t> head_of;
        std::vector<lines::Vocabulary> bodies;
        const auto truth = base::parse_json(base::read_file(truth_path));
        for (const base::Json& article : truth.value()["articles"]) {
            for (const char* role : head_roles()) {
                for (const base::Json& line : article[role])
                    head_of[lines::Squeezed(line.get<std::string>()).codes()] = bodies.size();
            }
            lines::Vocabulary& body = bodies.emplace_back();
            for (const base::Json& block : article["blocks"]) {
                if (block.contains("text")) body.add(block["text"].get<std::string>());
            }
            for (const base::Json& caption : article["captions"])
                body.add(caption["text"].get<std::string>());
        }
        const std::string text = base::read_file(path);
        columns::PrintedPage printed = columns::printed_page(text, cues_, findings_);
        const lines::LinedPage page = lines::lined_page(text, std::move(printed.lines), cues_);
        stories::see_head_page(text, page, cues_, [&](const stories::HeadPage& heads) {
            if ((heads.together == stories::Together::type) != recognised_) return;
            Page& one = pages_.emplace_back();
            one.set = names.size();
            one.name = std::filesystem::path(path).filename().string();
            one.heads = heads;
            for (const stories::HeadTarget& target : heads.targets) {
                one.words.push_back(*target.words);
                one.target_of.push_back(article_of(*target.words, bodies));
            }
            for (std::size_t i = 0; i < one.words.size(); ++i) one.heads.targets[i].words = nullptr;
            for (const stories::HeadZone& zone : heads.zones) {
                for (const stories::HeadLine& line : zone.lines)
                    one.line_of.push_back(article_of(lines::Squeezed(line.clean).codes(), head_of));
            }
        });
    }

    static std::size_t article_of(const lines::Vocabulary& words,
                                  const std::vector<lines::Vocabulary>& bodies) {
        std::size_t best = none;
        long most = 0;
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            const long count =
                std::ranges::count_if(words.bigrams(), [&](std::uint64_t one) { return bodies[i].has(one); });
            if (count > most) {
                most = count;
                best = i;
            }
        }
        return best;
    }

    static std::size_t article_of(const std::u32string& line,
                                  const std::map<std::u32string, std::size_t>& head_of) {
        const auto found = head_of.find(line);
        if (found != head_of.end()) return found->second;
        for (const auto& [head, article] : head_of) {
            if (line.size() > 1 && head.find(line) != std::u32string::npos) return article;
        }
        return misread(line, head_of);
    }

    /// OCR misreads characters: of a line with three out of five of them in order the headline is known.
    static std::size_t misread(const std::u32string& line,
                               const std::map<std::u32string, std::size_t>& head_of) {
        std::size_t best = none, most = 2;
        for (const auto& [head, article] : head_of) {
            const std::size_t common = common_in_order(line, head);
            if (common <= most || common * 5 < line.size() * 3) continue;
            most = common;
            best = article;
        }
        return best;
    }

    static std::size_t common_in_order(const std::u32string& one, const std::u32string& other) {
        std::vector<std::size_t> row(other.size() + 1, 0);
        for (const char32_t code : one) {
            std::size_t corner = 0;
            for (std::size_t i = 0; i < other.size(); ++i) {
                const std::size_t above = row[i + 1];
                row[i + 1] = code == other[i] ? corner + 1 : std::max(above, row[i]);
                corner = above;
            }
        }
        return row.back();
    }

    std::set<std::string> tools_;
    bool recognised_ = false;
    base::Findings findings_;
    lines::Cues cues_;
    std::vector<Page> pages_;
};

/// Lines whose story is known and among those of the page.
bool counts(const Page& page, std::size_t line) {
    return page.line_of[line] != none &&
           std::ranges::find(page.target_of, page.line_of[line]) != page.target_of.end();
}
bool right(const Page& page, const HeadWay& way, std::size_t line) {
    const std::uint32_t to = way.targets[line];
    return to < page.target_of.size() && page.target_of[to] == page.line_of[line];
}

/// Where the ways of a page were found with some weights.
struct Ways {
    std::vector<HeadWay> all, good;
};

class Fit {
  public:
    Fit(const Sets& sets, std::size_t without) : sets_(sets), weights_(sets.present()), before_(weights_) {
        constexpr int searches = 6;
        for (int i = 0; i < searches; ++i) {
            std::vector<Ways> ways;
            for (const Page& page : sets.pages()) {
                if (page.set == without) continue;
                ways.push_back(ways_of(page));
            }
            descend(ways);
        }
    }
    [[nodiscard]] const HeadWeights& weights() const { return weights_; }

  private:
    [[nodiscard]] Ways ways_of(const Page& page) const {
        stories::HeadPage heads = page.heads;
        for (std::size_t i = 0; i < heads.targets.size(); ++i) heads.targets[i].words = &page.words[i];
        const auto may = [&](std::uint32_t line, std::uint32_t target) {
            return page.line_of[line] == none || page.target_of[target] == page.line_of[line];
        };
        return {stories::head_ways(heads, sets_.cues(), weights_),
                stories::head_ways(heads, sets_.cues(), weights_, may)};
    }

    void descend(const std::vector<Ways>& ways) {
        constexpr int rounds = 60;
        constexpr double first_step = 0.05, last_step = 0.01, slow = 0.9, slower = 0.99;
        std::array<double, head_clue_count> mean{}, square{};
        for (int round = 1; round <= rounds; ++round) {
            std::array<double, head_clue_count> slope{};
            for (std::size_t i = 0; i < slope.size(); ++i)
                slope.at(i) = ridge * (weights_.at(i) - before_.at(i));
            for (const Ways& one : ways) add_slope(one, slope);
            const double step = round * 2 < rounds ? first_step : last_step;
            for (std::size_t i = 0; i < slope.size(); ++i) {
                mean.at(i) = slow * mean.at(i) + (1 - slow) * slope.at(i);
                square.at(i) = slower * square.at(i) + (1 - slower) * slope.at(i) * slope.at(i);
                const double ahead = mean.at(i) / (1 - std::pow(slow, round));
                const double wide = std::sqrt(square.at(i) / (1 - std::pow(slower, round)));
                weights_.at(i) -= step * ahead / (wide + 1e-8);
            }
        }
    }

    void add_slope(const Ways& ways, std::array<double, head_clue_count>& slope) const {
        add_chances(ways.all, slope, +1);
        add_chances(ways.good, slope, -1);
    }

    void add_chances(const std::vector<HeadWay>& ways, std::array<double, head_clue_count>& slope,
                     double sign) const {
        std::vector<double> chances;
        for (const HeadWay& way : ways) {
            double score = 0;
            for (std::size_t i = 0; i < head_clue_count; ++i) score += weights_.at(i) * way.clues.at(i);
            chances.push_back(score);
        }
        const double most = std::ranges::max(chances);
        double all = 0;
        for (double& chance : chances) all += chance = std::exp(chance - most);
        for (std::size_t way = 0; way < ways.size(); ++way) {
            for (std::size_t i = 0; i < head_clue_count; ++i)
                slope.at(i) += sign * chances[way] / all * ways[way].clues.at(i);
        }
    }

    const Sets& sets_;
    HeadWeights weights_, before_;
};

/// Of the lines of a set, how many go to the right story.
double share_right(const Sets& sets, std::size_t set, const HeadWeights& weights, bool show) {
    double all = 0, found = 0;
    for (const Page& page : sets.pages()) {
        if (page.set != set) continue;
        stories::HeadPage heads = page.heads;
        for (std::size_t i = 0; i < heads.targets.size(); ++i) heads.targets[i].words = &page.words[i];
        const HeadWay way = stories::head_ways(heads, sets.cues(), weights).front();
        std::size_t line = 0;
        for (const stories::HeadZone& zone : heads.zones) {
            for (const stories::HeadLine& one : zone.lines) {
                if (counts(page, line)) {
                    ++all;
                    if (right(page, way, line)) {
                        ++found;
                    } else if (show) {
                        std::printf("  %s: %s -> %u\n", page.name.c_str(), one.clean.c_str(),
                                    way.targets[line]);
                    }
                }
                ++line;
            }
        }
    }
    return found / all;
}

}  // namespace

int main(int count, char** arguments) {
    bool now = false, show = false, blind = false, recognised = false;
    std::set<std::string> tools;
    std::vector<std::string> folders;
    for (int i = 1; i < count; ++i) {
        const std::string argument = arguments[i];
        if (argument == "--now") {
            now = true;
        } else if (argument == "--show") {
            show = true;
        } else if (argument == "--blind") {
            blind = true;
        } else if (argument == "--recognised") {
            recognised = true;
        } else if (argument.starts_with("--only=")) {
            std::string names = argument.substr(7) + ",";
            for (std::size_t at = 0, end; (end = names.find(',', at)) != std::string::npos; at = end + 1)
                tools.insert(names.substr(at, end - at));
        } else {
            folders.push_back(argument);
        }
    }
    Sets sets(tools, recognised);
    for (const std::string& folder : folders) sets.add(folder);
    const HeadWeights before = sets.present();
    const HeadWeights fitted = now ? before : Fit(sets, none).weights();
    for (const auto& one : stories::head_clue_weights()) {
        const auto at = static_cast<std::size_t>(one.clue);
        std::printf("%6.1f -> %6.1f  %s\n", before.at(at), fitted.at(at), std::string(one.meaning).c_str());
    }
    for (std::size_t set = 0; set < sets.names.size(); ++set) {
        std::printf("%s: %.3f right now, %.3f fitted", sets.names[set].c_str(),
                    share_right(sets, set, before, show), share_right(sets, set, fitted, false));
        if (blind)
            std::printf(", %.3f fitted without it", share_right(sets, set, Fit(sets, set).weights(), false));
        std::printf("\n");
    }
    return 0;
}
