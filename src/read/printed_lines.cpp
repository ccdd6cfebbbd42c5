#include "read/printed_lines.h"

namespace read {

PrintedPage printed_page(const text::SourceText& source, base::Findings& /*findings*/) {
    return {text::printed_lines(source.text())};
}

}  // namespace read
