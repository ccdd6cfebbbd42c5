# Warnings and sanitizers for all our targets.
add_library(pm_options INTERFACE)
target_compile_options(pm_options INTERFACE -Wall -Wextra -Wconversion -Wshadow -Wpedantic)
# At -O3 GCC 12 sees overlaps inside std::string that are not there (its bug 105329).
target_compile_options(pm_options INTERFACE $<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>>:-Wno-restrict>)
target_include_directories(pm_options INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR})
target_compile_definitions(pm_options INTERFACE PRESSMARK_VERSION="${PROJECT_VERSION}")
if(PRESSMARK_WERROR)
  target_compile_options(pm_options INTERFACE -Werror)
endif()
if(PRESSMARK_SANITIZE)
  target_compile_options(pm_options INTERFACE -fsanitize=${PRESSMARK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(pm_options INTERFACE -fsanitize=${PRESSMARK_SANITIZE})
endif()
