#include "relaxng/pattern.h"

#include <algorithm>

namespace relaxng {
namespace {

std::uint32_t mix(std::uint32_t hash, std::uint32_t word) {
    const std::uint64_t product = (std::uint64_t{hash} << 32 | word) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::uint32_t>(product >> 29);
}

}  // namespace

PatternTable::PatternTable(const Grammar& grammar)
    : grammar_(grammar), slots_(1024, unknown), of_form_(grammar.forms.size(), unknown), contents_(of_form_) {
    patterns_.reserve(1024);
    patterns_.push_back(
        {.op = Op::not_allowed, .closed = not_allowed, .after_text = not_allowed, .without = not_allowed});
    patterns_.push_back(
        {.op = Op::empty, .nullable = true, .closed = empty, .after_text = not_allowed, .without = empty});
    patterns_.push_back({.op = Op::text,
                         .nullable = true,
                         .takes_any = true,
                         .closed = text,
                         .after_text = text,
                         .without = text});
}

std::vector<PatternId> PatternTable::members(PatternId id) const {
    const auto begin = pool_.begin() + patterns_[id].a;
    return {begin, begin + patterns_[id].b};
}

bool PatternTable::same(const Pattern& a, const Pattern& b, const std::vector<PatternId>* b_members) const {
    if (a.op != b.op || a.hash != b.hash || a.b != b.b) return false;
    if (b_members == nullptr) return a.a == b.a;
    return std::equal(b_members->begin(), b_members->end(), pool_.begin() + a.a);
}

PatternId PatternTable::intern(Pattern pattern, const std::vector<PatternId>* members) {
    std::uint32_t hash = mix(static_cast<std::uint32_t>(pattern.op) + 1, pattern.b);
    if (members == nullptr) {
        hash = mix(hash, pattern.a);
    } else {
        for (const PatternId member : *members) hash = mix(hash, member);
    }
    pattern.hash = hash;
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at] != unknown; at = (at + 1) & (slots_.size() - 1)) {
        if (same(patterns_[slots_[at]], pattern, members)) return slots_[at];
    }
    if (members != nullptr) {
        pattern.a = static_cast<std::uint32_t>(pool_.size());
        pool_.insert(pool_.end(), members->begin(), members->end());
    }
    const auto id = static_cast<PatternId>(patterns_.size());
    if (!pattern.has_attributes) pattern.closed = pattern.without = id;
    patterns_.push_back(pattern);
    slots_[at] = id;
    if (patterns_.size() * 2 > slots_.size()) grow();
    return id;
}

void PatternTable::grow() {
    slots_.assign(slots_.size() * 2, unknown);
    for (PatternId id = text + 1; id < patterns_.size(); ++id) {
        std::size_t at = patterns_[id].hash & (slots_.size() - 1);
        while (slots_[at] != unknown) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = id;
    }
}

PatternId PatternTable::choice(PatternId a, PatternId b) {
    if (a == b || b == not_allowed) return a;
    if (a == not_allowed) return b;
    return choice(std::vector<PatternId>{a, b});
}

PatternId PatternTable::choice(std::vector<PatternId> members) {
    // Flatten, sort, drop repetitions and what can never match.
    const std::size_t given = members.size();
    for (std::size_t i = 0; i < given; ++i) {
        if (patterns_[members[i]].op != Op::choice) continue;
        const Pattern& inner = patterns_[members[i]];
        members[i] = not_allowed;
        members.insert(members.end(), pool_.begin() + inner.a, pool_.begin() + inner.a + inner.b);
    }
    std::ranges::sort(members);
    members.erase(std::unique(members.begin(), members.end()), members.end());
    if (!members.empty() && members.front() == not_allowed) members.erase(members.begin());
    if (members.empty()) return not_allowed;
    // An alternative that matches nothing is only kept when no other does too.
    if (members.size() > 1 && members.front() == empty) {
        const bool spare =
            std::any_of(members.begin() + 1, members.end(), [&](PatternId id) { return nullable(id); });
        if (spare) members.erase(members.begin());
    }
    if (members.size() == 1) return members[0];
    Pattern made{.op = Op::choice};
    for (const PatternId id : members) {
        made.nullable = made.nullable || patterns_[id].nullable;
        made.takes_any = made.takes_any || patterns_[id].takes_any;
        made.has_strings = made.has_strings || patterns_[id].has_strings;
        made.has_attributes = made.has_attributes || patterns_[id].has_attributes;
    }
    made.b = static_cast<std::uint32_t>(members.size());
    return intern(made, &members);
}

