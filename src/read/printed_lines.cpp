#include "read/printed_lines.h"

#include "read/gutters.h"

namespace read {

PrintedPage printed_page(const text::SourceText& source, base::Findings& /*findings*/) {
    if (auto lines = columns_in_spaces(source.text())) {
        return {std::move(*lines), "columns read one after the other"};
    }
    return {text::printed_lines(source.text())};
}

}  // namespace read
