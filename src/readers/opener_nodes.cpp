#include "readers/opener_nodes.h"

#include <algorithm>
#include <vector>

namespace readers {
namespace {

/// An inline over a stretch of S.
struct Part {
    text::Slice slice;
    model::Kind kind;
    std::string when{};
};

void open(model::Builder& builder, const Part& part) {
    if (part.when.empty()) {
        builder.open(part.kind);
    } else {
        builder.open(part.kind, {{model::Name::when, part.when}});
    }
}

/// Claims `whole` with `parts` in it, which nest; outer ones come first.
void put_parts(model::Builder& builder, text::Slice whole, const std::vector<Part>& parts) {
    std::vector<std::uint32_t> ends;
    std::uint32_t at = whole.begin;
    const auto text_up_to = [&](std::uint32_t to) {
        builder.text({at, std::max(at, to)});
        at = std::max(at, to);
    };
    const auto close_up_to = [&](std::uint32_t to) {
        while (!ends.empty() && ends.back() <= to) {
            text_up_to(ends.back());
            builder.close();
            ends.pop_back();
        }
    };
    for (const Part& part : parts) {
        close_up_to(part.slice.begin);
        text_up_to(part.slice.begin);
        open(builder, part);
        ends.push_back(part.slice.end);
    }
    close_up_to(whole.end);
    text_up_to(whole.end);
}

}  // namespace

void put_opener(model::Builder& builder, const lines::Opener& opener, std::uint32_t base) {
    const auto in_source = [base](text::Slice slice) {
        return text::Slice{slice.begin + base, slice.end + base};
    };
    std::vector<Part> parts;
    const auto add = [&](const std::optional<text::Slice>& slice, model::Kind kind) {
        if (slice && !slice->empty()) parts.push_back({in_source(*slice), kind});
    };
    add(opener.dateline, model::Kind::dateline);
    add(opener.agency, model::Kind::agency);
    add(opener.place, model::Kind::place);
    if (opener.date) parts.push_back({in_source(opener.date->slice), model::Kind::date, opener.date->when});
    add(opener.byline, model::Kind::byline);
    for (const text::Slice person : opener.persons) add(person, model::Kind::person);
    std::ranges::stable_sort(parts, [](const Part& a, const Part& b) {
        return a.slice.begin != b.slice.begin ? a.slice.begin < b.slice.begin : a.slice.end > b.slice.end;
    });
    put_parts(builder, in_source(opener.extent), parts);
}

void put_dated_text(model::Builder& builder, text::Slice words) {
    const std::optional<lines::DateFound> date = lines::date_at_start(words.of(builder.source_text()));
    std::vector<Part> parts;
    if (date) {
        parts.push_back({{words.begin + date->slice.begin, words.begin + date->slice.end},
                         model::Kind::date,
                         date->when});
    }
    put_parts(builder, words, parts);
}

}  // namespace readers
