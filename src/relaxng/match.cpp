#include "relaxng/match.h"

#include <algorithm>
#include <cstring>

#include "relaxng/expected.h"
#include "xml/characters.h"

namespace relaxng {
namespace {

template <typename Mix>
std::uint64_t hash_string(PatternId pattern, std::string_view value, Mix mix) {
    std::uint64_t hash = mix(pattern + 1);
    while (value.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, value.data(), 8);
        hash = mix(hash ^ word);
        value.remove_prefix(8);
    }
    std::uint64_t rest = 0;
    for (const char c : value) rest = rest << 8 | static_cast<unsigned char>(c);
    return mix(hash ^ rest ^ (std::uint64_t{value.size()} << 56));
}

}  // namespace

Matcher::Matcher(const Grammar& grammar)
    : patterns_(grammar),
      regexes_(grammar.regexes),
      entries_{std::vector<Entry>(1024), std::vector<Entry>(1024)},
      strings_(cached_strings) {
    caches_strings_ =
        std::ranges::none_of(grammar.datatypes, [](const Datatype& type) { return type.needs_context(); });
}

const Matcher::Entry& Matcher::find_entry(PatternId state, Cell name, How how) {
    std::vector<Entry>& entries = entries_[how == How::element ? 0 : 1];
    const std::uint64_t key = (std::uint64_t{state} << 32 | name) + 1;
    const auto slot_of = [&](std::uint64_t wanted) {
        std::size_t at = mix(wanted) & (entries.size() - 1);
        while (entries[at].key != 0 && entries[at].key != wanted) at = (at + 1) & (entries.size() - 1);
        return at;
    };
    if (const Entry& known = entries[slot_of(key)]; known.key == key) return known;
    ++computed_;
    const std::vector<Step> found = work_out(state, name, how);
    Entry made{key, static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint32_t>(found.size())};
    pool_.insert(pool_.end(), found.begin(), found.end());
    if (found.size() == 1) made.way = way_of(found[0], how);
    std::size_t& used = used_[how == How::element ? 0 : 1];
    if (++used * 2 > entries.size()) {
        std::vector<Entry> old(entries.size() * 2);
        old.swap(entries);
        for (const Entry& entry : old) {
            if (entry.key != 0) entries[slot_of(entry.key)] = entry;
        }
    }
    return entries[slot_of(key)] = made;
}

Way Matcher::way_of(const Step& step, How how) {
    Way out{.form = step.form, .next = step.next, .content = patterns_.content(step.form)};
    if (how == How::attribute) {
        out.takes_any = patterns_[out.content].takes_any;
        out.ids = id_kind(step.form);
    } else {
        out.opened = patterns_.close_start_tag(out.content);
        out.takes_any = patterns_[out.opened].takes_any;
    }
    return out;
}

std::vector<Step> Matcher::late_element_steps(PatternId state, Cell name) {
    return work_out(state, name, How::late_element);
}

/// One step for each form: what is left after either is left after both.
void Matcher::merge(std::vector<Step>& found, PatternTable& patterns) {
    if (found.size() < 2) return;
    std::ranges::stable_sort(found, {}, &Step::form);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found.size();) {
        std::vector<PatternId> nexts;
        const FormId form = found[i].form;
        for (; i < found.size() && found[i].form == form; ++i) nexts.push_back(found[i].next);
        found[kept++] = {form, patterns.choice(std::move(nexts))};
    }
    found.resize(kept);
}

