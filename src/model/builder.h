// Builds a document. A reader says what is text and where it belongs; the builder keeps the books.
//
//   Builder builder(std::move(source), Form::flowed);
//   builder.open(Kind::article);
//   builder.open(Kind::paragraph);
//   builder.text({10, 14});                       // these bytes are text, here
//   builder.text({14, 19}, "&");                  // "&amp;"
//   builder.close();
//   builder.close();
//   builder.fate({0, 7}, Fate::comment);
//   Document document = std::move(builder).finish(std::move(metadata), findings);
//
// What nobody claims: in flowed text it becomes a row of markup, or of layout where it is white space
// alone. In lined text it must be white space (anything else becomes an `ab` of its own, with a
// finding), and belongs to the stretch that follows it in S, at the end to the last one.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "model/document.h"

namespace model {

class Builder {
  public:
    Builder(text::SourceText source, Form form);

    [[nodiscard]] std::string_view source_text() const { return source_.text(); }
    [[nodiscard]] const text::SourceText& source() const { return source_; }

    void open(Kind kind, std::vector<Attribute> attributes = {});
    void close();
    /// An element without content: graphic, line_break, milestone, …
    void empty(Kind kind, std::vector<Attribute> attributes = {});
    /// Claims a stretch of S as text of the innermost open element. An empty slice is nothing.
    void text(text::Slice slice);
    /// The same where the bytes stand for something else ("&amp;" for "&").
    void text(text::Slice slice, std::string spelled);
    /// Adds to the attributes of the innermost open element.
    void attribute(Name name, std::string value);
    /// A stretch that is not text, and what it is.
    void fate(text::Slice slice, Fate fate);
    /// Claims front matter that is also text of the innermost open element: the title.
    void title(text::Slice slice, std::optional<std::string> spelled = {});

    [[nodiscard]] std::size_t depth() const { return open_.size(); }
    /// The kind of the innermost open element; depth() > 0.
    [[nodiscard]] Kind innermost() const { return nodes_[open_.back()].kind; }

    /// Closes what is open. Elements that hold no text and may not stand empty (blocks but for cells
    /// and items; inlines) are dropped; what is left of an empty body is one empty `ab`.
    [[nodiscard]] Document finish(Metadata metadata, base::Findings& findings) &&;

  private:
    struct Claim {
        text::Slice slice;
        Fate fate;
        bool respelled;
        std::string spelled;
        std::uint32_t node;  ///< the text node, or no_node
    };

    void claim(text::Slice slice, Fate fate, std::optional<std::string> spelled, bool in_tree);

    friend class BookKeeper;
    text::SourceText source_;
    Form form_;
    std::vector<Node> nodes_;
    std::vector<std::vector<Attribute>> attributes_;
    std::vector<Claim> claims_;
    std::vector<std::uint32_t> open_;
};

}  // namespace model
