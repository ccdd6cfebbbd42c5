// The schemas that a document names itself: xml-model instructions before its root element (Associating
// Schemas with XML documents 1.0, W3C).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "xml/tree.h"

namespace validate {

struct XmlModel {
    std::string href, type, schematypens, phase;
    base::Location where;

    /// Does it name a schema in a language we have? One that names no language is looked at to find out;
    /// compact syntax and others are passed over.
    [[nodiscard]] bool usable() const;
};

/// In document order.
[[nodiscard]] std::vector<XmlModel> xml_models(const xml::Document& document);

}  // namespace validate
