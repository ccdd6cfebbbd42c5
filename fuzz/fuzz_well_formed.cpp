// links: xml base
//
// XML documents: any bytes are well-formed or have a finding; the tree holds together; findings stand in the
// text.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/error.h"
#include "xml/tree.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 65536) return 0;
    base::Findings findings;
    const xml::Document document =
        xml::parse(std::string(reinterpret_cast<const char*>(data), size), findings);
    PM_CHECK(document.well_formed() == findings.empty());
    std::uint32_t previous = 0;
    for (std::uint32_t i = 1; i < document.node_count(); ++i) {
        const xml::Node node = document.node(i);
        PM_CHECK(node.parent().index() < i && node.end() <= node.parent().end());
        PM_CHECK(node.offset() >= previous && node.offset() < document.text().size());
        previous = node.offset();
        if (const xml::Node next = node.next_sibling()) PM_CHECK(next.previous_sibling() == node);
        if (const xml::Node last = node.last_child()) PM_CHECK(!last.next_sibling() && last.parent() == node);
        for (const xml::Attribute attribute : node.attributes()) {
            PM_CHECK(attribute.value_offset() <= document.text().size() && attribute.parent() == node);
        }
        if (document.well_formed() && node.is_element() && !node.prefix().empty()) {
            PM_CHECK(node.namespace_of(node.prefix()) == node.uri());
        }
    }
    for (const base::Finding& finding : findings.all()) PM_CHECK(!finding.message().empty());
    return 0;
}
