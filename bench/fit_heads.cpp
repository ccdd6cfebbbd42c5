// Fits the weights of src/stories/head_weights.cpp and the signs of converters/head_signs.cpp to heads whose
// kinds are known.
//
//   cmake --preset bench && ninja -C build/bench fit_heads
//   fit_heads [--now] [--signs] [--show] SET…
//
// A SET is a table like those of fixtures/newspaper (one writer each) or a folder of pages (*.txt) with, for
// each, PAGE.truth.json and its articles. The readings of one block of head lines compete: a conditional
// logistic regression with ridge. A block counts once however many pages have it. Prints the present and the
// fitted weights side by side, and for each set how many blocks are right with the present weights and with
// those fitted, from nothing, on the other sets alone: the figure that counts. --signs prints the rows of the
// table of signs in place of that, --now what is right with the present weights and nothing else. What goes
// into the tables, and its rounding, is a person's decision.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <numeric>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/json.h"
#include "columns/printed_lines.h"
#include "converters/cues.h"
#include "lines/passages.h"
#include "lines/squeezed.h"
#include "stories/articles.h"
#include "stories/head_joins.h"
#include "stories/head_weights.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace {

constexpr std::size_t kinds = 3;
constexpr std::string_view letters = "kms";
// Chosen by what is right on sets that were not fitted to.
constexpr double ridge = 4, ridge_of_signs = 12, ridge_of_pages = 20;
constexpr double pages_count = 10;                         // a block of a page against a row of a table
constexpr double broken_count = 0.5;                       // a row whose heads we broke over lines
constexpr std::size_t fewest_blocks = 5, fewest_sets = 3;  // that a sign was seen in

/// A way to read a block: numbers of weights, and the signs of its heads.
struct Reading {
    std::vector<std::uint16_t> seen;
    std::vector<std::pair<stories::HeadKind, std::vector<lines::PlacedSign>>> heads;
    double score = 0;
    bool right = false;
};

struct Block {
    std::size_t set = 0;
    std::string words;
    double counts = 1;
    bool broken = false;  ///< by us, to show how heads go on: its words stand in another block as well
    std::vector<Reading> readings;
};

std::u32string squeezed(const std::string& words) {
    return lines::Squeezed(words).codes();
}

std::u32string codes_of(std::string_view words) {
    std::u32string codes;
    for (const auto [code, at, size] : text::CodePoints(words)) codes += code;
    return codes;
}

std::string utf8_of(std::u32string_view codes) {
    std::string words;
    for (const char32_t code : codes) text::append(words, code);
    return words;
}

/// Collects the blocks of all sets.
class Sets {
  public:
    Sets() : cues_(converters::newspaper_cues({}, findings_)) {}

    void add(const std::string& path) {
        const std::size_t first = blocks_.size();
        path.ends_with(".tsv") ? add_table(path) : add_folder(path);
        std::map<std::string, int> often;
        for (std::size_t i = first; i < blocks_.size(); ++i) ++often[blocks_[i].words];
        const double one = path.ends_with(".tsv") ? 1 : pages_count;
        for (std::size_t i = first; i < blocks_.size(); ++i)
            blocks_[i].counts = one / often[blocks_[i].words] * (blocks_[i].broken ? broken_count : 1);
        names.push_back(path);
    }

    [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
    std::vector<std::string> names;

  private:
    using Known = std::map<std::u32string, std::pair<std::size_t, char>>;  // line: article, kind

    void add_table(const std::string& path) {
        std::istringstream rows(base::read_file(path));
        for (std::string row; std::getline(rows, row);) {
            if (row.starts_with('#')) continue;
            std::vector<std::string> cells(1);
            for (const char sign : row) sign == '\t' ? cells.emplace_back() : cells.back().append(1, sign);
            const lines::Vocabulary story(cells.back());
            stories::HeadBlock block{{}, {.story = &story}};
            add_row(cells, block, 0);
            add_row(cells, block, box_of(row));
        }
    }

    /// Characters in a line of the headline's box: no two rows need have the same.
    static std::size_t box_of(const std::string& row) {
        constexpr std::size_t narrowest = 7, widths = 8;
        return narrowest + std::hash<std::string>{}(row) % widths;
    }

    /// A row with each head on one line (`box`: 0), or as a box of so many characters breaks them.
    void add_row(const std::vector<std::string>& cells, stories::HeadBlock block, std::size_t box) {
        std::string right;
        bool broken = false;
        for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
            if (cells[i].empty()) continue;
            const std::size_t kind = std::min(i, kinds - 1);
            const std::size_t width = kind == 1 ? box : box * 2 - 1;  // smaller type
            const std::vector<std::string> lines =
                box == 0 ? std::vector{cells[i]} : broken_at(cells[i], width);
            broken = broken || lines.size() > 1;
            for (const std::string& line : lines) {
                block.lines.push_back({{}, line, 0, false});
                right += letters[kind];
            }
        }
        if (box == 0 || broken) add_block(block, right, broken);
    }

