// Fits the weights of src/repair/omit_weights.cpp to sentences with and without 最.
//
//   fit_omit FILE… [--unseen FILE…] [--sparse 1] [--fewest 3]
//
// A line of a file is a sentence or a paragraph of simplified Chinese, as it is with every 最. The fit takes
// each 最 away and learns to tell the places from those where none was: a logistic regression over the signs
// of src/repair/omit_signs.h that draws weights to zero (`--sparse`: L1), so that a table stays which can be
// read. Prints the table. What it finds in the files behind --unseen goes to the standard error; the
// threshold, and whether the table is taken, is a person's decision.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <iomanip>
#include <iostream>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/file.h"
#include "repair/omit_signs.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace {

struct Example {
    std::vector<std::uint32_t> signs;
    bool missing;
};

/// The signs by number.
struct Vocabulary {
    std::map<std::u32string, std::uint32_t, std::less<>> numbers;
    std::vector<std::u32string> names;

    std::uint32_t of(std::u32string_view sign) {
        const auto found = numbers.find(sign);
        if (found != numbers.end()) return found->second;
        names.emplace_back(sign);
        return numbers.emplace(names.back(), static_cast<std::uint32_t>(names.size() - 1)).first->second;
    }
};

void add_examples(const std::string& path, Vocabulary& known, std::vector<Example>& examples) {
    const std::string all = base::read_file(path);
    repair::OmitSigns signs;
    std::u32string line;
    std::vector<bool> missing(1);
    const auto look = [&] {
        for (std::size_t at = 0; at < line.size(); ++at) {
            if (!repair::may_follow_zui(line[at])) continue;
            Example& one = examples.emplace_back();
            one.missing = missing[at];
            signs.look(line, at);
            signs.each([&](std::u32string_view sign) { one.signs.push_back(known.of(sign)); });
        }
        line.clear();
        missing.assign(1, false);
    };
    for (const auto [code, at, size] : text::CodePoints(all)) {
        if (code == U'\n') look();
        if (text::is_space(code)) continue;
        if (code == U'最') {
            missing.back() = true;
            continue;
        }
        line += code;
        missing.push_back(false);
    }
    look();
}

struct Fit {
    std::vector<double> weights;
    double bias = -4;

    [[nodiscard]] double score(const Example& one) const {
        double sum = bias;
        for (const std::uint32_t sign : one.signs) {
            if (sign < weights.size()) sum += weights[sign];
        }
        return sum;
    }
};

/// Proximal gradient steps with momentum, each sign with a step of its own size. Signs that are seen less
/// than `fewest` times keep no weight.
Fit fitted(const std::vector<Example>& examples, std::size_t signs, double sparse, std::size_t fewest) {
    constexpr int rounds = 400;
    constexpr double ridge = 0.05;
    constexpr double share = 45.0 / 8;  // signs of an example over four, and 1/2 for most of them being alike
    std::vector<double> counts(signs);
    for (const Example& one : examples) {
        for (const std::uint32_t sign : one.signs) ++counts[sign];
    }
    Fit now{.weights = std::vector<double>(signs)}, ahead = now;
    std::vector<double> gradient(signs);
    double momentum = 1;
    for (int round = 0; round < rounds; ++round) {
        std::ranges::fill(gradient, 0);
        double bias_gradient = 0;
        for (const Example& one : examples) {
            const double error = 1 / (1 + std::exp(-ahead.score(one))) - (one.missing ? 1 : 0);
            bias_gradient += error;
            for (const std::uint32_t sign : one.signs) gradient[sign] += error;
        }
        const double next_momentum = (1 + std::sqrt(1 + 4 * momentum * momentum)) / 2;
        const double further = (momentum - 1) / next_momentum;
        momentum = next_momentum;
        const double bias = ahead.bias - bias_gradient * 4 / static_cast<double>(examples.size());
        ahead.bias = bias + further * (bias - now.bias);
        now.bias = bias;
        for (std::size_t i = 0; i < signs; ++i) {
            if (counts[i] < static_cast<double>(fewest)) continue;
            const double step = 1 / (share * counts[i] / 4 + ridge);
            const double moved = ahead.weights[i] - step * (gradient[i] + ridge * ahead.weights[i]);
            const double shrunk = std::copysign(std::max(std::abs(moved) - step * sparse, 0.0), moved);
            ahead.weights[i] = shrunk + further * (shrunk - now.weights[i]);
            now.weights[i] = shrunk;
        }
    }
    return now;
}

