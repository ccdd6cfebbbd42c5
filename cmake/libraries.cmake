# The libraries, all from the distribution's packages. Each has one door (docs/architecture.md).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
foreach(library gumbo libzip icu-uc icu-i18n yaml-0.1 libdeflate zlib sqlite3 libcrypto)
  string(MAKE_C_IDENTIFIER ${library} name)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${library})
endforeach()
# Gumbo calls tiny functions for each character: from its archive, where there is one, they are called directly
# and not through the table of a shared library.
find_library(GUMBO_ARCHIVE libgumbo.a)
set(gumbo_library PkgConfig::gumbo)
if(GUMBO_ARCHIVE)
  set(gumbo_library ${GUMBO_ARCHIVE})
  if(gumbo_INCLUDE_DIRS)
    include_directories(SYSTEM ${gumbo_INCLUDE_DIRS})
  endif()
endif()
find_library(CMARK_GFM cmark-gfm REQUIRED)
find_library(CMARK_GFM_EXTENSIONS cmark-gfm-extensions REQUIRED)
find_path(CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)

# folder of src/ -> what it links besides the folders that src/LAYERS names
set(pm_libraries_base PkgConfig::libcrypto)
set(pm_libraries_text PkgConfig::icu_uc PkgConfig::icu_i18n)
set(pm_libraries_read ${gumbo_library} PkgConfig::yaml_0_1 ${CMARK_GFM} ${CMARK_GFM_EXTENSIONS})
set(pm_libraries_bag PkgConfig::libzip PkgConfig::libdeflate PkgConfig::zlib)
set(pm_libraries_cli PkgConfig::sqlite3 Threads::Threads)
