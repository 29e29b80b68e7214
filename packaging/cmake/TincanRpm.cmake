# The two packages for Fedora and its relatives. Their dependencies are the libraries' names, which rpm finds by itself.

find_program(TINCAN_RPMBUILD rpmbuild)
if(NOT TINCAN_RPMBUILD)
  return()
endif()
list(APPEND CPACK_GENERATOR RPM)
set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_MAIN_COMPONENT tincan)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE "${TINCAN_PACKAGE_RELEASE}")
set(CPACK_RPM_PACKAGE_LICENSE "MIT AND Unicode-DFS-2016 AND BSD-3-Clause")
set(CPACK_RPM_PACKAGE_GROUP "Applications/Internet")
set(CPACK_RPM_PACKAGE_URL "${TINCAN_SITE}/")
set(CPACK_RPM_TINCAN_PACKAGE_NAME tincan)
set(CPACK_RPM_TINCAND_PACKAGE_NAME tincand)
set(CPACK_RPM_TINCAN_PACKAGE_SUMMARY "${tincan_summary}")
set(CPACK_RPM_TINCAN_PACKAGE_DESCRIPTION "${tincan_description}")
set(CPACK_RPM_TINCAND_PACKAGE_SUMMARY "${tincand_summary}")
set(CPACK_RPM_TINCAND_PACKAGE_DESCRIPTION "${tincand_description}")
# The same bytes wherever and whenever it is packed; no links to build ids, which a debugger would want to find sources by.
set(CPACK_RPM_SPEC_MORE_DEFINE "%define packager ${CPACK_PACKAGE_CONTACT}
%define _buildhost tincan
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define _build_id_links none")
set(CPACK_RPM_CHANGELOG_FILE "${CMAKE_BINARY_DIR}/packaging/changelog.rpm")
execute_process(COMMAND ${Python3_EXECUTABLE} "${notes}" rpm ${TINCAN_PACKAGE_RELEASE} ${PROJECT_VERSION}
  OUTPUT_FILE "${CPACK_RPM_CHANGELOG_FILE}" COMMAND_ERROR_IS_FATAL ANY)
set(rpm "${CMAKE_SOURCE_DIR}/packaging/linux/rpm")
set(CPACK_RPM_TINCAND_PRE_INSTALL_SCRIPT_FILE "${rpm}/pre")
set(CPACK_RPM_TINCAND_POST_INSTALL_SCRIPT_FILE "${rpm}/post")
set(CPACK_RPM_TINCAND_PRE_UNINSTALL_SCRIPT_FILE "${rpm}/preun")
set(CPACK_RPM_TINCAND_POST_UNINSTALL_SCRIPT_FILE "${rpm}/postun")
# The plugins that no program is linked with, and what Fedora calls them.
set(CPACK_RPM_TINCAN_PACKAGE_REQUIRES "qt6-qtbase-gui, qt6-qtsvg, hicolor-icon-theme")
set(CPACK_RPM_TINCAND_PACKAGE_REQUIRES "qt6-qtbase, systemd, shadow-utils")
# Folders that belong to others.
foreach(folder IN ITEMS lib/systemd lib/systemd/system lib/sysusers.d share/applications share/bash-completion
    share/bash-completion/completions share/doc share/icons share/icons/hicolor share/icons/hicolor/scalable
    share/icons/hicolor/scalable/apps share/man share/man/man1 share/man/zh_CN share/man/zh_CN/man1 share/metainfo)
  list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION "/usr/${folder}")
endforeach()
foreach(size IN ITEMS 16 22 24 32 48 64 128 256 512)
  list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION "/usr/share/icons/hicolor/${size}x${size}"
    "/usr/share/icons/hicolor/${size}x${size}/apps")
endforeach()
