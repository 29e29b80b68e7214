# Makes the NSIS installer and the MSI from a folder that has bin/tincan.exe and what it needs:
#   cmake -DSTAGE=folder -DVERSION=0.1.0 -DICON=tincan.ico -DLICENCE=LICENSE -DOUT=folder -P installers.cmake
# CPack's generator External calls it with the folder that it has staged. What has no tool here is left out, and said.

if(CPACK_TEMPORARY_DIRECTORY)
  set(STAGE "${CPACK_TEMPORARY_DIRECTORY}")
  set(VERSION "${CPACK_PACKAGE_VERSION}")
  set(ICON "${CPACK_TINCAN_ICON}")
  set(LICENCE "${CPACK_RESOURCE_FILE_LICENSE}")
  set(OUT "${CPACK_PACKAGE_DIRECTORY}")
endif()
if(NOT EXISTS "${STAGE}/bin/tincan.exe")
  message(FATAL_ERROR "There is no bin/tincan.exe in ${STAGE}")
endif()
file(MAKE_DIRECTORY "${OUT}")

find_program(MAKENSIS makensis PATHS "C:/Program Files (x86)/NSIS")
if(MAKENSIS)
  execute_process(COMMAND "${MAKENSIS}" -V2 -WX "-DVERSION=${VERSION}" "-DSTAGE=${STAGE}" "-DICON=${ICON}" "-DLICENCE=${LICENCE}"
    "-DOUT=${OUT}/tincan-${VERSION}-x64-setup.exe" "${CMAKE_CURRENT_LIST_DIR}/tincan.nsi" COMMAND_ERROR_IS_FATAL ANY)
else()
  message(STATUS "No makensis: no installer for one person")
endif()

# wixl wants paths that are relative to the description's.
file(RELATIVE_PATH stage "${OUT}" "${STAGE}")
file(RELATIVE_PATH icon "${OUT}" "${ICON}")
# One component a file, in the folders that they are in. An id is made from the path, so that it is the same in each version.
function(files_below folder indent)
  file(GLOB entries LIST_DIRECTORIES true RELATIVE "${STAGE}" "${STAGE}/${folder}*")
  list(SORT entries)
  foreach(entry IN LISTS entries)
    string(MD5 id "${entry}")
    get_filename_component(name "${entry}" NAME)
    if(IS_DIRECTORY "${STAGE}/${entry}")
      string(APPEND FILES "${indent}<Directory Id=\"d${id}\" Name=\"${name}\">\n")
      files_below("${entry}/" "${indent}  ")
      string(APPEND FILES "${indent}</Directory>\n")
    else()
      string(UUID guid NAMESPACE 8f6b2a0e-5c43-4e0b-9b57-3d2c1f7e6a94 NAME "${entry}" TYPE SHA1 UPPER)
      string(APPEND FILES "${indent}<Component Id=\"c${id}\" Guid=\"${guid}\" Win64=\"yes\"><File Id=\"f${id}\" Source=\"${stage}/${entry}\" KeyPath=\"yes\"/></Component>\n")
      string(APPEND REFERENCES "      <ComponentRef Id=\"c${id}\"/>\n")
    endif()
  endforeach()
  set(FILES "${FILES}" PARENT_SCOPE)
  set(REFERENCES "${REFERENCES}" PARENT_SCOPE)
endfunction()
files_below("" "          ")
configure_file("${CMAKE_CURRENT_LIST_DIR}/tincan.wxs.in" "${OUT}/tincan.wxs" @ONLY)

find_program(WIXL wixl)
find_program(CANDLE candle PATHS "$ENV{WIX}/bin")
find_program(LIGHT light PATHS "$ENV{WIX}/bin")
set(msi "${OUT}/tincan-${VERSION}-x64.msi")
if(CANDLE AND LIGHT)
  execute_process(COMMAND "${CANDLE}" -nologo -arch x64 -out "${OUT}/tincan.wixobj" "${OUT}/tincan.wxs"
    WORKING_DIRECTORY "${OUT}" COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND "${LIGHT}" -nologo -spdb -out "${msi}" "${OUT}/tincan.wixobj"
    WORKING_DIRECTORY "${OUT}" COMMAND_ERROR_IS_FATAL ANY)
elseif(WIXL)
  execute_process(COMMAND "${WIXL}" --arch x64 --output "${msi}" tincan.wxs
    WORKING_DIRECTORY "${OUT}" COMMAND_ERROR_IS_FATAL ANY)
else()
  message(STATUS "Neither WiX nor wixl: no MSI")
endif()
file(REMOVE "${OUT}/tincan.wxs" "${OUT}/tincan.wixobj")
