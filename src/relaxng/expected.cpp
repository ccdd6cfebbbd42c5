#include "relaxng/expected.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace relaxng {
namespace {

void sort_unique(std::vector<FormId>& forms) {
    std::ranges::sort(forms);
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
}

/// Walks the parts of a state that the next child can meet (`attributes`: all parts), each pattern once.
Expected walk(PatternTable& patterns, PatternId state, bool attributes) {
    Expected found;
    std::unordered_set<PatternId> seen;
    std::vector<PatternId> left{state};
    while (!left.empty()) {
        const PatternId id = left.back();
        left.pop_back();
        if (!seen.insert(id).second) continue;
        const PatternTable::Pattern pattern = patterns[id];
        switch (pattern.op) {
            case Op::element:
                if (!attributes) found.forms.push_back(pattern.a);
                break;
            case Op::attribute:
                if (attributes) found.forms.push_back(pattern.a);
                break;
            case Op::text:
            case Op::data:
            case Op::value:
            case Op::list: found.text = true; break;
            case Op::choice:
            case Op::interleave:
                for (std::uint32_t i = 0; i < pattern.b; ++i) left.push_back(patterns.member(id, i));
                break;
            case Op::group:
                left.push_back(pattern.a);
                if (attributes || patterns.nullable(pattern.a)) left.push_back(pattern.b);
                break;
            case Op::one_or_more: left.push_back(pattern.a); break;
            default: break;
        }
    }
    sort_unique(found.forms);
    return found;
}

}  // namespace

Expected expected_elements(PatternTable& patterns, PatternId state) {
    return walk(patterns, state, false);
}
Expected expected_attributes(PatternTable& patterns, PatternId state) {
    return walk(patterns, state, true);
}

std::vector<FormId> required(PatternTable& patterns, PatternId id, Op what) {
    const PatternTable::Pattern pattern = patterns[id];
    std::vector<FormId> found;
    if (pattern.nullable) return found;
    switch (pattern.op) {
        case Op::element:
        case Op::attribute:
            if (pattern.op == what) found.push_back(pattern.a);
            break;
        case Op::choice:
            for (std::uint32_t i = 0; i < pattern.b; ++i) {
                std::vector<FormId> here = required(patterns, patterns.member(id, i), what);
                if (i > 0) {
                    std::vector<FormId> both;
                    std::ranges::set_intersection(found, here, std::back_inserter(both));
                    here = std::move(both);
                }
                found = std::move(here);
                if (found.empty()) break;
            }
            break;
        case Op::group: {
            PatternId rest = id;
            while (true) {
                const bool is_group = patterns[rest].op == Op::group;
                const std::vector<FormId> here = required(patterns, is_group ? patterns[rest].a : rest, what);
                found.insert(found.end(), here.begin(), here.end());
                if (!is_group) break;
                rest = patterns[rest].b;
            }
            break;
        }
        case Op::interleave:
            for (const PatternId member : patterns.members(id)) {
                const std::vector<FormId> here = required(patterns, member, what);
                found.insert(found.end(), here.begin(), here.end());
            }
            break;
        case Op::one_or_more: return required(patterns, pattern.a, what);
        default: break;
    }
    sort_unique(found);
    return found;
}

std::vector<PatternId> string_leaves(PatternTable& patterns, PatternId state) {
    std::vector<PatternId> found, left{state};
    std::unordered_set<PatternId> seen;
    while (!left.empty()) {
        const PatternId id = left.back();
        left.pop_back();
        if (!seen.insert(id).second) continue;
        const PatternTable::Pattern pattern = patterns[id];
        switch (pattern.op) {
            case Op::data:
            case Op::value: found.push_back(id); break;
            case Op::list: left.push_back(patterns.content(pattern.a)); break;
            case Op::choice:
            case Op::interleave:
                for (std::uint32_t i = 0; i < pattern.b; ++i) left.push_back(patterns.member(id, i));
                break;
            case Op::group:
                left.push_back(pattern.a);
                left.push_back(pattern.b);
                break;
            case Op::one_or_more: left.push_back(pattern.a); break;
            default: break;
        }
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace relaxng