std::vector<Step> Matcher::work_out(PatternId state, Cell name, How how) {
    std::vector<Step> found;
    const PatternTable::Pattern pattern = patterns_[state];
    if (how == How::attribute && !pattern.has_attributes) return found;
    switch (pattern.op) {
        case Op::element:
        case Op::attribute: {
            const bool wanted = (pattern.op == Op::attribute) == (how == How::attribute);
            const Grammar& grammar = patterns_.grammar();
            if (wanted && grammar.classes[grammar.forms[pattern.a].item].contains(name)) {
                found.push_back({pattern.a, PatternTable::empty});
            }
            break;
        }
        case Op::choice:
            for (const PatternId member : patterns_.members(state)) {
                const std::vector<Step> more = work_out(member, name, how);
                found.insert(found.end(), more.begin(), more.end());
            }
            break;
        case Op::group: group_steps(state, name, how, found); break;
        case Op::interleave: {
            const std::vector<PatternId> members = patterns_.members(state);
            for (std::size_t i = 0; i < members.size(); ++i) {
                for (const Step& step : work_out(members[i], name, how)) {
                    std::vector<PatternId> rest = members;
                    rest[i] = step.next;
                    found.push_back({step.form, patterns_.interleave(std::move(rest))});
                }
            }
            break;
        }
        case Op::one_or_more:
            for (const Step& step : work_out(pattern.a, name, how)) {
                found.push_back({step.form, patterns_.group(step.next, patterns_.optional(state))});
            }
            break;
        default: break;
    }
    merge(found, patterns_);
    return found;
}

/// An element is taken by the first part, or a later one when all before it can be empty (or are forgiven);
/// an attribute by any part, and the parts before it stay.
void Matcher::group_steps(PatternId state, Cell name, How how, std::vector<Step>& found) {
    std::vector<PatternId> before;
    PatternId rest = state;
    while (true) {
        const PatternTable::Pattern pattern = patterns_[rest];
        const bool is_group = pattern.op == Op::group;
        const PatternId head = is_group ? pattern.a : rest;
        for (const Step& step : work_out(head, name, how)) {
            PatternId next = is_group ? patterns_.group(step.next, pattern.b) : step.next;
            if (how == How::attribute) {
                for (auto part = before.rbegin(); part != before.rend(); ++part)
                    next = patterns_.group(*part, next);
            }
            found.push_back({step.form, next});
        }
        if (!is_group || (how == How::element && !patterns_.nullable(head))) return;
        if (how == How::attribute) before.push_back(head);
        rest = pattern.b;
    }
}

const std::vector<FormId>& Matcher::elements_named(Cell name) {
    const Grammar& grammar = patterns_.grammar();
    if (elements_named_.empty()) {
        elements_named_.resize(grammar.names.name_count() + 1);
        for (const FormId form : grammar.elements) {
            const NameClass& names = grammar.classes[grammar.forms[form].item];
            for (Cell cell = 0; cell < grammar.names.name_count() && !names.infinite; ++cell) {
                if (names.single != NameClass::no_cell) cell = names.single;
                if (names.contains(cell)) elements_named_[cell].push_back(form);
                if (names.single != NameClass::no_cell) break;
            }
        }
        for (std::vector<FormId>& forms : elements_named_) std::ranges::sort(forms);
    }
    // The last one stands for every name that the schema does not mention.
    return elements_named_[std::min(name, grammar.names.name_count())];
}

IdKind Matcher::find_id_kind(FormId attribute) {
    if (id_kinds_.empty()) id_kinds_.resize(patterns_.grammar().forms.size());
    std::uint8_t& known = id_kinds_[attribute];
    IdKind kind = IdKind::none;
    for (const PatternId leaf : string_leaves(patterns_, patterns_.content(attribute))) {
        const PatternTable::Pattern pattern = patterns_[leaf];
        const Grammar& grammar = patterns_.grammar();
        const std::uint32_t type =
            pattern.op == Op::data ? grammar.forms[pattern.a].item : grammar.values[pattern.a].datatype;
        if (kind == IdKind::none) kind = grammar.datatypes[type].id_kind();
    }
    known = static_cast<std::uint8_t>(static_cast<std::uint8_t>(kind) + 1);
    return kind;
}

