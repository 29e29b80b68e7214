# What Windows and macOS want beside the programs: resources that say the version, a bundle, Qt's libraries with it, and the
# installers. Of the preset `bundle`; packaging/README.md says what of it was tried.

option(TINCAN_BUNDLE "Pack Qt and the other libraries with the programs (Windows, macOS)" OFF)

if(WIN32)
  enable_language(RC)
  function(tincan_version_resource program description icon)
    string(REPLACE "." "," TINCAN_VERSION_COMMAS "${PROJECT_VERSION}")
    set(TINCAN_PROGRAM ${program})
    set(TINCAN_PROGRAM_DESCRIPTION "${description}")
    set(TINCAN_ICON_LINE "")
    if(icon)
      set(TINCAN_ICON_LINE "IDI_ICON1 ICON \"${icon}\"")
      set_source_files_properties("${CMAKE_BINARY_DIR}/packaging/${program}.rc" TARGET_DIRECTORY ${program}
        PROPERTIES OBJECT_DEPENDS "${icon}")
      add_dependencies(${program} tincan_rendered_icons)
    endif()
    configure_file("${CMAKE_SOURCE_DIR}/packaging/windows/version.rc.in" "${CMAKE_BINARY_DIR}/packaging/${program}.rc" @ONLY)
    target_sources(${program} PRIVATE "${CMAKE_BINARY_DIR}/packaging/${program}.rc")
  endfunction()
  tincan_version_resource(tincand "Tincan server" "")
  tincan_version_resource(tincan-cli "Tincan for the command line" "")
  if(TARGET tincan)
    tincan_version_resource(tincan "Tincan" "${CMAKE_BINARY_DIR}/packaging/icons/tincan.ico")
    set_target_properties(tincan PROPERTIES WIN32_EXECUTABLE ON)
  endif()
endif()
if(NOT TINCAN_BUNDLE OR NOT TARGET tincan)
  return()
endif()

if(APPLE)
  set_target_properties(tincan PROPERTIES
    OUTPUT_NAME Tincan
    MACOSX_BUNDLE ON
    MACOSX_BUNDLE_INFO_PLIST "${CMAKE_SOURCE_DIR}/packaging/macos/Info.plist.in")
  install(FILES "${CMAKE_BINARY_DIR}/packaging/icons/tincan.icns" DESTINATION Tincan.app/Contents/Resources COMPONENT tincan)
endif()
# Qt 6.4 knows it by other words; it is Linux's alone here.
if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
  qt_generate_deploy_app_script(TARGET tincan OUTPUT_SCRIPT deploy NO_UNSUPPORTED_PLATFORM_ERROR)
  install(SCRIPT "${deploy}" COMPONENT tincan)
endif()

set(CPACK_MONOLITHIC_INSTALL ON) # one folder, not one a component
if(APPLE)
  set(CPACK_GENERATOR DragNDrop)
  set(CPACK_DMG_VOLUME_NAME Tincan)
  set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_SOURCE_DIR}/packaging/macos/sign.cmake")
  set(CPACK_PACKAGE_FILE_NAME "tincan-${PROJECT_VERSION}-macos-${CMAKE_SYSTEM_PROCESSOR}")
elseif(WIN32)
  # The libraries of vcpkg, which puts them beside what it builds; Qt's own are taken by its script.
  install(CODE "
    file(GET_RUNTIME_DEPENDENCIES EXECUTABLES \"$<TARGET_FILE:tincan>\" \"$<TARGET_FILE:tincand>\" \"$<TARGET_FILE:tincan-cli>\"
      RESOLVED_DEPENDENCIES_VAR found UNRESOLVED_DEPENDENCIES_VAR missing DIRECTORIES \"$<TARGET_FILE_DIR:tincan>\"
      PRE_EXCLUDE_REGEXES \"^api-ms-\" \"^ext-ms-\" POST_EXCLUDE_REGEXES \"[/\\\\\\\\][Ww]indows[/\\\\\\\\]\")
    file(INSTALL \${found} DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}\" FOLLOW_SYMLINK_CHAIN)
    if(missing)
      message(FATAL_ERROR \"Not found: \${missing}\")
    endif()" COMPONENT tincan)
  set(CMAKE_INSTALL_SYSTEM_RUNTIME_COMPONENT tincan)
  include(InstallRequiredSystemLibraries)
  set(CPACK_GENERATOR ZIP External)
  set(CPACK_EXTERNAL_ENABLE_STAGING ON)
  set(CPACK_EXTERNAL_PACKAGE_SCRIPT "${CMAKE_SOURCE_DIR}/packaging/windows/installers.cmake")
  set(CPACK_TINCAN_ICON "${CMAKE_BINARY_DIR}/packaging/icons/tincan.ico")
  set(CPACK_PACKAGE_FILE_NAME "tincan-${PROJECT_VERSION}-windows-x64")
endif()
