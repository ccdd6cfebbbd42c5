// The restrictions of RELAX NG §7, each in one pass over the simple form.
#include <algorithm>
#include <span>

#include "relaxng/rules.h"
#include "relaxng/simplify.h"

namespace relaxng {
namespace {

enum class ContentType : std::uint8_t { empty, complex, simple, none };

class Restrictions {
  public:
    Restrictions(Grammar& grammar, const std::vector<FormId>& order, base::Findings& findings)
        : grammar_(grammar), order_(order), findings_(findings) {}

    void run() {
        check_paths();
        check_content_types();
        check_overlaps(Op::attribute);
        const bool interleaves =
            std::ranges::any_of(order_, [&](FormId id) { return grammar_.forms[id].op == Op::interleave; });
        if (interleaves) check_overlaps(Op::element);
    }

  private:
    [[nodiscard]] const Form& form(FormId id) const { return grammar_.forms[id]; }
    [[nodiscard]] std::span<const FormId> members(FormId id) const {
        const Form& of = form(id);
        if (of.op == Op::ref) return {&grammar_.defines[of.item].form, 1};
        return {grammar_.links.data() + of.first, of.count};
    }
    [[nodiscard]] std::string name_of(Cell cell) const {
        if (cell < grammar_.names.name_count()) return grammar_.names.name(cell).local;
        return "of any other name";
    }
    [[nodiscard]] std::string name_of(const Form& of) const {
        const NameClass& names = grammar_.classes[of.item];
        return names.single != NameClass::no_cell ? name_of(names.single) : "of several names";
    }
    void fault(const base::Rule& rule, FormId id, std::vector<std::string> arguments) {
        findings_.add(rule, grammar_.location(form(id).place), std::move(arguments));
    }

    // ---- §7.1: what may not stand inside what

    enum Inside : std::uint8_t {
        in_attribute = 1,
        in_repeat = 2,
        in_repeated_group = 4,
        in_list = 8,
        in_except = 16,
        in_start = 32
    };
    struct Ban {
        Op op;
        std::uint8_t inside;
    };
    static constexpr Ban bans[] = {
        {Op::element, in_attribute | in_list | in_except},
        {Op::attribute, in_attribute | in_repeated_group | in_list | in_except | in_start},
        {Op::list, in_list | in_except | in_start},
        {Op::text, in_list | in_except | in_start},
        {Op::empty, in_except | in_start},
        {Op::group, in_except | in_start},
        {Op::interleave, in_list | in_except | in_start},
        {Op::one_or_more, in_except | in_start},
        {Op::data, in_start},
        {Op::value, in_start},
    };
    static std::string_view op_name(Op op) {
        constexpr std::string_view names[] = {"empty",      "notAllowed", "text", "choice",  "group",
                                              "interleave", "oneOrMore",  "list", "element", "attribute",
                                              "data",       "value",      "ref"};
        return names[static_cast<std::size_t>(op)];
    }
    static std::string_view inside_name(std::uint8_t bit) {
        switch (bit) {
            case in_attribute: return "an attribute";
            case in_repeated_group: return "a group or interleave that a oneOrMore repeats";
            case in_list: return "a list";
            case in_except: return "the except of data";
            default: return "start, outside an element";
        }
    }

    /// Every form is visited once for each set of surroundings it is met in. What is not met any more, now
    /// that notAllowed has been folded away, leaves the order: no other restriction speaks of it.
    void check_paths() {
        struct Visit {
            FormId id;
            std::uint8_t inside;
        };
        std::vector<std::uint64_t> seen(grammar_.forms.size());
        std::vector<Visit> left{{grammar_.start, in_start}};
        bool ids_elsewhere = false, ids = false;
        while (!left.empty()) {
            const Visit now = left.back();
            left.pop_back();
            if ((seen[now.id] >> now.inside & 1U) != 0) continue;
            const bool first_time = seen[now.id] == 0;
            seen[now.id] |= std::uint64_t{1} << now.inside;
            const Form& of = form(now.id);
            check_ban(now.id, now.inside);
            if (of.op == Op::data || of.op == Op::value) {
                const std::uint32_t type = of.op == Op::data ? of.item : grammar_.values[of.item].datatype;
                if (grammar_.datatypes[type].id_kind() != IdKind::none) {
                    ids = true;
                    ids_elsewhere = ids_elsewhere || (now.inside & in_attribute) == 0;
                }
            }
            if (of.op == Op::element && first_time) grammar_.elements.push_back(now.id);
            const std::uint8_t inside = surroundings(of, now.inside);
            for (const FormId member : members(now.id)) left.push_back({member, inside});
        }
        grammar_.checks_ids = ids && !ids_elsewhere;
        std::erase_if(order_, [&](FormId id) { return seen[id] == 0; });
    }

    static std::uint8_t surroundings(const Form& of, std::uint8_t inside) {
        const auto with = [inside](int more) { return static_cast<std::uint8_t>(inside | more); };
        switch (of.op) {
            case Op::element: return 0;
            case Op::attribute: return with(in_attribute);
            case Op::one_or_more: return with(in_repeat);
            case Op::group:
            case Op::interleave: return (inside & in_repeat) != 0 ? with(in_repeated_group) : inside;
            case Op::list: return with(in_list);
            case Op::data: return with(in_except);
            default: return inside;
        }
    }

