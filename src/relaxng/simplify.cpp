#include "relaxng/simplify.h"

#include <algorithm>

#include "relaxng/rules.h"

namespace relaxng {
namespace {

class Simplifier {
  public:
    Simplifier(Grammar& grammar, base::Findings& findings)
        : grammar_(grammar),
          findings_(findings),
          color_(grammar.forms.size()),
          depth_(grammar.forms.size()) {}

    std::vector<FormId> run() {
        roots_.push_back(grammar_.start);
        while (!roots_.empty()) {
            const FormId root = roots_.back();
            roots_.pop_back();
            visit(root);
        }
        return std::move(order_);
    }

  private:
    enum Color : std::uint8_t { unseen, open, done };
    struct Step {
        FormId form;
        std::uint32_t next;  ///< member to visit next
    };

    [[nodiscard]] FormId member(const Form& form, std::uint32_t i) const {
        return form.op == Op::ref ? grammar_.defines[form.item].form : grammar_.links[form.first + i];
    }
    /// Depth first, members before the whole; contents of elements wait for a walk of their own, so that what
    /// is met again while it is open contains itself.
    void visit(FormId root) {
        if (color_[root] != unseen) return;
        std::vector<Step> path{{root, 0}};
        color_[root] = open;
        while (!path.empty()) {
            Step& top = path.back();
            const Form& form = grammar_.forms[top.form];
            if (form.op == Op::element && top.next == 0) {
                roots_.push_back(grammar_.links[form.first]);
                top.next = 1;
            }
            const std::uint32_t members = form.op == Op::ref ? 1 : form.count;
            if (top.next < members) {
                const FormId child = member(form, top.next++);
                if (color_[child] == unseen) {
                    color_[child] = open;
                    path.push_back({child, 0});
                } else if (color_[child] == open) {
                    endless(form);
                }
                continue;
            }
            const FormId finished = top.form;
            path.pop_back();
            color_[finished] = done;
            simplify(finished);
            order_.push_back(finished);
        }
    }

    void endless(const Form& form) {
        if (form.op != Op::ref) return;
        const Define& define = grammar_.defines[form.item];
        findings_.add(rules::endless_define, grammar_.location(define.place),
                      {define.name.empty() ? "start" : define.name});
        broken_ = true;
    }

    /// §4.20 and §4.21 for one form whose members are simple. What is left with one member becomes a choice
    /// of one, which no restriction speaks of.
    void simplify(FormId id) {
        Form& form = grammar_.forms[id];
        measure(id);
        if (form.op == Op::ref) {
            const Op target = grammar_.forms[grammar_.defines[form.item].form].op;
            if (target == Op::empty || target == Op::not_allowed) become(form, target);
            return;
        }
        if (form.op == Op::element || form.count == 0) return;
        const auto begin = grammar_.links.begin() + form.first, end = begin + form.count;
        const auto op_of = [&](FormId member) { return grammar_.forms[member].op; };
        const bool any_barred =
            std::any_of(begin, end, [&](FormId m) { return op_of(m) == Op::not_allowed; });
        const auto drop = [&](Op op) {
            form.count = static_cast<std::uint32_t>(
                std::remove_if(begin, begin + form.count, [&](FormId m) { return op_of(m) == op; }) - begin);
        };
        switch (form.op) {
            case Op::choice: {
                drop(Op::not_allowed);
                const bool all_empty =
                    std::all_of(begin, begin + form.count, [&](FormId m) { return op_of(m) == Op::empty; });
                if (form.count == 0)
                    become(form, Op::not_allowed);
                else if (all_empty)
                    become(form, Op::empty);
                break;
            }
            case Op::group:
            case Op::interleave:
                if (any_barred) return become(form, Op::not_allowed);
                drop(Op::empty);
                if (form.count == 0)
                    become(form, Op::empty);
                else if (form.count == 1)
                    form.op = Op::choice;
                break;
            case Op::one_or_more:
                if (op_of(*begin) == Op::empty) return become(form, Op::empty);
                [[fallthrough]];
            case Op::list:
            case Op::attribute:
                if (any_barred) become(form, Op::not_allowed);
                break;
            case Op::data: drop(Op::not_allowed); break;
            default: break;
        }
    }

    static void become(Form& form, Op op) {
        form.op = op;
        form.count = 0;
    }

    void measure(FormId id) {
        const Form& form = grammar_.forms[id];
        std::uint32_t deepest = 0;
        const std::uint32_t members = form.op == Op::ref ? 1 : form.op == Op::element ? 0 : form.count;
        for (std::uint32_t i = 0; i < members; ++i) deepest = std::max(deepest, depth_[member(form, i)]);
        depth_[id] = deepest + (form.op == Op::ref ? 0 : 1);
        if (depth_[id] <= deepest_pattern || broken_) return;
        findings_.add(rules::too_deep, grammar_.location(form.place), {std::to_string(deepest_pattern)});
        broken_ = true;
    }

    Grammar& grammar_;
    base::Findings& findings_;
    std::vector<Color> color_;
    std::vector<std::uint32_t> depth_;
    std::vector<FormId> roots_, order_;
    bool broken_ = false;
};

}  // namespace

std::vector<FormId> simplify(Grammar& grammar, base::Findings& findings) {
    return Simplifier(grammar, findings).run();
}

}  // namespace relaxng
