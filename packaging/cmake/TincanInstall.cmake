# What is installed, and in which of the two packages: tincan (the window) or tincand (the server and the command line).
# packaging/README.md says how to look at both.

include(GNUInstallDirs)
set(notes "${CMAKE_SOURCE_DIR}/packaging/release_notes.py")
find_package(Python3 REQUIRED COMPONENTS Interpreter)

if(APPLE AND TINCAN_BUNDLE)
  # The image has the bundle and nothing beside it; a server on macOS is built.
  install(TARGETS tincan BUNDLE DESTINATION . COMPONENT tincan)
  return()
endif()
install(TARGETS tincand tincan-cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT tincand)
install(FILES LICENSE README.md docs/operation.md docs/protocol.md
  DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/tincand" COMPONENT tincand)
if(TARGET tincan)
  install(TARGETS tincan RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT tincan)
  install(FILES LICENSE README.md docs/manual.zh_CN.md
    DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/tincan" COMPONENT tincan)
endif()
if(NOT UNIX OR APPLE)
  return()
endif()

# tincan_compressed(<file> <destination> <component>): installs it as <name>.gz. Without a time inside (-n) it is the same
# bytes in each build.
function(tincan_compressed file destination component)
  get_filename_component(name "${file}" NAME)
  file(RELATIVE_PATH place "${CMAKE_SOURCE_DIR}" "${file}")
  string(MAKE_C_IDENTIFIER "${component} ${place}" folder)
  set(made "${CMAKE_BINARY_DIR}/packaging/${folder}/${name}.gz")
  file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/packaging/${folder}")
  add_custom_command(OUTPUT "${made}" COMMAND gzip -9nc "${file}" > "${made}" DEPENDS "${file}")
  set_property(GLOBAL APPEND PROPERTY TINCAN_COMPRESSED "${made}")
  install(FILES "${made}" DESTINATION "${destination}" COMPONENT ${component})
endfunction()

# tincan_package_files(<component> <programs...>): what each package on Linux has, its manuals and what changed.
function(tincan_package_files component)
  foreach(program IN LISTS ARGN)
    foreach(language IN ITEMS "" zh_CN/)
      tincan_compressed("${CMAKE_SOURCE_DIR}/packaging/linux/man/${language}${program}.1"
        "${CMAKE_INSTALL_MANDIR}/${language}man1" ${component})
    endforeach()
  endforeach()
  set(folder "${CMAKE_BINARY_DIR}/packaging/${component}")
  file(MAKE_DIRECTORY "${folder}")
  # Debian calls what its own changelog is not just "changelog".
  add_custom_command(OUTPUT "${folder}/changelog" COMMAND ${CMAKE_COMMAND} -E copy "${CMAKE_SOURCE_DIR}/CHANGELOG.md" "${folder}/changelog"
    DEPENDS "${CMAKE_SOURCE_DIR}/CHANGELOG.md")
  add_custom_command(OUTPUT "${folder}/changelog.Debian"
    COMMAND Python3::Interpreter "${notes}" debian ${component} ${TINCAN_PACKAGE_RELEASE} ${PROJECT_VERSION} > "${folder}/changelog.Debian"
    DEPENDS "${notes}" "${CMAKE_SOURCE_DIR}/CHANGELOG.md")
  set(doc "${CMAKE_INSTALL_DATADIR}/doc/${component}")
  tincan_compressed("${folder}/changelog" "${doc}" ${component})
  tincan_compressed("${folder}/changelog.Debian" "${doc}" ${component})
  install(FILES packaging/linux/copyright DESTINATION "${doc}" COMPONENT ${component})
endfunction()

tincan_package_files(tincand tincand tincan-cli)
install(FILES packaging/linux/completion/tincan-cli DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
  COMPONENT tincand)
# systemd looks there on every system, wherever its other folders are.
install(FILES packaging/deploy/tincand.service DESTINATION lib/systemd/system COMPONENT tincand)
install(FILES packaging/deploy/tincand.sysusers RENAME tincand.conf DESTINATION lib/sysusers.d COMPONENT tincand)
install(FILES packaging/deploy/README.md packaging/deploy/nginx.conf packaging/deploy/haproxy.cfg packaging/deploy/Caddyfile
  packaging/deploy/tincan.avahi.service DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/tincand/examples" COMPONENT tincand)

if(TARGET tincan)
  tincan_package_files(tincan tincan)
  install(FILES packaging/linux/tincan.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT tincan)
  set(metainfo "${CMAKE_BINARY_DIR}/packaging/${TINCAN_APP_ID}.metainfo.xml")
  set(template "${CMAKE_SOURCE_DIR}/packaging/linux/tincan.metainfo.xml")
  add_custom_command(OUTPUT "${metainfo}"
    COMMAND Python3::Interpreter "${notes}" appstream ${PROJECT_VERSION} "${template}" > "${metainfo}"
    DEPENDS "${notes}" "${template}" "${CMAKE_SOURCE_DIR}/CHANGELOG.md")
  set_property(GLOBAL APPEND PROPERTY TINCAN_COMPRESSED "${metainfo}")
  install(FILES "${metainfo}" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT tincan)
  set(icons "${CMAKE_INSTALL_DATADIR}/icons")
  install(FILES resources/icons/tincan.svg DESTINATION "${icons}/hicolor/scalable/apps" COMPONENT tincan)
  install(DIRECTORY "${CMAKE_BINARY_DIR}/packaging/icons/hicolor" DESTINATION "${icons}" COMPONENT tincan)
endif()
get_property(compressed GLOBAL PROPERTY TINCAN_COMPRESSED)
add_custom_target(tincan_package_files ALL DEPENDS ${compressed})
