#include "html/flow_writer.h"

#include <algorithm>
#include <map>
#include <utility>

#include "html/css.h"
#include "html/inline_style.h"
#include "text/white_space.h"

namespace html {
namespace {

using What = FlowPart::What;

bool is_blank(const FlowInline& one, std::string_view source) {
    return one.space || text::is_blank(one.spelled ? std::string_view(*one.spelled) : one.slice.of(source));
}

/// Writes the inlines of one block: opens and closes elements as the stacks of wraps ask for it.
class InlineWriter {
  public:
    InlineWriter(const Wraps& wraps, const std::vector<FlowInline>& inlines, model::Builder& builder)
        : wraps_(wraps), inlines_(inlines), builder_(builder), source_(builder.source_text()) {
        find_broken_rubies();
        find_shared();
    }

    /// What all words of the block stand in: said of the block, not of its words.
    [[nodiscard]] std::uint32_t shared() const { return shared_; }

    void write() {
        std::uint32_t open = shared_;
        for (std::size_t i = 0; i < inlines_.size(); ++i) {
            const FlowInline& one = inlines_[i];
            const bool text = one.what == FlowInline::What::text;
            const std::uint32_t wanted = text ? stack_of(one) : around_empty(open, i);
            change(open, wanted);
            open = wanted;
            if (one.what == FlowInline::What::line_break) {
                builder_.empty(Kind::line_break);
            } else if (one.what == FlowInline::What::picture) {
                builder_.empty(Kind::graphic, one.attributes);
            } else if (!stands_for_itself(one)) {
                builder_.text(one.slice, *one.spelled);
            } else {
                // Words and the spaces between them are one row, as long as they are the source's own.
                text::Slice slice = one.slice;
                for (; i + 1 < inlines_.size(); ++i) {
                    const FlowInline& next = inlines_[i + 1];
                    const bool goes_on = next.what == FlowInline::What::text && stack_of(next) == wanted &&
                                         stands_for_itself(next) && next.slice.begin == slice.end;
                    if (!goes_on) break;
                    slice.end = next.slice.end;
                }
                builder_.text(slice);
            }
        }
        change(open, shared_);
    }

  private:
    void change(std::uint32_t from, std::uint32_t to) {
        const std::uint32_t common = wraps_.common(from, to);
        for (; from != common; from = wraps_.outer(from)) {
            if (!is_broken(from)) builder_.close();
        }
        for (const std::uint32_t stack : wraps_.path(to, common)) {
            if (is_broken(stack)) continue;
            const Wrap& wrap = wraps_.innermost(stack);
            builder_.open(wrap.kind, wrap.attributes);
        }
    }

    [[nodiscard]] bool stands_for_itself(const FlowInline& one) const {
        return !one.spelled || *one.spelled == one.slice.of(source_);
    }

    /// Blanks count for nothing: an indent before a styled paragraph is in the paragraph.
    [[nodiscard]] std::uint32_t stack_of(const FlowInline& one) const {
        const bool outside = wraps_.common(one.wraps, shared_) != shared_;
        return outside ? shared_ : one.wraps;
    }

    /// The stack for a break or picture: what the text on both sides stands in, but no code. Between base and
    /// reading of a ruby it goes with the base: TEI has nothing else there.
    [[nodiscard]] std::uint32_t around_empty(std::uint32_t open, std::size_t at) const {
        const std::uint32_t stack = wraps_.common(open, next_stack(at));
        if (stack == Wraps::none) return stack;
        const Kind kind = wraps_.innermost(stack).kind;
        if (kind == Kind::code) return wraps_.outer(stack);
        return kind == Kind::ruby && open != stack ? wraps_.path(open, stack).front() : stack;
    }

    [[nodiscard]] std::uint32_t next_stack(std::size_t at) const {
        for (std::size_t i = at + 1; i < inlines_.size(); ++i) {
            if (inlines_[i].what == FlowInline::What::text) return stack_of(inlines_[i]);
        }
        return shared_;
    }