PatternId PatternTable::group(PatternId a, PatternId b) {
    // To the right: (p, q), r is p, (q, r). The left spine is unrolled by a loop.
    while (true) {
        if (a == not_allowed || b == not_allowed) return not_allowed;
        if (a == empty) return b;
        if (b == empty) return a;
        if (patterns_[a].op != Op::group) break;
        std::vector<PatternId> parts;
        PatternId rest = a;
        for (; patterns_[rest].op == Op::group; rest = patterns_[rest].b) parts.push_back(patterns_[rest].a);
        b = group(rest, b);
        while (parts.size() > 1) {
            b = group(parts.back(), b);
            parts.pop_back();
        }
        a = parts[0];
    }
    const Pattern& left = patterns_[a];
    const Pattern& right = patterns_[b];
    return intern({.op = Op::group,
                   .nullable = left.nullable && right.nullable,
                   .has_strings = left.has_strings || right.has_strings,
                   .has_attributes = left.has_attributes || right.has_attributes,
                   .a = a,
                   .b = b},
                  nullptr);
}

PatternId PatternTable::interleave(std::vector<PatternId> members) {
    const std::size_t given = members.size();
    for (std::size_t i = 0; i < given; ++i) {
        if (members[i] == not_allowed) return not_allowed;
        if (patterns_[members[i]].op != Op::interleave) continue;
        const Pattern& inner = patterns_[members[i]];
        members[i] = empty;
        members.insert(members.end(), pool_.begin() + inner.a, pool_.begin() + inner.a + inner.b);
    }
    std::erase(members, empty);
    if (members.empty()) return empty;
    if (members.size() == 1) return members[0];
    std::ranges::sort(members);
    Pattern made{.op = Op::interleave, .nullable = true};
    for (const PatternId id : members) {
        made.nullable = made.nullable && patterns_[id].nullable;
        made.has_strings = made.has_strings || patterns_[id].has_strings;
        made.has_attributes = made.has_attributes || patterns_[id].has_attributes;
    }
    made.b = static_cast<std::uint32_t>(members.size());
    return intern(made, &members);
}

PatternId PatternTable::one_or_more(PatternId a) {
    const Pattern& inner = patterns_[a];
    if (a == not_allowed || a == empty || a == text || inner.op == Op::one_or_more) return a;
    return intern({.op = Op::one_or_more,
                   .nullable = inner.nullable,
                   .has_strings = inner.has_strings,
                   .has_attributes = inner.has_attributes,
                   .takes_any = inner.takes_any,
                   .a = a},
                  nullptr);
}

PatternId PatternTable::leaf(Op op, std::uint32_t item) {
    const bool strings = op == Op::data || op == Op::value || op == Op::list;
    const bool any = op == Op::data && grammar_.datatypes[grammar_.forms[item].item].takes_anything() &&
                     grammar_.forms[item].count == 0;
    return intern({.op = op,
                   .has_strings = strings,
                   .has_attributes = op == Op::attribute,
                   .takes_any = any,
                   .a = item},
                  nullptr);
}

/// Depth first with a stack of its own: definitions refer to one another over any distance.
PatternId PatternTable::of_form(FormId whole) {
    if (of_form_[whole] != unknown) return of_form_[whole];
    std::vector<FormId> left{whole};
    while (!left.empty()) {
        const FormId id = left.back();
        const Form& form = grammar_.forms[id];
        const bool holds_others = form.op == Op::choice || form.op == Op::group ||
                                  form.op == Op::interleave || form.op == Op::one_or_more;
        bool ready = true;
        const auto need = [&](FormId member) {
            if (of_form_[member] != unknown) return;
            left.push_back(member);
            ready = false;
        };
        if (form.op == Op::ref) need(grammar_.defines[form.item].form);
        for (std::uint32_t i = 0; holds_others && i < form.count; ++i) need(grammar_.links[form.first + i]);
        if (!ready) continue;
        left.pop_back();
        if (of_form_[id] != unknown) continue;
        switch (form.op) {
            case Op::element:
            case Op::attribute:
            case Op::data:
            case Op::list: of_form_[id] = leaf(form.op, id); break;
            case Op::value: of_form_[id] = leaf(Op::value, form.item); break;
            default: of_form_[id] = build(form);
        }
    }
    return of_form_[whole];
}

