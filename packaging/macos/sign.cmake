# CPack runs it over the staged bundle, before the disk image: signed for the hardened runtime where TINCAN_SIGN_AS names an
# identity, otherwise by nobody ("-"), without which a bundle that was changed after its link does not start on arm64.
set(app "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/Tincan.app")
set(identity "$ENV{TINCAN_SIGN_AS}")
if(identity)
  set(how --options runtime --timestamp --entitlements "${CMAKE_CURRENT_LIST_DIR}/entitlements.plist" --sign "${identity}")
else()
  message(STATUS "TINCAN_SIGN_AS is empty: signed by nobody")
  set(how --sign -)
endif()
# From within outwards: a signature covers those inside.
file(GLOB_RECURSE libraries "${app}/Contents/*.dylib")
file(GLOB frameworks "${app}/Contents/Frameworks/*.framework")
foreach(part IN LISTS libraries frameworks ITEMS "${app}")
  execute_process(COMMAND codesign --force ${how} "${part}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND codesign --verify --deep --strict "${app}" COMMAND_ERROR_IS_FATAL ANY)
