#include "frontmatter/post_metadata.h"

#include <algorithm>
#include <array>

#include "frontmatter/dates.h"
#include "frontmatter/parties.h"
#include "frontmatter/rules.h"
#include "html/links.h"

namespace frontmatter {
namespace {

bool is_absolute(std::string_view address) {
    const std::size_t colon = address.find("://");
    return colon != std::string_view::npos && colon > 0 && colon < 12;
}

/// The value of the first of `keys` that is an absolute address.
std::string first_address(const FrontMatter& front, std::span<const std::string_view> keys) {
    for (const std::string_view key : keys) {
        std::string address = html::clean_address(front.scalar(std::array{key}));
        if (is_absolute(address)) return address;
    }
    return {};
}

std::string joined(std::string_view root, std::string_view path) {
    std::string out(root);
    while (out.ends_with('/')) out.pop_back();
    if (!path.starts_with('/')) out += '/';
    return out.append(path);
}

/// BCP 47 as tei-encoding.md §12 has it: the script says more than the country.
std::string language_of(std::string_view value) {
    std::string name(value);
    std::ranges::transform(name, name.begin(), [](char c) {
        return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    if (name == "zh-cn" || name == "zh-hans" || name == "zh-sg" || name == "zh-hans-cn") return "zh-Hans";
    if (name == "zh-tw" || name == "zh-hk" || name == "zh-hant" || name == "zh-mo" || name == "zh-hant-tw")
        return "zh-Hant";
    const bool plain =
        name.size() == 2 && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    return plain ? name : std::string{};
}

std::string draft_mark(const FrontMatter& front, std::string_view file_name) {
    constexpr std::array<std::string_view, 1> draft{"draft"};
    constexpr std::array<std::string_view, 1> published{"published"};
    constexpr std::array<std::string_view, 1> layout{"layout"};
    if (front.scalar(draft) == "true") return "draft";
    if (front.scalar(published) == "false") return "not published";
    if (front.scalar(layout) == "draft") return "draft";
    if (file_name.starts_with("_drafts/") || file_name.find("/_drafts/") != std::string_view::npos)
        return "draft";
    return {};
}

void add_authors(const FrontMatter& front, const PostKeys& keys, const PostSite& site, std::string_view body,
                 model::Metadata& metadata) {
    for (const std::string_view key : keys.author) {
        for (const std::string& name : front.scalars(key)) metadata.authors.push_back(party(name, body));
        if (!metadata.authors.empty()) return;
    }
    if (const std::string person = byline_person(body); !person.empty()) {
        metadata.authors.push_back({person, model::Party::Kind::person});
    } else if (!site.author.empty()) {
        metadata.authors.push_back(party(site.author, body));
    }
}

void add_date(const FrontMatter& front, const PostKeys& keys, const PostSite& site, model::Metadata& metadata,
              base::Findings& findings) {
    std::string words;
    for (const std::string_view key : keys.date) {
        words = front.scalar(std::array{key});
        // `published` says when in some blogs, whether in others.
        if (words == "true" || words == "false") words.clear();
        if (!words.empty()) break;
    }
    if (words.empty()) return;
    metadata.dates.push_back(read_date(words, site.zone));
    if (metadata.dates.back().when.empty()) findings.add(rules::date_unreadable, {}, {words});
}

/// Posts are sorted by the sites they come from, not by who wrote them: an author with the name of a category
/// is not a person, unless the text says so.
void call_a_source(std::string_view category, std::string_view body, model::Metadata& metadata) {
    for (model::Party& author : metadata.authors) {
        if (author.name == category && !is_in_byline(body, category))
            author.kind = model::Party::Kind::organisation;
    }
}

void add_subjects(const FrontMatter& front, const PostKeys& keys, std::string_view body,
                  model::Metadata& metadata, base::Findings& findings) {
    for (const std::string_view key : keys.categories) {
        metadata.categories = front.paths(key);
        if (!metadata.categories.empty()) break;
    }
    for (const std::string_view key : keys.tags) {
        metadata.tags = front.scalars(key);
        if (!metadata.tags.empty()) break;
    }
    for (const std::vector<std::string>& path : metadata.categories) {
        for (const std::string& name : path) {
            call_a_source(name, body, metadata);
            if (std::ranges::find(keys.navigation, name) != keys.navigation.end()) {
                findings.add(rules::navigation_category, {}, {name});
            }
            if (std::ranges::find(metadata.authors, name, &model::Party::name) != metadata.authors.end()) {
                findings.add(rules::category_is_source, {}, {name});
            }
        }
    }
}

}  // namespace

model::Metadata post_metadata(const FrontMatter& front, const PostKeys& keys, const PostSite& site,
                              std::string_view body, std::string_view file_name, base::Findings& findings) {
    model::Metadata metadata;
    metadata.title = front.scalar(keys.title);
    if (metadata.title.empty()) findings.add(rules::no_title, {});
    metadata.header = front.parts();
    add_authors(front, keys, site, body, metadata);
    add_date(front, keys, site, metadata, findings);
    add_subjects(front, keys, body, metadata, findings);
    metadata.url = first_address(front, keys.url);
    if (metadata.url.empty()) metadata.url = first_address(front, keys.permalink);
    const std::string permalink = html::clean_address(front.scalar(keys.permalink));
    if (metadata.url.empty() && !permalink.empty() && is_absolute(site.url))
        metadata.url = joined(site.url, permalink);
    for (const std::string_view key : keys.journal) {
        const std::string journal = front.scalar(std::array{key});
        if (!journal.empty() && !is_absolute(journal) && metadata.journal.empty()) metadata.journal = journal;
    }
    metadata.language = language_of(front.scalar(keys.language));
    if (metadata.language.empty()) metadata.language = language_of(site.language);
    if (const std::string mark = draft_mark(front, file_name); !mark.empty()) {
        metadata.draft = true;
        findings.add(rules::not_published, {}, {mark});
    }
    return metadata;
}

std::vector<std::string> header_pictures(const FrontMatter& front, const PostKeys& keys) {
    std::vector<std::string> pictures;
    for (const std::string_view key : keys.pictures) {
        for (const std::string& value : front.scalars(key)) {
            std::string address = html::clean_address(value);
            // `thumbnail: false` and colours are not pictures.
            const bool named = address.find('/') != std::string::npos || !html::mime_type_of(address).empty();
            if (named && std::ranges::find(pictures, address) == pictures.end())
                pictures.push_back(std::move(address));
        }
    }
    return pictures;
}

}  // namespace frontmatter
