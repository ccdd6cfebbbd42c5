#include "stories/continuations.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace stories {
namespace {

using model::Kind;
using model::Name;

/// Words beyond these say nothing new of an article.
constexpr std::size_t most_words = 600;
/// Words that two parts share and no third part has: where a page number confirms the pair, and where none
/// is known. The second best partner must have half as many at most.
constexpr std::size_t enough_with_pages = 4, enough_alone = 10;

std::vector<std::uint32_t> words_of(const std::string& text) {
    std::vector<std::uint32_t> words;
    char32_t before = 0;
    for (const auto [code, at, size] : text::CodePoints(text)) {
        if (text::is_space(code)) continue;
        // Characters beyond the BMP do not fit two into a number.
        const bool counts = text::is_han(code) && code < 0x10000;
        if (counts && before != 0) words.push_back(before << 16 | code);
        before = counts ? code : 0;
        if (words.size() == most_words) break;
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// The article around each node, while they are walked in order.
struct Around {
    std::uint32_t end = 0;
    std::size_t part = 0;
};

/// The partners of one part and how many words speak for each.
using Votes = std::map<std::size_t, std::size_t>;

/// The partner that is far ahead of all others, or `none`.
constexpr std::size_t none = static_cast<std::size_t>(-1);
std::size_t winner(const Votes& votes) {
    std::size_t best = none, best_votes = 0, second_votes = 0;
    for (const auto& [partner, count] : votes) {
        if (count > best_votes) {
            second_votes = best_votes;
            best_votes = count;
            best = partner;
        } else {
            second_votes = std::max(second_votes, count);
        }
    }
    return 2 * second_votes <= best_votes ? best : none;
}

/// The parts of one issue, all pages together.
class Issue {
  public:
    explicit Issue(std::span<const IssuePage> pages) : pages_(pages) {}

    void add(std::size_t page) {
        for (std::size_t part = 0; part < pages_[page].parts.size(); ++part) {
            for (const std::uint32_t word : pages_[page].parts[part].words) {
                std::vector<std::size_t>& owners = owners_[word];
                // A third owner says that the word tells nothing; more need not be kept.
                if (owners.size() < 3) owners.push_back(all_.size());
            }
            all_.push_back({page, part});
        }
    }

    void join(std::vector<Continuation>& out) const {
        std::vector<Votes> partners_of_first(all_.size()), partners_of_second(all_.size());
        for (const auto& [word, owners] : owners_) {
            if (owners.size() != 2) continue;
            for (const auto& [first, second] : {std::pair{owners[0], owners[1]}, {owners[1], owners[0]}}) {
                if (!allowed(first, second)) continue;
                ++partners_of_first[first][second];
                ++partners_of_second[second][first];
            }
        }
        for (std::size_t first = 0; first < all_.size(); ++first) {
            const std::size_t second = winner(partners_of_first[first]);
            if (second == none || winner(partners_of_second[second]) != first) continue;
            const std::size_t enough = confirmed(first, second) ? enough_with_pages : enough_alone;
            if (partners_of_first[first].at(second) < enough) continue;
            out.push_back({all_[first].page, all_[first].part, all_[second].page, all_[second].part});
        }
    }

  private:
    struct Place {
        std::size_t page, part;
    };

    [[nodiscard]] const ArticlePart& part(std::size_t at) const {
        return pages_[all_[at].page].parts[all_[at].part];
    }
    [[nodiscard]] const std::string& page(std::size_t at) const { return pages_[all_[at].page].page; }

    /// May `first` go on as `second`, for all that their pages say?
    [[nodiscard]] bool allowed(std::size_t first, std::size_t second) const {
        if (all_[first].page == all_[second].page) return false;
        if (part(first).to.empty() || part(second).from.empty()) return false;
        return (page(first).empty() || page(first) == part(second).from) &&
               (page(second).empty() || page(second) == part(first).to);
    }
    [[nodiscard]] bool confirmed(std::size_t first, std::size_t second) const {
        return page(first) == part(second).from || page(second) == part(first).to;
    }

    std::span<const IssuePage> pages_;
    std::vector<Place> all_;
    std::map<std::uint32_t, std::vector<std::size_t>> owners_;  ///< by word
};

}  // namespace

IssuePage parts_of(const model::Document& document, const lines::Cues& cues) {
    const model::Metadata& metadata = document.metadata();
    IssuePage out;
    for (const std::string* field : {&metadata.journal, &metadata.issue_date, &metadata.issue}) {
        if (!field->empty()) out.issue += *field + "|";
    }
    out.page = lines::page_number(metadata.page);
    std::set<std::string> folios;
    Around around;
    for (std::uint32_t node = 0; node < document.nodes().size(); ++node) {
        const Kind kind = document.node(node).kind;
        if (kind == Kind::fw) {
            for (std::string& page : lines::page_numbers(document.plain(node), cues))
                folios.insert(std::move(page));
        }
        if (kind == Kind::article) {
            around = {document.node(node).end, out.parts.size()};
            out.parts.push_back({node, {}, {}, {}});
        }
        if ((kind != Kind::jump && kind != Kind::jump_from) || node >= around.end) continue;
        ArticlePart& part = out.parts[around.part];
        (kind == Kind::jump ? part.to : part.from) = document.attribute(node, Name::n);
    }
    std::erase_if(out.parts, [](const ArticlePart& part) { return part.to.empty() && part.from.empty(); });
    for (ArticlePart& part : out.parts) part.words = words_of(document.plain(part.node));
    if (out.page.empty() && folios.size() == 1) out.page = *folios.begin();
    return out;
}

std::vector<Continuation> continuations(std::span<const IssuePage> pages) {
    std::map<std::string, Issue> issues;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        issues.try_emplace(pages[page].issue, pages).first->second.add(page);
    }
    std::vector<Continuation> out;
    for (const auto& [name, issue] : issues) issue.join(out);
    std::sort(out.begin(), out.end(), [](const Continuation& one, const Continuation& other) {
        return std::pair(one.first, one.part) < std::pair(other.first, other.part);
    });
    return out;
}

}  // namespace stories