    /// A ruby has one base, then one reading; what lacks either is plain text.
    void find_broken_rubies() {
        struct Has {
            bool base = false, reading = false, turned = false;
        };
        std::map<std::uint32_t, Has> rubies;
        for (const FlowInline& one : inlines_) {
            if (one.what != FlowInline::What::text) continue;
            for (std::uint32_t stack = one.wraps; stack != Wraps::none; stack = wraps_.outer(stack)) {
                const Kind kind = wraps_.innermost(stack).kind;
                if (kind != Kind::ruby_base && kind != Kind::ruby_text) continue;
                Has& has = rubies[wraps_.outer(stack)];
                (kind == Kind::ruby_base ? has.base : has.reading) = true;
                has.turned = has.turned || (kind == Kind::ruby_base ? has.reading : !has.base);
            }
        }
        for (const auto& [ruby, has] : rubies) {
            if (!has.base || !has.reading || has.turned) broken_rubies_.push_back(ruby);
        }
    }

    [[nodiscard]] bool is_broken(std::uint32_t stack) const {
        if (broken_rubies_.empty()) return false;
        const Kind kind = wraps_.innermost(stack).kind;
        if (kind < Kind::ruby || kind > Kind::ruby_mark) return false;
        while (wraps_.innermost(stack).kind != Kind::ruby) stack = wraps_.outer(stack);
        return std::ranges::find(broken_rubies_, stack) != broken_rubies_.end();
    }

    void find_shared() {
        bool any = false;
        for (const FlowInline& one : inlines_) {
            if (one.what != FlowInline::What::text || is_blank(one, source_)) continue;
            shared_ = any ? wraps_.common(shared_, one.wraps) : one.wraps;
            any = true;
        }
        // Only highlights can be said of a block; from the outermost on, without a gap.
        std::uint32_t highlights = Wraps::none;
        for (const std::uint32_t stack : wraps_.path(shared_)) {
            if (wraps_.innermost(stack).kind != Kind::highlight) break;
            highlights = stack;
        }
        shared_ = highlights;
    }

    const Wraps& wraps_;
    const std::vector<FlowInline>& inlines_;
    model::Builder& builder_;
    std::string_view source_;
    std::vector<std::uint32_t> broken_rubies_;
    std::uint32_t shared_ = Wraps::none;
};

class FlowWriter {
  public:
    FlowWriter(const Flow& flow, model::Builder& builder)
        : flow_(flow), builder_(builder), matches_(flow.parts.size()) {
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < flow.parts.size(); ++i) {
            if (flow.parts[i].what == What::open) open.push_back(i);
            if (flow.parts[i].what == What::close) {
                matches_[open.back()] = i;
                open.pop_back();
            }
        }
    }

    void write() {
        for (const text::Slice comment : flow_.comments) builder_.fate(comment, model::Fate::comment);
        write_parts(0, flow_.parts.size());
        for (; !sections_.empty(); sections_.pop_back()) builder_.close();
    }

  private:
    void write_parts(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const FlowPart& part = flow_.parts[i];
            switch (part.what) {
                case What::open: i = open(i); break;
                case What::close: close(); break;
                case What::empty: builder_.empty(part.kind, part.attributes); break;
                case What::block:
                    if (!stands_between_cells(part)) write_block(part);
                    break;
            }
        }
    }

    /// Headings of a table were written before its rows. Else the parser leaves nothing there but white
    /// space, which counts in code and preformatted text only.
    [[nodiscard]] bool stands_between_cells(const FlowPart& part) const {
        if (open_.empty()) return false;
        return open_.back() == Kind::table || (open_.back() == Kind::row && is_white(part));
    }

    [[nodiscard]] bool is_white(const FlowPart& part) const {
        return std::ranges::all_of(part.inlines, [&](const FlowInline& one) {
            return one.what == FlowInline::What::text && is_blank(one, builder_.source_text());
        });
    }

    void close() {
        builder_.close();
        const bool table = open_.back() == Kind::table;
        open_.pop_back();
        if (!table) return;
        // Pictures of its caption: our tables hold headings and rows.
        for (const auto& [from, to] : std::exchange(pictures_, {})) write_parts(from, to);
    }

