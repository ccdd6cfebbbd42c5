// Written by bench/count_neighbours.py.
#pragma once

#include "lines/neighbours_table_1.h"
#include "lines/neighbours_table_2.h"
#include "lines/neighbours_table_3.h"

namespace lines::neighbours_table {

inline constexpr std::u32string_view parts[] = {part_1, part_2, part_3};

}  // namespace lines::neighbours_table
