#include "markdown/commonmark.h"

#include <cmark-gfm-core-extensions.h>

namespace markdown {
namespace {

struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

}  // namespace

Tree parse(std::string_view text) {
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_UNSAFE));
    for (const char* const name : {"table", "strikethrough", "autolink"}) {
        if (cmark_syntax_extension* const extension = cmark_find_syntax_extension(name)) {
            cmark_parser_attach_syntax_extension(parser.get(), extension);
        }
    }
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return Tree(cmark_parser_finish(parser.get()));
}

std::string_view literal_of(cmark_node* node) {
    const char* const words = cmark_node_get_literal(node);
    return words != nullptr ? words : "";
}

std::string_view type_of(cmark_node* node) {
    return cmark_node_get_type_string(node);
}

}  // namespace markdown
