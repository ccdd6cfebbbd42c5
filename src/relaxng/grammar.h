// A schema in its simple form: what is left of it after RELAX NG §4, as flat arrays.
//
// reader.h fills it, simplify.h brings it to the form of §4.21 and checks what §4 and §7 restrict. After that
// it is const, and every validator builds its patterns from it when they are first needed.
//
// Always holds: the members of a form have smaller numbers than the form, but for what a `ref` refers to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "relaxng/datatype.h"
#include "relaxng/name_class.h"
#include "xml/tree.h"

namespace relaxng {

/// Where something stands in the schema.
struct Place {
    std::uint32_t source = 0;
    std::uint32_t offset = 0;
};

enum class Op : std::uint8_t {
    empty,
    not_allowed,
    text,
    choice,
    group,
    interleave,
    one_or_more,
    list,
    element,
    attribute,
    data,
    value,
    ref
};

using FormId = std::uint32_t;

struct Form {
    Op op = Op::empty;
    std::uint32_t first = 0, count = 0;  ///< members, in Grammar::links: operands; content; what data excepts
    std::uint32_t item = 0;  ///< element, attribute: name class; data: datatype; value: value; ref: define
    Place place{};
};

struct Define {
    enum class Combine : std::uint8_t { none, choice, interleave };
    std::string name;  ///< empty: the start of its grammar
    std::uint32_t scope = 0;
    Combine combine = Combine::none;
    bool referenced = false;
    bool uncombined = false;  ///< one of them has no combine attribute
    std::vector<FormId> parts{};
    FormId form = 0;  ///< all parts together
    Place place{};    ///< of the definition, or of the first reference while there is none
};

struct Value {
    std::uint32_t datatype = 0;
    std::string canonical;
    std::string written;
};

struct Source {
    std::string path;
    xml::Document document;
};

struct Grammar {
    std::vector<Source> sources;
    std::vector<Form> forms;
    std::vector<FormId> links;
    std::vector<Define> defines;
    std::vector<WrittenClass> written_classes;
    std::vector<NameClass> classes;
    std::vector<Datatype> datatypes;
    std::vector<Value> values;
    NameTable names;
    RegexPool regexes;
    std::vector<xml::Node> schematron;  ///< topmost elements of ISO Schematron among the annotations
    FormId start = 0;
    std::vector<FormId> elements;  ///< element forms that the start can reach, in order of finding
    bool checks_ids = false;       ///< ID, IDREF, IDREFS are used, and only for attributes

    [[nodiscard]] base::Location location(Place place) const {
        base::Location where = sources[place.source].document.location(place.offset);
        where.file = sources[place.source].path;
        return where;
    }
};

}  // namespace relaxng
