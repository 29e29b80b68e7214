# What is installed and how it is packed: `./dev package` makes a .tar.gz, and a .deb where dpkg is at hand.

include(GNUInstallDirs)

foreach(program IN ITEMS tincan tincand tincan-cli)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  endif()
endforeach()
install(FILES LICENSE README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
if(UNIX AND NOT APPLE)
  install(FILES packaging/linux/man/tincand.1 packaging/linux/man/tincan-cli.1
    DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
  install(FILES packaging/linux/man/zh_CN/tincand.1 packaging/linux/man/zh_CN/tincan-cli.1
    DESTINATION "${CMAKE_INSTALL_MANDIR}/zh_CN/man1")
  install(FILES packaging/linux/completion/tincan-cli DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
endif()
if(UNIX AND NOT APPLE AND TARGET tincan)
  install(FILES packaging/linux/man/tincan.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
  install(FILES packaging/linux/man/zh_CN/tincan.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/zh_CN/man1")
  install(FILES packaging/linux/tincan.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
  install(FILES resources/icons/tincan.svg DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
endif()

set(CPACK_PACKAGE_NAME tincan)
set(CPACK_PACKAGE_VENDOR "The Tincan authors")
set(CPACK_PACKAGE_CONTACT "The Tincan authors <tincan@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Desktop chat whose line can be changed while people talk")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR TGZ)
find_program(TINCAN_DPKG_SHLIBDEPS dpkg-shlibdeps)
if(TINCAN_DPKG_SHLIBDEPS)
  list(APPEND CPACK_GENERATOR DEB)
endif()
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins, which no program is linked with.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6")
# QtKeychain loads it where there is one; servers on the network are found by Avahi.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libsecret-1-0, avahi-daemon")
include(CPack)
