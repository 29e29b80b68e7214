# The two packages for Debian and Ubuntu.

find_program(TINCAN_DPKG_SHLIBDEPS dpkg-shlibdeps)
if(NOT TINCAN_DPKG_SHLIBDEPS)
  return()
endif()
list(APPEND CPACK_GENERATOR DEB)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE "${TINCAN_PACKAGE_RELEASE}")
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# The first line is the summary, as long as there is none for all packages.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_DEBIAN_TINCAN_DESCRIPTION "${tincan_summary}\n${tincan_description}")
set(CPACK_DEBIAN_TINCAND_DESCRIPTION "${tincand_summary}\n${tincand_description}")

# What no program is linked with: plugins, of which the names differ between releases.
set(CPACK_DEBIAN_TINCAN_PACKAGE_NAME tincan)
set(CPACK_DEBIAN_TINCAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, qt6-qpa-plugins, qt6-svg-plugins | libqt6svg6 (<< 6.7)")
# QtKeychain loads libsecret where there is one; servers on the network are found by Avahi.
set(CPACK_DEBIAN_TINCAN_PACKAGE_RECOMMENDS
  "avahi-daemon, ca-certificates, fonts-noto-color-emoji, libsecret-1-0, qt6-image-formats-plugins, qt6-translations-l10n, qt6-wayland")
set(CPACK_DEBIAN_TINCAN_PACKAGE_SUGGESTS "fonts-noto-cjk, gnome-keyring | kwalletmanager, hunspell-en-us, tincand")
# The desktop's databases are brought up to date by triggers of other packages.

set(CPACK_DEBIAN_TINCAND_PACKAGE_NAME tincand)
set(CPACK_DEBIAN_TINCAND_PACKAGE_DEPENDS "libqt6sql6-sqlite, systemd | systemd-standalone-sysusers | systemd-sysusers")
set(CPACK_DEBIAN_TINCAND_PACKAGE_RECOMMENDS "ca-certificates")
set(CPACK_DEBIAN_TINCAND_PACKAGE_SUGGESTS "nginx | haproxy | caddy, tincan")
set(deb "${CMAKE_SOURCE_DIR}/packaging/linux/deb")
set(CPACK_DEBIAN_TINCAND_PACKAGE_CONTROL_EXTRA "${deb}/postinst;${deb}/prerm;${deb}/postrm")
