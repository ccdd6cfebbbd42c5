# What ICU knows of Han characters as a table of the program (src/text/han_table.h).
add_executable(make_han_table cmake/make_han_table.cpp)
target_link_libraries(make_han_table PRIVATE PkgConfig::icu_uc PkgConfig::icu_i18n)
set(han_table_source ${CMAKE_BINARY_DIR}/generated/han_table.cpp)
add_custom_command(
  OUTPUT ${han_table_source}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/generated
  COMMAND make_han_table ${han_table_source}
  DEPENDS make_han_table
  COMMENT "Making the table of Han characters"
  VERBATIM)
target_sources(pm_text PRIVATE ${han_table_source})