    /// As a box of `width` characters breaks a head; at its space, if all fits so.
    static std::vector<std::string> broken_at(const std::string& head, std::size_t width) {
        constexpr std::u32string_view begin_no_line = U"，。、；：！？”’）》」』…—",
                                      end_no_line = U"“‘（《「『";
        const std::u32string codes = codes_of(head);
        std::vector<std::u32string> lines(1);
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const bool space = codes[i] == U' ';
            const std::size_t end = std::min(codes.find(U' ', i + 1), codes.size());
            const bool part_fits = end - i - 1 <= width;
            if (space && (codes.size() > width) && part_fits) {
                lines.emplace_back();
                continue;
            }
            const bool may_break = !text::is_one_of(codes[i], begin_no_line) && i > 0 &&
                                   !text::is_one_of(codes[i - 1], end_no_line);
            if (lines.back().size() >= width && may_break) lines.emplace_back();
            if (!(space && lines.back().empty())) lines.back() += codes[i];
        }
        std::vector<std::string> of;
        for (const std::u32string& line : lines) {
            if (!line.empty()) of.push_back(utf8_of(line));
        }
        return of;
    }

    void add_folder(const std::string& path) {
        std::set<std::filesystem::path> pages;
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            if (entry.path().extension() == ".txt") pages.insert(entry.path());
        }
        for (const std::filesystem::path& page : pages) {
            const std::string name = page.filename().string();
            const auto truth = page.parent_path() / (name.substr(0, name.find('.')) + ".truth.json");
            if (std::filesystem::exists(truth)) add_page(page.string(), known_in(truth.string()));
        }
    }

    static Known known_in(const std::string& path) {
        constexpr std::array<const char*, kinds> roles = {"kicker", "headline", "subtitle"};
        const auto truth = base::parse_json(base::read_file(path));
        Known known;
        std::size_t number = 0;
        for (const base::Json& article : truth.value()["articles"]) {
            for (std::size_t kind = 0; kind < kinds; ++kind) {
                for (const base::Json& line : article[roles.at(kind)])
                    known[squeezed(line.get<std::string>())] = {number, letters[kind]};
            }
            ++number;
        }
        return known;
    }

    void add_page(const std::string& path, const Known& known) {
        const std::string text = base::read_file(path);
        columns::PrintedPage printed = columns::printed_page(text, cues_, findings_);
        const lines::LinedPage page = lines::lined_page(text, std::move(printed.lines), cues_);
        stories::for_each_head_block(text, page, cues_, [&](const stories::HeadBlock& block) {
            std::set<std::size_t> articles;
            std::string right;
            for (const stories::HeadLine& line : block.lines) {
                const auto found = head_of(squeezed(line.clean), known);
                if (found == known.end()) return;
                articles.insert(found->second.first);
                right += found->second.second;
            }
            if (articles.size() == 1) add_block(block, right);
        });
    }

    /// The head that a line is, or that it is the beginning or end of.
    static Known::const_iterator head_of(const std::u32string& line, const Known& known) {
        const auto found = known.find(line);
        if (found != known.end()) return found;
        return std::ranges::find_if(known, [&](const Known::value_type& one) {
            return line.size() > 1 && (one.first.starts_with(line) || one.first.ends_with(line));
        });
    }

    /// Of several lines, if print allows what is right.
    void add_block(const stories::HeadBlock& from, const std::string& right, bool broken = false) {
        if (from.lines.size() < 2) return;
        Block block;
        block.set = names.size();
        block.broken = broken;
        for (const stories::HeadLine& line : from.lines) block.words += line.clean + "|";
        for (const stories::HeadReading& one : stories::head_readings(from.lines, from.context, cues_)) {
            Reading reading{one.seen, {}, one.score, false};
            std::string came;
            const std::vector<stories::HeadLine> heads = stories::joined(from.lines, one);
            for (std::size_t i = 0, head = 0; i < one.kinds.size(); ++i) {
                came += letters[static_cast<std::size_t>(one.kinds[i])];
                if (one.joins[i] != stories::HeadJoin::none) continue;
                reading.heads.emplace_back(one.kinds[i], lines::placed_signs(squeezed(heads[head++].clean)));
            }
            reading.right = came == right;
            block.readings.push_back(std::move(reading));
        }
        if (std::ranges::any_of(block.readings, &Reading::right)) blocks_.push_back(std::move(block));
    }

    base::Findings findings_;
    lines::Cues cues_;
    std::vector<Block> blocks_;
};

