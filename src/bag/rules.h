// What can be wrong with a zip (PM-ZIP) and with a bag (PM-BAG). Ids are never reused.
#pragma once

#include "base/finding.h"

namespace bag::rules {

using base::Rule;
using base::Severity;

// Zip archives: central_directory.h, zip_read.h. "APPNOTE" is PKWARE's .ZIP File Format Specification 6.3.10.

inline constexpr Rule no_zip{"PM-ZIP-001", Severity::error,
                             "the file is not a zip archive: it has no end record", "APPNOTE §4.3.16",
                             "it may be cut short: fetch it again"};
inline constexpr Rule end_not_last{"PM-ZIP-002", Severity::error,
                                   "the archive goes on after its end record (a comment, or foreign bytes)",
                                   "APPNOTE §4.3.16", "write the archive again without a comment"};
inline constexpr Rule directory_misplaced{
    "PM-ZIP-003", Severity::error, "the central directory is not where the end record says: {0}",
    "APPNOTE §4.3.6", "the archive is damaged or was put together by hand"};
inline constexpr Rule wrong_count{"PM-ZIP-004", Severity::error,
                                  "the end record counts {0} entries, the central directory holds {1}",
                                  "APPNOTE §4.4.22"};
inline constexpr Rule several_disks{"PM-ZIP-005", Severity::error, "the archive is one part of several",
                                    "APPNOTE §4.4.19", "join the parts first (zip -s 0)"};
inline constexpr Rule too_many_entries{"PM-ZIP-006", Severity::error,
                                       "the archive holds {0}, more than the limit of {1}", "",
                                       "split the archive"};
inline constexpr Rule record_damaged{
    "PM-ZIP-007", Severity::error, "record {0} of the central directory is damaged: {1}", "APPNOTE §4.3.12"};
inline constexpr Rule overlap{"PM-ZIP-008", Severity::error,
                              "the entry uses the same bytes of the archive as {0}", "APPNOTE §4.3.6",
                              "only archives made to deceive do this: do not unpack it"};
inline constexpr Rule gap{"PM-ZIP-009", Severity::error, "{0} bytes before {1} belong to no entry",
                          "APPNOTE §4.3.6", "write the archive again"};
inline constexpr Rule loose_gap{"PM-ZIP-010", Severity::warning, "{0} bytes before {1} belong to no entry",
                                "APPNOTE §4.3.6", "write the archive again"};
inline constexpr Rule hidden_entry{
    "PM-ZIP-011", Severity::error,
    "bytes before {0} hold a zip record that the central directory does not list", "APPNOTE §4.3.6",
    "do not unpack it: programs disagree about its content"};
inline constexpr Rule local_differs{
    "PM-ZIP-012", Severity::error, "the local header and the central directory disagree about the {0}",
    "APPNOTE §4.4", "programs disagree about this entry: write the archive again"};
inline constexpr Rule duplicate_name{"PM-ZIP-013", Severity::error, "the archive holds this name twice",
                                     "APPNOTE §4.3.12", "remove one of the two"};
inline constexpr Rule twin_names{"PM-ZIP-014", Severity::error,
                                 "the name differs from {0} only in case or in the way accents are written",
                                 "", "one would overwrite the other on Windows and macOS: rename one"};
inline constexpr Rule file_and_folder{"PM-ZIP-015", Severity::error, "{0} is both a file and a folder", "",
                                      "rename one of the two"};
inline constexpr Rule bad_name{"PM-ZIP-016", Severity::error, "the name cannot be used: {0}",
                               "APPNOTE §4.4.17", "write the archive again from a folder with sound names"};
inline constexpr Rule second_name{"PM-ZIP-017", Severity::error,
                                  "an extra field gives the entry another name: {0}", "APPNOTE §4.6.9",
                                  "programs disagree about its name: write the archive again"};
inline constexpr Rule special_file{"PM-ZIP-018", Severity::error, "the entry is a {0}, not a file or folder",
                                   "", "write the archive again with the files themselves"};
inline constexpr Rule folder_with_data{"PM-ZIP-019", Severity::error, "the entry is a folder and has data",
                                       ""};
inline constexpr Rule encrypted{"PM-ZIP-020", Severity::error, "the entry is encrypted", "APPNOTE §4.4.4",
                                "write the archive again without a password"};
inline constexpr Rule unknown_method{
    "PM-ZIP-021", Severity::error,
    "the entry is compressed with method {0}; stored and deflate are understood", "APPNOTE §4.4.5",
    "write the archive again with deflate"};
inline constexpr Rule bomb{"PM-ZIP-022", Severity::error,
                           "{0} bytes would unpack to {1}: more than {2} times as much", "",
                           "an archive made to fill the disk; if it is not, unpack it by hand"};
inline constexpr Rule too_large{"PM-ZIP-023", Severity::error,
                                "the archive would unpack to {0} bytes, over the limit of {1}", "",
                                "unpack it by hand and split it"};
inline constexpr Rule data_damaged{"PM-ZIP-024", Severity::error, "the compressed data is damaged", "",
                                   "fetch the archive again"};
inline constexpr Rule crc_differs{"PM-ZIP-025", Severity::error,
                                  "the CRC of the data is {0}, the directory says {1}", "APPNOTE §4.4.7",
                                  "fetch the archive again"};
inline constexpr Rule size_differs{"PM-ZIP-026", Severity::error,
                                   "the data does not unpack to the {0} bytes that the directory says",
                                   "APPNOTE §4.4.9", "fetch the archive again"};
inline constexpr Rule undeclared_utf8{"PM-ZIP-027", Severity::warning,
                                      "the name is not marked as UTF-8; other programs may show it wrong",
                                      "APPNOTE §D.1"};
inline constexpr Rule more_of_them{"PM-ZIP-028", Severity::info, "{0} more findings of {1}"};
inline constexpr Rule stored_sizes{"PM-ZIP-029", Severity::error,
                                   "the entry is stored, yet its two sizes differ: {0} and {1}",
                                   "APPNOTE §4.4.8"};
inline constexpr Rule no_entries{"PM-ZIP-030", Severity::error, "the archive is empty", "",
                                 "nothing can be checked: name another archive"};

// Bags: validate/bagit.h. The clauses are those of RFC 8493 (BagIt 1.0) where no other is named.

inline constexpr Rule bagit_missing{
    "PM-BAG-001", Severity::error, "bagit.txt is missing", "RFC 8493 §2.1.1",
    "add it: two lines, 'BagIt-Version: 1.0' and 'Tag-File-Character-Encoding: UTF-8'"};
inline constexpr Rule bagit_malformed{
    "PM-BAG-002", Severity::error, "bagit.txt is malformed: {0}", "RFC 8493 §2.1.1",
    "it is two lines: 'BagIt-Version: 1.0' and 'Tag-File-Character-Encoding: UTF-8'"};
inline constexpr Rule version_unknown{"PM-BAG-003", Severity::error, "there is no BagIt version {0}",
                                      "RFC 8493 §2.1.1", "versions 0.93 to 0.97 and 1.0 are known"};
inline constexpr Rule payload_missing{"PM-BAG-004", Severity::error, "{0} is in {1} but not in the bag",
                                      "RFC 8493 §3", "put the file back, or make the bag again"};
inline constexpr Rule payload_unlisted{"PM-BAG-005", Severity::error, "{0} is in the bag but not in {1}",
                                       "RFC 8493 §2.1.3", "remove the file, or make the bag again"};
inline constexpr Rule digest_differs{"PM-BAG-006", Severity::error, "the {0} digest is {1}, {2} says {3}",
                                     "RFC 8493 §3",
                                     "the file was changed or damaged: take it from another copy"};
inline constexpr Rule manifest_missing{"PM-BAG-007", Severity::error, "there is no payload manifest",
                                       "RFC 8493 §2.1.3", "add manifest-sha512.txt"};
inline constexpr Rule data_missing{"PM-BAG-008", Severity::error, "there is no folder data/",
                                   "RFC 8493 §2.1.2", "the files that the bag is about belong there"};
inline constexpr Rule manifest_line_faulty{"PM-BAG-009", Severity::error,
                                           "the line is not a digest and a path", "RFC 8493 §2.1.3"};
inline constexpr Rule digest_malformed{"PM-BAG-010", Severity::error,
                                       "{0} is not a digest of {1}, which has {2} digits", "RFC 8493 §2.4"};
inline constexpr Rule listed_twice{"PM-BAG-011", Severity::error, "{0} is listed twice in {1}",
                                   "RFC 8493 §2.1.3", "remove one of the two lines"};
inline constexpr Rule listed_twice_alike{"PM-BAG-012", Severity::warning,
                                         "{0} is listed twice in {1}, with the same digest",
                                         "draft-kunze-bagit-14 §2.1.3", "remove one of the two lines"};
inline constexpr Rule bad_path{"PM-BAG-013", Severity::error, "the path {0} cannot be used: {1}",
                               "RFC 8493 §5.1.1", "a path starts in the bag's folder and stays in it"};
inline constexpr Rule twin_found{
    "PM-BAG-014", Severity::warning,
    "{0} is not in the bag; {1} was checked, whose name differs only in case or accents", "RFC 8493 §6.1.1",
    "write the name in {2} as the file has it"};
inline constexpr Rule twins{
    "PM-BAG-015", Severity::warning, "{0} and {1} differ only in case or in the way accents are written",
    "RFC 8493 §6.1.1", "one would overwrite the other on Windows and macOS: rename one"};
inline constexpr Rule starred_path{"PM-BAG-016", Severity::warning, "an asterisk stands before the path {0}",
                                   "draft-kunze-bagit-14 §2.1.3",
                                   "md5sum and its like write it; BagIt 1.0 has none"};
inline constexpr Rule dotted_path{"PM-BAG-017", Severity::warning, "the path {0} starts with './'",
                                  "RFC 8493 §2.1.3", "write it without"};
inline constexpr Rule unknown_algorithm{"PM-BAG-018", Severity::error,
                                        "the algorithm {0} is not known: nothing that {1} says was checked",
                                        "RFC 8493 §2.4", "use sha512 or sha256"};
inline constexpr Rule tag_file_missing{"PM-BAG-019", Severity::error, "{0} is in {1} but not in the bag",
                                       "RFC 8493 §2.2.1"};
inline constexpr Rule tag_file_unlisted{"PM-BAG-020", Severity::warning,
                                        "no tag manifest lists {0}: a change of it would not be seen",
                                        "RFC 8493 §2.2.1"};
inline constexpr Rule wrong_manifest{"PM-BAG-021", Severity::error, "{0} does not belong into {1}",
                                     "RFC 8493 §2.1.3, §2.2.1",
                                     "payload manifests list what is under data/, tag manifests the rest"};
inline constexpr Rule oxum_differs{
    "PM-BAG-022", Severity::error, "Payload-Oxum says {0}, the payload is {1} (bytes.files)",
    "RFC 8493 §2.2.2", "files were added, lost or cut short: compare with another copy"};
inline constexpr Rule oxum_malformed{"PM-BAG-023", Severity::error,
                                     "Payload-Oxum is not of the form 'bytes.files': {0}", "RFC 8493 §2.2.2"};
inline constexpr Rule oxum_repeated{"PM-BAG-024", Severity::error, "Payload-Oxum stands there more than once",
                                    "RFC 8493 §2.2.2"};
inline constexpr Rule info_line_faulty{"PM-BAG-025", Severity::error, "the line is not 'Label: value'",
                                       "RFC 8493 §2.2.2"};
inline constexpr Rule info_blank{"PM-BAG-026", Severity::error, "a blank stands before the colon of {0}",
                                 "RFC 8493 §2.2.2", "remove it"};
inline constexpr Rule not_decodable{"PM-BAG-027", Severity::error, "the file is not {0}, as bagit.txt says",
                                    "RFC 8493 §2.1.1", "write it again in that encoding"};
inline constexpr Rule encoding_unknown{"PM-BAG-028", Severity::error, "the encoding {0} is not known",
                                       "RFC 8493 §2.1.1", "use UTF-8"};
inline constexpr Rule encoding_old{"PM-BAG-029", Severity::warning,
                                   "tag files are in {0}; UTF-8 is recommended", "RFC 8493 §2.1.1"};
inline constexpr Rule byte_order_mark{"PM-BAG-030", Severity::warning,
                                      "the file starts with a byte-order mark", "RFC 8493 §2.1.1",
                                      "remove the first three bytes"};
inline constexpr Rule fetch_line_faulty{"PM-BAG-031", Severity::error,
                                        "the line is not a URL, a length and a path", "RFC 8493 §2.2.3"};
inline constexpr Rule fetch_path{"PM-BAG-032", Severity::error, "fetch.txt would write to {0}: {1}",
                                 "RFC 8493 §2.2.3, §5.1.1", "do not fetch it; the path must lie under data/"};
inline constexpr Rule fetch_unlisted{"PM-BAG-033", Severity::error,
                                     "{0} is in fetch.txt but in no payload manifest", "RFC 8493 §2.2.3"};
inline constexpr Rule fetch_pending{"PM-BAG-034", Severity::error,
                                    "{0} is not in the bag; it must be fetched from {1}",
                                    "RFC 8493 §2.2.3, §3", "fetch it, then validate again"};
inline constexpr Rule fetch_present{
    "PM-BAG-035", Severity::info, "fetch.txt names {0} files, {1} of them not in the bag", "RFC 8493 §2.2.3"};
inline constexpr Rule system_file{"PM-BAG-036", Severity::warning,
                                  "{0} is a file that a system makes by itself", "RFC 8493 §6.1.2",
                                  "remove it before the bag is made"};
inline constexpr Rule beside_the_bag{"PM-BAG-037", Severity::error, "{0} stands beside the bag's folder {1}",
                                     "draft-kunze-bagit-14 §4",
                                     "an archive holds one bag: one folder and nothing beside it"};
inline constexpr Rule no_folder{"PM-BAG-038", Severity::error, "{0} stands in no folder",
                                "draft-kunze-bagit-14 §4", "pack the bag's folder, not what is in it"};
inline constexpr Rule archive_renamed{
    "PM-BAG-039", Severity::info, "the archive is not named after its folder {0}", "draft-kunze-bagit-14 §4"};
inline constexpr Rule not_a_file{"PM-BAG-040", Severity::error, "{0} is a {1}, not a file or folder",
                                 "RFC 8493 §2", "put the file itself in its place"};
inline constexpr Rule stray_percent{"PM-BAG-041", Severity::warning,
                                    "the path {0} has a % that is not written %25", "RFC 8493 §2.1.3"};
inline constexpr Rule nothing_to_check{"PM-BAG-042", Severity::error,
                                       "there is no bag here: neither data/ nor a manifest", "RFC 8493 §2.1",
                                       "name the folder that holds bagit.txt"};
inline constexpr Rule portable_name{"PM-BAG-043", Severity::warning, "the name {0} is not portable: {1}",
                                    "RFC 8493 §6.1.1", "rename it before the bag is made"};
inline constexpr Rule changed_while_read{"PM-BAG-044", Severity::error,
                                         "the file had {0} bytes when it was listed and {1} when it was read",
                                         "", "validate again when nothing writes to it"};

// BagIt Profiles 1.3 (and what 1.4 adds): validate/profile.h.

inline constexpr Rule profile_tag_missing{"PM-BAG-060", Severity::error,
                                          "bag-info.txt has no {0}, which the profile requires",
                                          "BagIt Profiles 1.3, Bag-Info"};
inline constexpr Rule profile_value{"PM-BAG-061", Severity::error, "{0} is '{1}'; the profile allows {2}",
                                    "BagIt Profiles 1.3, Bag-Info"};
inline constexpr Rule profile_repeated{"PM-BAG-062", Severity::error,
                                       "{0} stands there {1} times; the profile allows one",
                                       "BagIt Profiles 1.3, Bag-Info"};
inline constexpr Rule profile_manifest_missing{
    "PM-BAG-063", Severity::error, "{0} is missing, which the profile requires",
    "BagIt Profiles 1.3, Manifests-Required, Tag-Manifests-Required"};
inline constexpr Rule profile_manifest_forbidden{
    "PM-BAG-064", Severity::error, "the profile does not allow {0}",
    "BagIt Profiles 1.3, Manifests-Allowed, Tag-Manifests-Allowed"};
inline constexpr Rule profile_file_missing{
    "PM-BAG-065", Severity::error, "{0} is missing, which the profile requires",
    "BagIt Profiles 1.3, Tag-Files-Required; 1.4, Payload-Files-Required"};
inline constexpr Rule profile_file_forbidden{
    "PM-BAG-066", Severity::error, "the profile does not allow the file {0}",
    "BagIt Profiles 1.3, Tag-Files-Allowed; 1.4, Payload-Files-Allowed"};
inline constexpr Rule profile_fetch_forbidden{"PM-BAG-067", Severity::error,
                                              "the profile does not allow fetch.txt",
                                              "BagIt Profiles 1.3, Allow-Fetch.txt"};
inline constexpr Rule profile_fetch_missing{"PM-BAG-068", Severity::error, "the profile requires fetch.txt",
                                            "BagIt Profiles 1.3, Fetch.txt-Required"};
inline constexpr Rule profile_serialization{"PM-BAG-069", Severity::error,
                                            "the bag is {0}; the profile says {1}",
                                            "BagIt Profiles 1.3, Serialization, Accept-Serialization"};
inline constexpr Rule profile_version{"PM-BAG-070", Severity::error,
                                      "the bag's version is {0}; the profile accepts {1}",
                                      "BagIt Profiles 1.3, Accept-BagIt-Version"};
inline constexpr Rule profile_not_empty{"PM-BAG-071", Severity::error,
                                        "the profile wants an empty payload: no file, or one of no bytes",
                                        "BagIt Profiles 1.3, Data-Empty"};
inline constexpr Rule profile_identifier{"PM-BAG-072", Severity::warning,
                                         "BagIt-Profile-Identifier is '{0}'; the profile's own is '{1}'",
                                         "BagIt Profiles 1.3, BagIt-Profile-Identifier"};

inline constexpr const Rule* all[] = {&no_zip,
                                      &end_not_last,
                                      &directory_misplaced,
                                      &wrong_count,
                                      &several_disks,
                                      &too_many_entries,
                                      &record_damaged,
                                      &overlap,
                                      &gap,
                                      &loose_gap,
                                      &hidden_entry,
                                      &local_differs,
                                      &duplicate_name,
                                      &twin_names,
                                      &file_and_folder,
                                      &bad_name,
                                      &second_name,
                                      &special_file,
                                      &folder_with_data,
                                      &encrypted,
                                      &unknown_method,
                                      &bomb,
                                      &too_large,
                                      &data_damaged,
                                      &crc_differs,
                                      &size_differs,
                                      &undeclared_utf8,
                                      &more_of_them,
                                      &stored_sizes,
                                      &no_entries,
                                      &bagit_missing,
                                      &bagit_malformed,
                                      &version_unknown,
                                      &payload_missing,
                                      &payload_unlisted,
                                      &digest_differs,
                                      &manifest_missing,
                                      &data_missing,
                                      &manifest_line_faulty,
                                      &digest_malformed,
                                      &listed_twice,
                                      &listed_twice_alike,
                                      &bad_path,
                                      &twin_found,
                                      &twins,
                                      &starred_path,
                                      &dotted_path,
                                      &unknown_algorithm,
                                      &tag_file_missing,
                                      &tag_file_unlisted,
                                      &wrong_manifest,
                                      &oxum_differs,
                                      &oxum_malformed,
                                      &oxum_repeated,
                                      &info_line_faulty,
                                      &info_blank,
                                      &not_decodable,
                                      &encoding_unknown,
                                      &encoding_old,
                                      &byte_order_mark,
                                      &fetch_line_faulty,
                                      &fetch_path,
                                      &fetch_unlisted,
                                      &fetch_pending,
                                      &fetch_present,
                                      &system_file,
                                      &beside_the_bag,
                                      &no_folder,
                                      &archive_renamed,
                                      &not_a_file,
                                      &stray_percent,
                                      &nothing_to_check,
                                      &portable_name,
                                      &changed_while_read,
                                      &profile_tag_missing,
                                      &profile_value,
                                      &profile_repeated,
                                      &profile_manifest_missing,
                                      &profile_manifest_forbidden,
                                      &profile_file_missing,
                                      &profile_file_forbidden,
                                      &profile_fetch_forbidden,
                                      &profile_fetch_missing,
                                      &profile_serialization,
                                      &profile_version,
                                      &profile_not_empty,
                                      &profile_identifier};

}  // namespace bag::rules
