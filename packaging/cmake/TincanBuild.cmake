# How every target here is compiled, said once: the standard, the warnings, the sanitizers, the cache, where binaries land.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(TINCAN_CCACHE ccache)
if(TINCAN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # A precompiled header is only shared through the cache when its time stamps and defines are not compared; one clone
  # shares with another when paths are taken from its root.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${TINCAN_CCACHE})
endif()

# What a newer Qt deprecates has often no successor in 6.4, so it stays, and is not warned of.
add_library(tincan_flags INTERFACE)
target_compile_definitions(tincan_flags INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
  QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_WARN_DEPRECATED_UP_TO=0x060400
  TINCAN_VERSION="${PROJECT_VERSION}")
target_include_directories(tincan_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_link_libraries(tincan_flags INTERFACE Threads::Threads)
if(MSVC)
  target_compile_options(tincan_flags INTERFACE /W4 /permissive- /utf-8 /bigobj $<$<BOOL:${TINCAN_WERROR}>:/WX>)
else()
  target_compile_options(tincan_flags INTERFACE -Wall -Wextra -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${TINCAN_WERROR}>:-Werror>)
endif()
if(TINCAN_CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Without it ccache cannot see what a precompiled header was made from, and compiles every file that uses one.
  target_compile_options(tincan_flags INTERFACE -fpch-preprocess)
endif()
if(WIN32)
  target_compile_definitions(tincan_flags INTERFACE _WIN32_WINNT=0x0A00 NOMINMAX WIN32_LEAN_AND_MEAN)
endif()
if(TINCAN_SANITIZE)
  target_compile_options(tincan_flags INTERFACE -fsanitize=${TINCAN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(tincan_flags INTERFACE -fsanitize=${TINCAN_SANITIZE})
endif()
if(TINCAN_FUZZ)
  # clang 14 cannot put the check of function pointers before a coroutine.
  target_compile_options(tincan_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=function
    -fno-omit-frame-pointer)
  target_link_options(tincan_flags INTERFACE -fsanitize=address,undefined)
endif()

# tincan_room(<name> SOURCES <files> PUBLIC <libraries> PRIVATE <libraries>): one folder of core/ as a static library tincan_<name>.
function(tincan_room name)
  cmake_parse_arguments(room "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(tincan_${name} STATIC ${room_SOURCES})
  set_target_properties(tincan_${name} PROPERTIES UNITY_BUILD ${TINCAN_UNITY})
  if(TINCAN_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(tincan_${name} PRIVATE -Wno-subobject-linkage) # a lambda's type counts as a header's there
  endif()
  target_link_libraries(tincan_${name} PUBLIC tincan_flags ${room_PUBLIC} PRIVATE ${room_PRIVATE})
endfunction()

# tincan_tests(<room> <libraries>): each tst_*.cpp of the current folder is one test, <room>/tst_<class>. The target
# tests_<room> builds all of the room's, and nothing else.
function(tincan_tests room)
  file(GLOB sources CONFIGURE_DEPENDS RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}" tst_*.cpp)
  string(REPLACE "/" "_" prefix "${room}")
  add_custom_target(tests_${prefix})
  foreach(source IN LISTS sources)
    get_filename_component(name "${source}" NAME_WE)
    set(target ${prefix}_${name})
    add_executable(${target} ${source})
    # moc by hand: AUTOMOC would scan, and compile an empty file, for each of some 200 tests.
    set_target_properties(${target} PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests" AUTOMOC OFF AUTORCC OFF)
    qt6_generate_moc("${source}" "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc" TARGET ${target})
    target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc")
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
    target_link_libraries(${target} PRIVATE Qt6::Test tincan_test_support ${ARGN})
    add_dependencies(tests_${prefix} ${target})
    add_test(NAME ${room}/${name} COMMAND ${target})
    set_tests_properties(${room}/${name} PROPERTIES TIMEOUT 300 LABELS "${room}" ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
  endforeach()
endfunction()
