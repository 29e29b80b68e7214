# The headers of the machine's own Boost, linked into the cache by cross.sh: CMake's description of them would add /usr/include.
if(NOT TARGET Boost::headers)
  add_library(Boost::headers INTERFACE IMPORTED)
  get_filename_component(include "${CMAKE_CURRENT_LIST_DIR}/../../../include" ABSOLUTE)
  set_target_properties(Boost::headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${include}"
    INTERFACE_LINK_LIBRARIES "ws2_32;mswsock")
endif()
set(Boost_FOUND TRUE)
