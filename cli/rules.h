// Findings of the command line: what is wrong with inputs as files, with jobs and with batches.
#pragma once

#include "base/finding.h"

namespace cli::rules {

using base::Severity;

inline constexpr base::Rule unreadable{"PM-CLI-001",
                                       Severity::error,
                                       "it cannot be read: {0}",
                                       {},
                                       "check the path, the permissions and the disk"};
inline constexpr base::Rule no_regular_file{"PM-CLI-002",
                                            Severity::warning,
                                            "{0} is not a source and was left out",
                                            {},
                                            "name the files that are meant"};
inline constexpr base::Rule link_loop{"PM-CLI-003",
                                      Severity::warning,
                                      "the link leads back to a folder that holds it: it was not followed",
                                      {},
                                      "remove the link"};
inline constexpr base::Rule dangling_link{
    "PM-CLI-004", Severity::warning, "the link leads nowhere: it was left out", {}, "remove the link"};
inline constexpr base::Rule nothing_to_convert{
    "PM-CLI-005",
    Severity::error,
    "no source was found here",
    {},
    "name a file or a folder that holds sources; `pressmark formats` "
    "lists what is known"};
inline constexpr base::Rule empty_file{
    "PM-CLI-006", Severity::error, "the file is empty", {}, "check where it was copied from"};
inline constexpr base::Rule unknown_kind{"PM-CLI-007",
                                         Severity::info,
                                         "it is of no known kind and was skipped",
                                         {},
                                         "name the kind with --from if it is one"};
inline constexpr base::Rule fault{"PM-CLI-008",
                                  Severity::error,
                                  "pressmark itself failed on it: {0}",
                                  {},
                                  "please report it, with this file if you can"};
inline constexpr base::Rule no_memory{"PM-CLI-009",
                                      Severity::error,
                                      "it needs more memory than allowed",
                                      {},
                                      "raise --memory-limit or split the file"};
inline constexpr base::Rule raw_name{
    "PM-CLI-010", Severity::info, "the name is not UTF-8; it was read as {0}: {1}", {}, {}};
inline constexpr base::Rule site_used{
    "PM-CLI-011", Severity::info, "a Hexo site: its _config.yml lends {0}", {}, {}};

inline constexpr base::Rule no_time{"PM-CLI-012",
                                    Severity::error,
                                    "it took longer than {0} and was stopped",
                                    {},
                                    "raise --time-limit or split the file"};
inline constexpr base::Rule crashed{"PM-CLI-013",
                                    Severity::error,
                                    "the worker that was converting it {0}",
                                    {},
                                    "please report it, with this file if you can"};
inline constexpr base::Rule other{"PM-CLI-014", Severity::error, "{0}", {}, {}};
inline constexpr base::Rule not_written{"PM-CLI-015",
                                        Severity::error,
                                        "it could not be written: {0}",
                                        {},
                                        "remove the cause and run the same command again with --resume"};

inline constexpr const base::Rule* all[] = {
    &unreadable, &no_regular_file, &link_loop, &dangling_link, &nothing_to_convert,
    &empty_file, &unknown_kind,    &fault,     &no_memory,     &raw_name,
    &site_used,  &no_time,         &crashed,   &other,         &not_written,
};

}  // namespace cli::rules
