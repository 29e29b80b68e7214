# How it is packed: `./dev package` makes a .tar.gz, and a .deb and an .rpm where their tools are at hand. Each system's own
# is in a file beside this one.

# No address of the project is public yet: these are the ones that it will have. packaging/README.md lists where they are.
set(TINCAN_SITE "https://tincan.example")
set(TINCAN_APP_ID example.tincan.Tincan)

# What a package of this version is for: one of Debian 12 is older than the same one of Debian 13, so that an upgrade of the
# system brings the other one.
set(TINCAN_PACKAGE_RELEASE 1 CACHE STRING "What follows the version in the name of a package")

include(TincanInstall)

set(CPACK_PACKAGE_NAME tincan)
set(CPACK_PACKAGE_VENDOR "The Tincan authors")
set(CPACK_PACKAGE_CONTACT "The Tincan authors <tincan@users.noreply.github.com>")
set(CPACK_PACKAGE_HOMEPAGE_URL "${TINCAN_SITE}/")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/packages")
set(CPACK_PACKAGE_FILE_NAME "tincan-${PROJECT_VERSION}-${TINCAN_PACKAGE_RELEASE}-${CMAKE_SYSTEM_PROCESSOR}")
set(CPACK_STRIP_FILES ON)
# Whatever umask the folder was made with.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_COMPONENTS_ALL tincand)
if(TARGET tincan)
  list(PREPEND CPACK_COMPONENTS_ALL tincan)
endif()
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(tincan_summary "Desktop chat whose line can be changed while people talk")
set(tincan_description "Rooms and private talks, files and pictures, a history that is searched as
one types, and an outbox that survives a restart. WebSocket, Server-Sent
Events, HTTP streaming, long and short polling are five lines of one
protocol: Automatic takes the best that a network lets pass, and any of them
can be chosen while messages flow. Nothing is lost, nothing comes twice.
A room can be hosted in the window itself, for this computer or the network.")
set(tincand_summary "Server and command line of Tincan")
set(tincand_description "The server keeps one ordered log on disk and is followed over WebSocket,
Server-Sent Events, HTTP streaming, long and short polling. It has accounts,
invites, private rooms and files, makes a certificate of its own where none
is given, and is backed up while it runs. It comes as a service of systemd
that listens on this computer alone until it is told otherwise.
The command line, tincan-cli, follows a room, talks and sends from terminals
and scripts.")

set(CPACK_GENERATOR TGZ)
if(UNIX AND NOT APPLE)
  include(TincanDeb)
  include(TincanRpm)
else()
  include(TincanBundle)
endif()
include(CPack)