    /// Opens a container; the index of the last part that is done with.
    std::size_t open(std::size_t at) {
        const FlowPart& part = flow_.parts[at];
        if (part.kind == Kind::figure && !open_.empty() && open_.back() == Kind::table) {
            pictures_.emplace_back(at, matches_[at] + 1);
            return matches_[at];
        }
        // TEI has no rows without cells, no lists without items.
        const bool needs_content =
            part.kind == Kind::row || part.kind == Kind::list || part.kind == Kind::table;
        if (needs_content && matches_[at] == at + 1) return at + 1;
        builder_.open(part.kind, part.attributes);
        const bool one_paragraph = (part.kind == Kind::item || part.kind == Kind::cell) &&
                                   matches_[at] == at + 2 && flow_.parts[at + 1].what == What::block &&
                                   flow_.parts[at + 1].kind == Kind::paragraph;
        if (one_paragraph) {
            write_inlines(flow_.parts[at + 1]);
            builder_.close();
            return at + 2;
        }
        open_.push_back(part.kind);
        if (part.kind == Kind::table) write_table_heads(at);
        return at;
    }

    /// A table's headings stand before its rows, wherever the markup has them.
    void write_table_heads(std::size_t table) {
        std::size_t depth = 0;
        for (std::size_t i = table + 1; i < matches_[table]; ++i) {
            const FlowPart& part = flow_.parts[i];
            depth += part.what == What::open ? 1 : 0;
            depth -= part.what == What::close ? 1 : 0;
            if (depth == 0 && part.what == What::block && !is_white(part)) write_block(part);
        }
    }

    void write_block(const FlowPart& part) {
        const Kind kind = part.kind;
        if (kind == Kind::head && open_.empty() && part.level > 0) open_section(part.level);
        std::vector<Attribute> attributes = part.attributes;
        if (kind == Kind::ab && part.level > 0)
            attributes.push_back({Name::type, part.level == 1 ? "code" : "plugin"});
        builder_.open(kind, std::move(attributes));
        write_inlines(part);
        builder_.close();
    }

    void open_section(int level) {
        for (; !sections_.empty() && sections_.back() >= level; sections_.pop_back()) builder_.close();
        builder_.open(Kind::section);
        sections_.push_back(level);
    }

    void write_inlines(const FlowPart& part) {
        InlineWriter inlines(flow_.wraps, part.inlines, builder_);
        std::string rend(value_of(part.attributes, Name::rend));
        std::string_view style;
        rend = with_token(rend, token_of(part.align));
        if (part.indented) rend = with_token(rend, "indent");
        for (const std::uint32_t stack : flow_.wraps.path(inlines.shared())) {
            const std::vector<Attribute>& said = flow_.wraps.innermost(stack).attributes;
            std::string_view tokens = value_of(said, Name::rend);
            while (!tokens.empty()) {
                const std::size_t space = std::min(tokens.find(' '), tokens.size());
                rend = with_token(rend, tokens.substr(0, space));
                tokens.remove_prefix(std::min(space + 1, tokens.size()));
            }
            if (const std::string_view more = value_of(said, Name::style); !more.empty()) style = more;
        }
        if (!rend.empty()) builder_.attribute(Name::rend, rend);
        if (!style.empty()) builder_.attribute(Name::style, std::string(style));
        inlines.write();
    }

    const Flow& flow_;
    model::Builder& builder_;
    std::vector<std::size_t> matches_;  ///< of an open part: its close
    std::vector<Kind> open_;
    std::vector<std::pair<std::size_t, std::size_t>> pictures_;  ///< parts that wait for their table's end
    std::vector<int> sections_;                                  ///< the levels of the open ones
};

}  // namespace

void write_flow(const Flow& flow, model::Builder& builder) {
    FlowWriter(flow, builder).write();
}

bool stretches_are_apart(std::initializer_list<const Flow*> flows) {
    std::vector<text::Slice> all;
    for (const Flow* const flow : flows) {
        all.insert(all.end(), flow->comments.begin(), flow->comments.end());
        for (const FlowPart& part : flow->parts) {
            for (const FlowInline& one : part.inlines) {
                if (!one.slice.empty()) all.push_back(one.slice);
            }
        }
    }
    std::ranges::sort(all);
    return std::ranges::adjacent_find(all, [](text::Slice a, text::Slice b) { return a.end > b.begin; }) ==
           all.end();
}

}  // namespace html