/// What only pages show, or few rows: tables are no measure of it, and it keeps its weight.
bool is_of_pages(std::string_view meaning) {
    constexpr std::array<std::string_view, 13> words = {
        "dash",   "blank",      "lighter",    "heavier",   "doubled",       " stands",   "differ",
        "notice", "story says", "long lines", "under its", ", then one in", " are whole"};
    return std::ranges::any_of(
        words, [&](std::string_view word) { return meaning.find(word) != std::string_view::npos; });
}

/// Of both tables; numbers of signs follow.
std::uint16_t weight_count() {
    return static_cast<std::uint16_t>(stories::head_weights().size() + stories::head_join_weights().size());
}

/// Weights of what is seen, and of signs, three a sign.
class Model {
  public:
    /// Fits to all blocks but those of set `without`.
    Model(const std::vector<Block>& blocks, std::size_t without) {
        for (std::uint16_t number = 0; number < weight_count(); ++number) {
            const bool held = is_of_pages(stories::meaning_of(number));
            before_.push_back(held ? stories::weight_of(number) : 0);
            ridge_.push_back(held ? ridge_of_pages : ridge);
        }
        std::vector<const Block*> from;
        for (const Block& block : blocks) {
            if (block.set != without) from.push_back(&block);
        }
        choose_signs(from);
        before_.resize(before_.size() + kinds * signs_.size(), 0);
        ridge_.resize(before_.size(), ridge_of_signs);
        weights_ = before_;
        fit(from);
    }

    [[nodiscard]] double weight(std::size_t number) const { return weights_[number]; }
    [[nodiscard]] double score(const Reading& reading) const {
        double sum = 0;
        for_each(reading, [&](std::size_t i) { sum += weights_[i]; });
        return sum;
    }
    /// kind, place, weight in tenths: signs.
    [[nodiscard]] std::map<std::tuple<std::size_t, lines::SignPlace, long>, std::u32string> rows() const {
        constexpr long least = 1;
        std::map<std::tuple<std::size_t, lines::SignPlace, long>, std::u32string> rows;
        for (const auto& [sign, at] : signs_) {
            for (std::size_t kind = 0; kind < kinds; ++kind) {
                const long tenths = std::lround(weights_[at + kind] * 10);
                if (std::abs(tenths) >= least) rows[{kind, sign.first, -tenths}] += sign.second;
            }
        }
        return rows;
    }

  private:
    void choose_signs(const std::vector<const Block*>& from) {
        std::map<lines::PlacedSign, std::pair<std::size_t, std::set<std::size_t>>> found;
        for (const Block* block : from) {
            if (block->broken) continue;
            std::set<lines::PlacedSign> here;
            for (const Reading& reading : block->readings) {
                if (!reading.right) continue;
                for (const auto& [kind, signs] : reading.heads) here.insert(signs.begin(), signs.end());
            }
            for (const lines::PlacedSign& sign : here) {
                ++found[sign].first;
                found[sign].second.insert(block->set);
            }
        }
        std::size_t at = weight_count();
        for (const auto& [sign, seen] : found) {
            if (seen.first < fewest_blocks || seen.second.size() < fewest_sets) continue;
            signs_[sign] = at;
            at += kinds;
        }
    }

    template <typename Visit>
    void for_each(const Reading& reading, Visit visit) const {
        for (const std::uint16_t number : reading.seen) visit(std::size_t{number});
        for (const auto& [kind, signs] : reading.heads) {
            for (const lines::PlacedSign& sign : signs) {
                const auto found = signs_.find(sign);
                if (found != signs_.end()) visit(found->second + static_cast<std::size_t>(kind));
            }
        }
    }

