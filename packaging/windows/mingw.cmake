# Windows from a Debian machine: mingw-w64's compilers, and nothing of the machine itself but Boost's headers.
# TINCAN_WINDOWS_PREFIX is where cross.sh put the libraries.

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR AMD64)
# posix, not win32: std::thread and std::mutex are only in that one.
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)

# CMake configures small projects of its own to try things; they are told as well.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES TINCAN_WINDOWS_PREFIX)
list(APPEND CMAKE_PREFIX_PATH "${TINCAN_WINDOWS_PREFIX}")
set(CMAKE_FIND_ROOT_PATH /usr/x86_64-w64-mingw32 "${TINCAN_WINDOWS_PREFIX}")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_LIBDIR} "${TINCAN_WINDOWS_PREFIX}/lib/pkgconfig")

# moc, rcc and lrelease run here: they are the machine's own Qt, of the same version.
set(QT_HOST_PATH /usr CACHE PATH "")
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/x86_64-linux-gnu/cmake CACHE PATH "")

# The archives alone are built, and CMake adds what they want of Windows (ws2_32, crypt32) only to who says so.
set(OPENSSL_USE_STATIC_LIBS ON)
