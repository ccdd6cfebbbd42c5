// SQLite gives a transaction up when a signal interrupts fsync; here it is tried again.
#pragma once

namespace cli {

/// The name of a file system for sqlite3_open_v2 whose fsync is tried again after a signal.
[[nodiscard]] const char* patient_file_system();

}  // namespace cli