bool Matcher::takes_this_string(PatternId pattern, std::string_view value, const ValueContext& context) {
    if (!patterns_[pattern].has_strings) {
        if (patterns_.nullable(pattern) && xml::is_blank(value)) return true;
        return patterns_.nullable(patterns_.text_derivative(pattern));
    }
    if (!caches_strings_ || value.size() > sizeof CachedString::bytes)
        return takes_uncached(pattern, value, context);
    CachedString& cached = strings_[hash_string(pattern, value, mix) % cached_strings];
    if (cached.pattern == pattern && std::string_view(cached.bytes, cached.size) == value)
        return cached.taken;
    const bool taken = takes_uncached(pattern, value, context);
    cached.pattern = pattern;
    cached.size = static_cast<std::uint8_t>(value.size());
    cached.taken = taken;
    if (!value.empty()) std::memcpy(cached.bytes, value.data(), value.size());
    return taken;
}

bool Matcher::takes_uncached(PatternId id, std::string_view value, const ValueContext& context) {
    const PatternTable::Pattern pattern = patterns_[id];
    const Grammar& grammar = patterns_.grammar();
    switch (pattern.op) {
        case Op::data: {
            if (!grammar.datatypes[grammar.forms[pattern.a].item].allows(value, context, regexes_))
                return false;
            const PatternId except = patterns_.content(pattern.a);
            return except == PatternTable::not_allowed || !takes_uncached(except, value, context);
        }
        case Op::value: {
            const Value& wanted = grammar.values[pattern.a];
            return grammar.datatypes[wanted.datatype].canonical(value, context, regexes_) == wanted.canonical;
        }
        case Op::list: return list_takes(patterns_.content(pattern.a), value, context);
        case Op::choice:
            for (std::uint32_t i = 0; i < pattern.b; ++i) {
                if (takes_uncached(patterns_.member(id, i), value, context)) return true;
            }
            return false;
        default:
            if (pattern.nullable && xml::is_blank(value)) return true;
            return patterns_.nullable(string_derivative(id, value, context));
    }
}

bool Matcher::list_takes(PatternId state, std::string_view value, const ValueContext& context) {
    std::size_t at = 0;
    while (state != PatternTable::not_allowed) {
        while (at < value.size() && xml::is_space(value[at])) ++at;
        if (at == value.size()) return patterns_.nullable(state);
        std::size_t end = at;
        while (end < value.size() && !xml::is_space(value[end])) ++end;
        state = string_derivative(state, value.substr(at, end - at), context);
        at = end;
    }
    return false;
}

/// What is left after a string that is one whole item.
PatternId Matcher::string_derivative(PatternId id, std::string_view value, const ValueContext& context) {
    const PatternTable::Pattern pattern = patterns_[id];
    switch (pattern.op) {
        case Op::text: return id;
        case Op::data:
        case Op::value:
        case Op::list:
            return takes_string(id, value, context) ? PatternTable::empty : PatternTable::not_allowed;
        case Op::choice: {
            std::vector<PatternId> found = patterns_.members(id);
            for (PatternId& member : found) member = string_derivative(member, value, context);
            return patterns_.choice(std::move(found));
        }
        case Op::group: {
            std::vector<PatternId> found;
            PatternId rest = id;
            while (true) {
                const PatternTable::Pattern part = patterns_[rest];
                const bool is_group = part.op == Op::group;
                const PatternId head = is_group ? part.a : rest;
                const PatternId after = string_derivative(head, value, context);
                found.push_back(is_group ? patterns_.group(after, part.b) : after);
                if (!is_group || !patterns_.nullable(head)) return patterns_.choice(std::move(found));
                rest = part.b;
            }
        }
        case Op::interleave: {
            const std::vector<PatternId> members = patterns_.members(id);
            std::vector<PatternId> found;
            for (std::size_t i = 0; i < members.size(); ++i) {
                std::vector<PatternId> rest = members;
                rest[i] = string_derivative(members[i], value, context);
                found.push_back(patterns_.interleave(std::move(rest)));
            }
            return patterns_.choice(std::move(found));
        }
        case Op::one_or_more: {
            const PatternId after = string_derivative(pattern.a, value, context);
            return patterns_.group(after, patterns_.optional(id));
        }
        default: return PatternTable::not_allowed;
    }
}

}  // namespace relaxng
