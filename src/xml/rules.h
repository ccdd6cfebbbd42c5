// The rules of XML itself: what makes a document not well-formed, or not one that is read here.
#pragma once

#include "base/finding.h"

namespace xml::rules {

using base::Rule;
using enum base::Severity;

inline constexpr Rule bad_utf8{"PM-XML-001", error, "the bytes {0} are not UTF-8", "XML 1.0 §4.3.3",
                               "save the file as UTF-8, or declare the encoding it has"};
inline constexpr Rule bad_character{"PM-XML-002", error, "{0} is a character that XML does not allow",
                                    "XML 1.0 §2.2", "remove it, or encode it as markup"};
inline constexpr Rule unknown_encoding{"PM-XML-003", error, "the encoding {0} is not known here",
                                       "XML 1.0 §4.3.3", "save the file as UTF-8"};
inline constexpr Rule wrong_encoding{"PM-XML-004", error, "the declared encoding is {0}, but {1}",
                                     "XML 1.0 §4.3.3", "declare the encoding that the file has"};
inline constexpr Rule bad_declaration{
    "PM-XML-005", error, "XML declaration: {0}", "XML 1.0 §2.8",
    "write <?xml version=\"1.0\" encoding=\"UTF-8\"?> as the very first bytes"};
inline constexpr Rule no_element{"PM-XML-006", error, "the document has no element", "XML 1.0 §2.1"};
inline constexpr Rule second_root{"PM-XML-007", error, "<{0}> is a second document element after <{1}>",
                                  "XML 1.0 §2.1", "put both into one element"};
inline constexpr Rule outside{"PM-XML-008", error, "{0} outside the document element", "XML 1.0 §2.8"};
inline constexpr Rule mismatched_tag{"PM-XML-009", error, "</{0}> where <{1}> is open", "XML 1.0 §3",
                                     "close the open element first, or correct the name"};
inline constexpr Rule unclosed{"PM-XML-010", error, "<{0}> is never closed", "XML 1.0 §3"};
inline constexpr Rule stray_end_tag{"PM-XML-011", error, "</{0}> closes nothing", "XML 1.0 §3", "remove it"};
inline constexpr Rule bad_tag{"PM-XML-012", error, "malformed tag: {0}", "XML 1.0 §3.1",
                              "a \"<\" that is text is written &lt;"};
inline constexpr Rule bad_attribute{"PM-XML-013", error, "malformed attribute: {0}", "XML 1.0 §3.1",
                                    "write name=\"value\", with white space before the name"};
inline constexpr Rule duplicate_attribute{"PM-XML-014", error, "attribute {0} is given twice in one tag",
                                          "XML 1.0 §3.1; Namespaces §6.3", "keep one of them"};
inline constexpr Rule bare_less_than{"PM-XML-015", error, "\"<\" in the value of attribute {0}",
                                     "XML 1.0 §2.3", "write &lt;, or look for a missing quote"};
inline constexpr Rule bare_ampersand{"PM-XML-016", error, "\"&\" that begins no reference", "XML 1.0 §4.1",
                                     "write &amp;"};
inline constexpr Rule unknown_entity{"PM-XML-017", error, "the entity &{0}; is not defined", "XML 1.0 §4.1",
                                     "write the character itself, or &#…;"};
inline constexpr Rule bad_reference{"PM-XML-018", error, "{0} refers to no character that XML allows",
                                    "XML 1.0 §4.1"};
inline constexpr Rule bare_cdata_end{"PM-XML-019", error, "\"]]>\" in text", "XML 1.0 §2.4", "write ]]&gt;"};
inline constexpr Rule bad_comment{"PM-XML-020", error, "\"--\" inside a comment", "XML 1.0 §2.5"};
inline constexpr Rule bad_instruction{"PM-XML-021", error, "processing instruction: {0}", "XML 1.0 §2.6"};
inline constexpr Rule undeclared_prefix{
    "PM-XML-022", error, "the prefix {0} is not declared", "Namespaces §5",
    "declare it here or further out, with an attribute xmlns: and the prefix"};
inline constexpr Rule bad_namespace{"PM-XML-023", error, "namespace declaration: {0}", "Namespaces §3"};
inline constexpr Rule bad_name{"PM-XML-024", error, "{0} is not a qualified name", "Namespaces §4",
                               "use at most one colon, with a name on either side"};
inline constexpr Rule bad_doctype{"PM-XML-025", error, "document type declaration: {0}", "XML 1.0 §2.8"};
inline constexpr Rule entity_declared{"PM-XML-026", error,
                                      "the entity {0} is declared; entities are not expanded here",
                                      "XML 1.0 §4.2", "write out what the entity stands for"};
inline constexpr Rule too_deep{"PM-XML-027", error,
                               "elements are nested deeper than {0}; the rest was not read"};
inline constexpr Rule too_large{"PM-XML-028", error, "documents of more than 4 GiB are not read"};
inline constexpr Rule gave_up{"PM-XML-029", error, "more than {0} faults; the rest was not read"};
inline constexpr Rule too_many_defaults{
    "PM-XML-031", error, "the declarations supply more attributes than a document of this size may have",
    "XML 1.0 §3.3.2", "write the attributes where they are meant"};
inline constexpr Rule unterminated{"PM-XML-030", error, "{0} never ends", "XML 1.0 §2"};

inline constexpr const Rule* all[] = {&bad_utf8,         &bad_character,
                                      &unknown_encoding, &wrong_encoding,
                                      &bad_declaration,  &no_element,
                                      &second_root,      &outside,
                                      &mismatched_tag,   &unclosed,
                                      &stray_end_tag,    &bad_tag,
                                      &bad_attribute,    &duplicate_attribute,
                                      &bare_less_than,   &bare_ampersand,
                                      &unknown_entity,   &bad_reference,
                                      &bare_cdata_end,   &bad_comment,
                                      &bad_instruction,  &undeclared_prefix,
                                      &bad_namespace,    &bad_name,
                                      &bad_doctype,      &entity_declared,
                                      &too_deep,         &too_large,
                                      &gave_up,          &unterminated,
                                      &too_many_defaults};

}  // namespace xml::rules