    /// Gradient descent with a step of its own for each weight (Adam).
    void fit(const std::vector<const Block*>& from) {
        constexpr int rounds = 200;
        constexpr double first_step = 0.05, last_step = 0.005, slow = 0.9, slower = 0.99;
        std::vector<double> slope(weights_.size()), mean(weights_.size()), square(weights_.size());
        for (int round = 1; round <= rounds; ++round) {
            for (std::size_t i = 0; i < weights_.size(); ++i)
                slope[i] = ridge_[i] * (weights_[i] - before_[i]);
            for (const Block* block : from) add_slope(*block, slope);
            const double step = round * 2 < rounds ? first_step : last_step;
            for (std::size_t i = 0; i < weights_.size(); ++i) {
                mean[i] = slow * mean[i] + (1 - slow) * slope[i];
                square[i] = slower * square[i] + (1 - slower) * slope[i] * slope[i];
                const double ahead = mean[i] / (1 - std::pow(slow, round));
                const double wide = std::sqrt(square[i] / (1 - std::pow(slower, round)));
                weights_[i] -= step * ahead / (wide + 1e-8);
            }
        }
    }

    void add_slope(const Block& block, std::vector<double>& slope) const {
        std::vector<double> chances;
        for (const Reading& reading : block.readings) chances.push_back(score(reading));
        const double most = std::ranges::max(chances);
        for (double& chance : chances) chance = std::exp(chance - most);
        const double all = std::accumulate(chances.begin(), chances.end(), 0.0);
        double right = 1e-30;  // several readings give lines the same kinds
        for (std::size_t i = 0; i < chances.size(); ++i) right += block.readings[i].right ? chances[i] : 0;
        for (std::size_t i = 0; i < chances.size(); ++i) {
            const Reading& reading = block.readings[i];
            const double error = (chances[i] / all - (reading.right ? chances[i] / right : 0)) * block.counts;
            for_each(reading, [&](std::size_t at) { slope[at] += error; });
        }
    }

    std::map<lines::PlacedSign, std::size_t> signs_;  ///< the first of its three weights
    std::vector<double> weights_, before_, ridge_;
};

void print_signs(const Model& model) {
    constexpr std::array<const char*, kinds> names = {"kicker", "headline", "sub"},
                                             places = {"anywhere", "first", "last"};
    for (const auto& [key, signs] : model.rows()) {
        const auto& [kind, place, tenths] = key;
        std::string words;
        for (const char32_t sign : signs) text::append(words, sign);
        std::printf("    {%s, %s, %.1f, U\"%s\"},\n", names.at(kind),
                    places.at(static_cast<std::size_t>(place)), -static_cast<double>(tenths) / 10,
                    words.c_str());
    }
}

/// Of each set's blocks, how many `score` reads right.
template <typename Score>
double share_right(const Sets& sets, std::size_t set, Score score, bool show) {
    double count = 0, right = 0;
    for (const Block& block : sets.blocks()) {
        if (block.set != set) continue;
        const auto best = std::ranges::max_element(block.readings, {}, score);
        count += block.counts;
        if (best->right) right += block.counts;
        if (show && !best->right) std::printf("  wrong: %s\n", block.words.c_str());
    }
    return right / count;
}

void print_present(const Sets& sets, bool show) {
    for (std::size_t set = 0; set < sets.names.size(); ++set)
        std::printf("%s: %.3f right\n", sets.names[set].c_str(),
                    share_right(sets, set, &Reading::score, show));
}

void print_blind(const Sets& sets, bool show) {
    for (std::size_t set = 0; set < sets.names.size(); ++set) {
        const Model model(sets.blocks(), set);
        const double now = share_right(sets, set, &Reading::score, false);
        const double right = share_right(
            sets, set, [&](const Reading& one) { return model.score(one); }, show);
        std::printf("%s: %.3f right with the present weights, %.3f fitted without them\n",
                    sets.names[set].c_str(), now, right);
    }
}

}  // namespace

int main(int count, char** arguments) {
    Sets sets;
    bool signs = false, show = false, now = false;
    for (int i = 1; i < count; ++i) {
        const std::string argument = arguments[i];
        if (argument == "--signs") {
            signs = true;
        } else if (argument == "--show") {
            show = true;
        } else if (argument == "--now") {
            now = true;
        } else {
            sets.add(argument);
        }
    }
    if (now) {
        print_present(sets, show);
        return 0;
    }
    const Model model(sets.blocks(), sets.names.size());
    for (std::uint16_t i = 0; i < weight_count(); ++i) {
        std::printf("%6.1f -> %6.1f  %s\n", stories::weight_of(i), model.weight(i),
                    std::string(stories::meaning_of(i)).c_str());
    }
    signs ? print_signs(model) : print_blind(sets, show);
    return 0;
}