    void check_ban(FormId id, std::uint8_t inside) {
        const Form& of = form(id);
        for (const Ban& ban : bans) {
            const int wrong = ban.op == of.op ? ban.inside & inside : 0;
            if (wrong == 0) continue;
            const auto lowest = static_cast<std::uint8_t>(wrong & -wrong);
            fault(rules::prohibited_path, id,
                  {std::string(op_name(of.op)), std::string(inside_name(lowest))});
        }
        if (of.op == Op::attribute && grammar_.classes[of.item].infinite && (inside & in_repeat) == 0) {
            fault(rules::lone_wildcard, id, {});
        }
    }

    // ---- §7.2: data, values and lists stand alone

    void check_content_types() {
        types_.assign(grammar_.forms.size(), ContentType::empty);
        culprits_.assign(grammar_.forms.size(), 0);
        for (const FormId id : order_) types_[id] = content_type(id);
        for (const FormId id : order_) {
            const Form& of = form(id);
            if (of.op != Op::element && of.op != Op::attribute) continue;
            const FormId content = grammar_.links[of.first];
            if (types_[content] != ContentType::none) continue;
            const std::string what = of.op == Op::element ? "element " : "attribute ";
            fault(rules::string_sequence, culprits_[content], {what + name_of(of)});
        }
    }

    ContentType content_type(FormId id) {
        const Form& of = form(id);
        switch (of.op) {
            case Op::data:
            case Op::value:
            case Op::list: return ContentType::simple;
            case Op::element:
            case Op::text: return ContentType::complex;
            case Op::empty:
            case Op::not_allowed:
            case Op::attribute: return ContentType::empty;
            default: break;
        }
        const bool sequence = of.op == Op::group || of.op == Op::interleave;
        ContentType all = ContentType::empty;
        for (const FormId member : members(id)) {
            const ContentType next = types_[member];
            if (next == ContentType::none) {
                culprits_[id] = culprits_[member];
                return ContentType::none;
            }
            if (sequence && !groupable(all, next)) return blame(id);
            all = std::max(all, next);
        }
        return of.op == Op::one_or_more && !groupable(all, all) ? blame(id) : all;
    }

    static bool groupable(ContentType a, ContentType b) {
        return a == ContentType::empty || b == ContentType::empty ||
               (a == ContentType::complex && b == ContentType::complex);
    }

    ContentType blame(FormId id) {
        culprits_[id] = id;
        return ContentType::none;
    }

    // ---- §7.3: no attribute twice; §7.4: no element, and no text, in two branches of an interleave

    /// `what` is attribute or element. A form's set is shared with its member's when nothing is added.
    void check_overlaps(Op what) {
        sets_.clear();
        set_of_.assign(grammar_.forms.size(), no_set);
        has_text_.assign(grammar_.forms.size(), false);
        for (const FormId id : order_) {
            const Form& of = form(id);
            if (of.op == what) {
                set_of_[id] = single(of);
            } else if (of.op == Op::text) {
                has_text_[id] = true;
            } else if (of.op != Op::element && of.op != Op::attribute) {
                const bool sequence =
                    of.op == Op::interleave || (of.op == Op::group && what == Op::attribute);
                unite(id, sequence, what);
            }
        }
    }

    std::uint32_t single(const Form& of) {
        sets_.emplace_back(grammar_.names.cell_count());
        grammar_.classes[of.item].add_to(sets_.back());
        return static_cast<std::uint32_t>(sets_.size() - 1);
    }

    void unite(FormId id, bool sequence, Op what) {
        bool owned = false;
        for (const FormId member : members(id)) {
            if (has_text_[member]) {
                if (has_text_[id] && sequence && what == Op::element)
                    fault(rules::interleave_overlap, id, {"text"});
                has_text_[id] = true;
            }
            const std::uint32_t more = set_of_[member];
            if (more == no_set) continue;
            if (set_of_[id] == no_set) {
                set_of_[id] = more;
                continue;
            }
            if (sequence && sets_[set_of_[id]].overlaps(sets_[more])) {
                const std::string name = name_of(sets_[set_of_[id]].common(sets_[more]));
                if (what == Op::attribute)
                    fault(rules::attribute_twice, id, {name});
                else
                    fault(rules::interleave_overlap, id, {"element " + name});
            }
            if (!owned) {
                sets_.push_back(sets_[set_of_[id]]);
                set_of_[id] = static_cast<std::uint32_t>(sets_.size() - 1);
                owned = true;
            }
            sets_[set_of_[id]].unite(sets_[more]);
        }
    }

    static constexpr std::uint32_t no_set = 0xFFFFFFFF;
    Grammar& grammar_;
    std::vector<FormId> order_;
    base::Findings& findings_;
    std::vector<ContentType> types_;
    std::vector<FormId> culprits_;
    std::vector<CellSet> sets_;
    std::vector<std::uint32_t> set_of_;
    std::vector<bool> has_text_;
};

}  // namespace

void check_restrictions(Grammar& grammar, const std::vector<FormId>& order, base::Findings& findings) {
    Restrictions(grammar, order, findings).run();
}

}  // namespace relaxng