PatternId PatternTable::build(const Form& form) {
    std::vector<PatternId> members;
    for (std::uint32_t i = 0; i < form.count; ++i)
        members.push_back(of_form_[grammar_.links[form.first + i]]);
    switch (form.op) {
        case Op::empty: return empty;
        case Op::text: return text;
        case Op::ref: return of_form_[grammar_.defines[form.item].form];
        case Op::choice: return choice(std::move(members));
        case Op::interleave: return interleave(std::move(members));
        case Op::one_or_more: return one_or_more(members[0]);
        case Op::group: {
            PatternId all = empty;
            for (auto member = members.rbegin(); member != members.rend(); ++member)
                all = group(*member, all);
            return all;
        }
        default: return not_allowed;
    }
}

PatternId PatternTable::find_content(FormId id) {
    const Form& form = grammar_.forms[id];
    const PatternId found = form.count == 0 ? not_allowed : of_form(grammar_.links[form.first]);
    return contents_[id] = found;
}

PatternId PatternTable::map_attributes(PatternId id, PatternId replacement, PatternId Pattern::*memo) {
    if (patterns_[id].*memo != unknown) return patterns_[id].*memo;
    PatternId result = id;
    switch (patterns_[id].op) {
        case Op::attribute: result = replacement; break;
        case Op::group: {
            std::vector<PatternId> parts;
            PatternId rest = id;
            for (; patterns_[rest].op == Op::group && patterns_[rest].*memo == unknown;
                 rest = patterns_[rest].b) {
                parts.push_back(patterns_[rest].a);
            }
            result = map_attributes(rest, replacement, memo);
            for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
                result = group(map_attributes(*part, replacement, memo), result);
            }
            break;
        }
        case Op::choice:
        case Op::interleave: {
            std::vector<PatternId> mapped = members(id);
            for (PatternId& member : mapped) member = map_attributes(member, replacement, memo);
            result =
                patterns_[id].op == Op::choice ? choice(std::move(mapped)) : interleave(std::move(mapped));
            break;
        }
        case Op::one_or_more: result = one_or_more(map_attributes(patterns_[id].a, replacement, memo)); break;
        default: break;
    }
    return patterns_[id].*memo = result;
}

PatternId PatternTable::work_out_text_derivative(PatternId id) {
    PatternId result = not_allowed;
    switch (patterns_[id].op) {
        case Op::choice: {
            std::vector<PatternId> mapped = members(id);
            for (PatternId& member : mapped) member = text_derivative(member);
            result = choice(std::move(mapped));
            break;
        }
        case Op::group: {
            // Into each part as long as those before it match nothing.
            std::vector<PatternId> found;
            PatternId rest = id;
            for (bool skippable = true; skippable;) {
                const bool is_group = patterns_[rest].op == Op::group;
                const PatternId head = is_group ? patterns_[rest].a : rest;
                const PatternId after = text_derivative(head);
                found.push_back(is_group ? group(after, patterns_[rest].b) : after);
                skippable = is_group && nullable(head);
                if (skippable) rest = patterns_[rest].b;
            }
            result = choice(std::move(found));
            break;
        }
        case Op::interleave: {
            const std::vector<PatternId> all = members(id);
            std::vector<PatternId> found;
            for (std::size_t i = 0; i < all.size(); ++i) {
                std::vector<PatternId> mapped = all;
                mapped[i] = text_derivative(all[i]);
                if (mapped[i] != not_allowed) found.push_back(interleave(std::move(mapped)));
            }
            result = choice(std::move(found));
            break;
        }
        case Op::one_or_more: {
            const PatternId inside = patterns_[id].a;
            result = group(text_derivative(inside), optional(id));
            break;
        }
        default: break;
    }
    return patterns_[id].after_text = result;
}

}  // namespace relaxng