/// Of the places that are told with a score of so much or more, how many are right, and how many of all.
void report(const std::string& name, const std::vector<Example>& examples, const Fit& fit) {
    const auto all = static_cast<double>(std::ranges::count(examples, true, &Example::missing));
    std::cerr << name << ": " << all << " missing among " << examples.size() << " places\n";
    for (double least = -1; least <= 4; least += 0.5) {
        double right = 0, wrong = 0;
        for (const Example& one : examples) {
            if (fit.score(one) >= least) (one.missing ? right : wrong) += 1;
        }
        std::cerr << std::setw(8) << least << "  precision " << std::setprecision(3)
                  << right / (right + wrong) << "  recall " << right / all << '\n';
    }
}

/// Columns that a sign takes.
std::size_t width_of(std::u32string_view sign) {
    std::size_t width = 0;
    for (const char32_t code : sign) width += code < 0x2000 ? 1 : 2;
    return width;
}

/// The table of src/repair/omit_weights.cpp: signs that look at the same in one string, weights in tenths.
void print(const Fit& fit, const Vocabulary& known) {
    constexpr std::size_t widest = 100;
    std::cout << "constexpr double bias = " << std::fixed << std::setprecision(1) << fit.bias << ";\n";
    std::size_t written = 0, column = 0;
    char32_t looked_at = 0;
    for (const auto& [sign, number] : known.numbers) {
        const long tenths = number < fit.weights.size() ? std::lround(fit.weights[number] * 10) : 0;
        if (tenths == 0) continue;
        const std::string weight = std::to_string(tenths);
        const std::size_t width = width_of(sign) + weight.size() + 1;
        if (sign.front() != looked_at) {
            std::cout << (looked_at == 0 ? "" : "\"},\n") << "    {U'" << text::encoded(sign.front())
                      << "',\n     U\"";
            column = 0;
        } else if (column + width > widest) {
            std::cout << "\"\n     U\"";
            column = 0;
        }
        looked_at = sign.front();
        for (const char32_t code : sign.substr(1)) {
            if (code == U'"' || code == U'\\') std::cout << '\\';
            std::cout << text::encoded(code);
        }
        std::cout << ' ' << weight << ' ';
        column += width;
        ++written;
    }
    std::cout << "\"},\n";
    std::cerr << written << " weights\n";
}

}  // namespace

int main(int count, char** arguments) {
    Vocabulary known;
    std::vector<Example> examples, unseen;
    double sparse = 1;
    std::size_t fewest = 3;
    bool is_unseen = false;
    std::size_t signs = 0;
    for (int i = 1; i < count; ++i) {
        const std::string argument = arguments[i];
        if (argument == "--sparse" && i + 1 < count) {
            sparse = std::stod(arguments[++i]);
        } else if (argument == "--fewest" && i + 1 < count) {
            fewest = std::stoul(arguments[++i]);
        } else if (argument == "--unseen") {
            is_unseen = true;
            signs = known.names.size();
        } else {
            add_examples(argument, known, is_unseen ? unseen : examples);
        }
    }
    if (!is_unseen) signs = known.names.size();
    const Fit fit = fitted(examples, signs, sparse, fewest);
    report("seen", examples, fit);
    if (!unseen.empty()) report("unseen", unseen, fit);
    print(fit, known);
    return 0;
}
