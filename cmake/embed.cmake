# Our own schemas as part of the program: every file of schemas/ that is read at run time becomes an array
# in a generated source, which src/validate/embedded.h hands out by name.
set(embedded_source ${CMAKE_BINARY_DIR}/generated/embedded_schemas.cpp)
file(GLOB embedded_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/schemas/*.rng ${CMAKE_SOURCE_DIR}/schemas/*.sch)
add_custom_command(
  OUTPUT ${embedded_source}
  COMMAND ${CMAKE_COMMAND} "-DFILES=${embedded_files}" -DOUTPUT=${embedded_source}
          -P ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
  DEPENDS ${embedded_files} ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
  COMMENT "Embedding the schemas"
  VERBATIM)
target_sources(pm_validate PRIVATE ${embedded_source})
