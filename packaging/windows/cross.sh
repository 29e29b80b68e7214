#!/usr/bin/env bash
# Tincan for Windows, built on Debian 12 and run under Wine. README.md beside it says what came of that.
#
#   cross.sh fetch        the sources of sources.txt, each verified
#   cross.sh libraries    build them into the cache; what is there already stays
#   cross.sh build [targets...]   configure and build Tincan (build/windows)
#   cross.sh test [tests...]      Qt's tests of some rooms, under Wine
#   cross.sh talk [tincan-cli]    tincand.exe is asked by hand and by tincan-cli.exe (and by the tincan-cli of this system)
#   cross.sh desktop      the window is used by hand, on a screen of which pictures are taken
#   cross.sh wine PROGRAM ...     a program under Wine, with the libraries of the cache
#   cross.sh wineserver ...       what Wine's programs of the cache have in common: -k ends them all
#   cross.sh installers   stage, pack, and install and remove each of both under Wine
#   cross.sh all          everything, in this order
#
# TINCAN_WINDOWS is the cache (~/.cache/tincan-windows): half an hour of two cores to fill, 1 GB. TINCAN_JOBS bounds the jobs.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
readonly here root
readonly cache="${TINCAN_WINDOWS:-$HOME/.cache/tincan-windows}"
readonly jobs="${TINCAN_JOBS:-$(getconf _NPROCESSORS_ONLN)}"
readonly prefix="$cache/prefix" host=x86_64-w64-mingw32

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# --- sources ------------------------------------------------------------------------------------------------------

fetch() {
    local sum url file
    mkdir -p "$cache/sources"
    while read -r sum url; do
        [[ "$sum" =~ ^[0-9a-f]{64}$ ]] || continue
        file="$cache/sources/${url##*/}"
        [[ -f "$file" ]] || curl --fail --silent --show-error --location --output "$file.part" "$url"
        [[ -f "$file" ]] || mv "$file.part" "$file"
        sha256sum --quiet --check <<<"$sum  $file" || fail "${url##*/} is not the file that was built from here"
    done <"$here/sources.txt"
}

unpack() { # name as Debian calls it; says the folder
    local folder="$cache/src/$1"
    if [[ ! -d "$folder" ]]; then
        mkdir -p "$folder.part"
        tar -xf "$cache/sources/$1"_*.orig.tar.* -C "$folder.part" --strip-components=1
        mv "$folder.part" "$folder"
    fi
    printf '%s\n' "$folder"
}

# --- libraries ----------------------------------------------------------------------------------------------------

with_cmake() { # name, words for cmake...
    local source build="$cache/build/$1"
    source="$(unpack "$1")"
    cmake -G Ninja -S "$source" -B "$build" -DCMAKE_TOOLCHAIN_FILE="$here/mingw.cmake" -DTINCAN_WINDOWS_PREFIX="$prefix" \
        -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_BUILD_TYPE=Release "${@:2}"
    cmake --build "$build" --parallel "$jobs"
    cmake --install "$build"
}

# A library of its own, as Qt's driver and our hub use it in one process. Qt wants the amalgamation, which Debian strips from
# Qt's source, and which is made from SQLite's own.
library_sqlite3() {
    local source
    source="$(unpack sqlite3)"
    mkdir -p "$cache/build/sqlite3" "$prefix"/{bin,include,lib}
    cd "$cache/build/sqlite3"
    "$source/configure"
    make sqlite3.c
    "$host-gcc-posix" -O2 -shared -DSQLITE_API='__declspec(dllexport)' -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_FTS5 \
        -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_SECURE_DELETE sqlite3.c -o "$prefix/bin/sqlite3.dll" \
        -Wl,--out-implib,"$prefix/lib/libsqlite3.dll.a" -static-libgcc
    cp sqlite3.h sqlite3ext.h "$prefix/include"
}

# Debian strips wintab and iaccessible2 as well: no tablets, then. Direct2D without DirectWrite 3 is not to be had of mingw's
# headers, so both are left out; DirectWrite itself draws the coloured emoji. TLS is Windows' own, Schannel.
library_qt6-base() {
    with_cmake qt6-base -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF -DQT_BUILD_TOOLS_WHEN_CROSSCOMPILING=OFF \
        -DINPUT_opengl=no -DFEATURE_opengl=OFF -DFEATURE_vulkan=OFF -DFEATURE_dbus=OFF -DFEATURE_concurrent=OFF \
        -DFEATURE_printsupport=OFF -DFEATURE_xml=OFF -DFEATURE_tabletevent=OFF -DFEATURE_direct2d=OFF -DFEATURE_directwrite3=OFF \
        -DFEATURE_openssl=OFF -DFEATURE_schannel=ON -DFEATURE_dtls=OFF -DFEATURE_gssapi=OFF -DFEATURE_brotli=OFF \
        -DFEATURE_icu=OFF -DFEATURE_glib=OFF -DFEATURE_zstd=OFF -DFEATURE_system_sqlite=ON -DFEATURE_sql_odbc=OFF \
        -DFEATURE_sql_psql=OFF -DFEATURE_sql_mysql=OFF -DFEATURE_sql_db2=OFF -DFEATURE_sql_ibase=OFF -DFEATURE_sql_oci=OFF
}
library_qt6-websockets() { with_cmake qt6-websockets -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF; }
library_qt6-svg() { with_cmake qt6-svg -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF; }
library_qtkeychain() { with_cmake qtkeychain -DBUILD_WITH_QT6=ON -DBUILD_SHARED_LIBS=OFF -DBUILD_TRANSLATIONS=OFF; }
library_md4c() { with_cmake md4c -DBUILD_SHARED_LIBS=OFF; }
library_qrencode() { with_cmake qrencode -DWITH_TOOLS=NO -DWITHOUT_PNG=YES; }

# Debian's tarball is the repository's: configure is not in it.
library_libsodium() {
    local source
    source="$(unpack libsodium)"
    cd "$source"
    [[ -x configure ]] || autoreconf --force --install
    mkdir -p "$cache/build/libsodium"
    cd "$cache/build/libsodium"
    "$source/configure" --host="$host" CC="$host-gcc-posix" --prefix="$prefix" --disable-shared --enable-static
    make -j"$jobs"
    make install
}

# Without its programs, modules and old ciphers: the hub speaks TLS 1.2 and 1.3, and signs a certificate of its own.
library_openssl() {
    local source
    source="$(unpack openssl)"
    mkdir -p "$cache/build/openssl"
    cd "$cache/build/openssl"
    "$source/Configure" mingw64 --cross-compile-prefix="$host-" --prefix="$prefix" --libdir=lib CC=gcc-posix \
        no-shared no-module no-legacy no-engine no-tests no-ssl3 no-dtls no-cms no-cmp no-ct no-ts no-srp no-psk no-idea \
        no-mdc2 no-rc2 no-rc4 no-rc5 no-bf no-cast no-seed no-camellia no-aria no-sm2 no-sm3 no-sm4 no-whirlpool no-md4 \
        no-rmd160 no-gost
    make -j"$jobs" build_generated
    make -j"$jobs" libcrypto.a libssl.a
    make install_dev
}

# Headers alone, which are the machine's own: but /usr/include itself must never be looked into, for it has Linux's.
library_boost() {
    mkdir -p "$prefix/include" "$prefix/lib/cmake/Boost"
    ln -sfn /usr/include/boost "$prefix/include/boost"
    cp "$here"/BoostConfig*.cmake "$prefix/lib/cmake/Boost"
}

libraries() { # names... (all of them)
    local name
    mkdir -p "$cache/build" "$prefix"
    (($#)) || set -- boost sqlite3 libsodium openssl md4c qrencode qt6-base qt6-websockets qt6-svg qtkeychain
    for name in "$@"; do
        [[ ! -e "$cache/build/$name.done" ]] || continue
        printf '== %s (%s)\n' "$name" "$cache/build/$name.log"
        # A process of its own: on the left of || nothing would stop at an error.
        bash "$here/cross.sh" library "$name" >"$cache/build/$name.log" 2>&1 || fail "$(tail -n 40 "$cache/build/$name.log")"
        touch "$cache/build/$name.done"
    done
}

# --- Tincan -------------------------------------------------------------------------------------------------------

readonly tincan="$cache/build/tincan"
readonly stage="$cache/stage" icon="$tincan/packaging/icons/tincan.ico"

configure() {
    local desktop=ON qt
    # The icon is rendered while Tincan is built, by a program that has to run here.
    if [[ ! -x "$cache/render_icons" ]]; then
        read -ra qt < <(pkg-config --cflags --libs Qt6Gui Qt6Svg)
        c++ -std=c++20 -O1 -fPIC "$root/packaging/icons/render_icons.cpp" -o "$cache/render_icons" "${qt[@]}"
    fi
    [[ -e "$cache/build/qtkeychain.done" ]] || desktop=OFF # its libraries come last
    cmake -G Ninja -S "$root" -B "$tincan" -DCMAKE_TOOLCHAIN_FILE="$here/mingw.cmake" -DTINCAN_WINDOWS_PREFIX="$prefix" \
        -DCMAKE_BUILD_TYPE=Release -DTINCAN_WERROR=ON -DTINCAN_DESKTOP="$desktop" \
        -DTINCAN_RENDER_ICONS="$cache/render_icons" >"$cache/build/tincan.log" ||
        fail "$(tail -n 40 "$cache/build/tincan.log")"
}

build() { # targets... (the programs and the tests of tested_rooms)
    configure
    (($#)) || set -- tincand tincan-cli "${tested_rooms[@]/#/tests_core_}"
    cmake --build "$tincan" --parallel "$jobs" --target "$@"
}

# --- Wine ---------------------------------------------------------------------------------------------------------

# Rooms whose tests ask nothing of POSIX.
readonly tested_rooms=(base chat wire store)
patience=300 # seconds, for one test

# What mingw's compiler links with, Debian keeps in two places.
runtime() {
    printf '%s\n' /usr/lib/gcc/$host/12-posix/{libstdc++-6,libgcc_s_seh-1}.dll /usr/$host/lib/libwinpthread-1.dll
}

wineserver_of() { WINEPREFIX="$cache/wine" wineserver "$@" || true; }

# Not the environment's QT_QPA_PLATFORM but -platform offscreen says which platform: Wine hands on only some of it.
under_wine() { # program, words...
    export FONTCONFIG_FILE="$here/fonts.conf" # also while the prefix is made: what is read then may be kept
    local folders="Z:${prefix//\//\\}\\bin;Z:\\usr\\lib\\gcc\\$host\\12-posix;Z:\\usr\\$host\\lib"
    if [[ ! -d "$cache/wine" ]]; then
        WINEPREFIX="$cache/wine" WINEDEBUG=-all wine winecfg -v win10 >/dev/null 2>&1
    fi
    WINEPREFIX="$cache/wine" WINEDEBUG="${WINEDEBUG:--all}" WINEPATH="$folders" \
        timeout --foreground "$patience" wine "$@"
}

# QtTest writes to a file: Wine's stdout loses lines. And what counts is the file, for a program that was never begun ends
# with 0 as well.
test_one() { # program
    local name report totals
    name="$(basename "$1" .exe)"
    report="$cache/results/$name.txt"
    rm -f "$report"
    (cd "$cache/results" && under_wine "$1" -o "$name.txt,txt") </dev/null >"$cache/results/$name.out" 2>&1 || true
    totals="$(tr -d '\r' <"$report" 2>/dev/null | grep '^Totals:' || true)"
    printf '%-46s %s\n' "$name" "${totals:-no end: $report}"
    [[ "$totals" == *" 0 failed"* ]]
}

test_all() { # names of tests...
    local room program failed=0
    mkdir -p "$cache/results"
    (($#)) || for room in "${tested_rooms[@]}"; do set -- "$@" "core_$room"; done
    for room in "$@"; do
        for program in "$tincan/tests/$room"*.exe; do
            test_one "$program" || failed=1
        done
    done
    return "$failed"
}

talk() {
    python3 "$here/talk.py" "$tincan/bin" "$@"
}

# The window itself, with pictures of it.
desktop() {
    mkdir -p "$cache/results"
    xvfb-run -a -s '-screen 0 1280x800x24 -nolisten tcp' python3 "$here/window.py" "$tincan/bin" "$cache/results" "$cache/wine"
}

# --- installers ---------------------------------------------------------------------------------------------------

# What is loaded by name at run time; what those and the programs are linked with is found by looking into them.
readonly plugins=(platforms/{qwindows,qoffscreen} sqldrivers/qsqlite tls/qschannelbackend styles/qwindowsvistastyle
    imageformats/{qgif,qico,qjpeg,qsvg} iconengines/qsvgicon)

linked_with() { objdump -p "$1" | sed -n 's/^\s*DLL Name: //p'; } # program or library

# Copies what a program or library is linked with beside the programs, and what that is linked with. Windows' own is in no
# folder of ours.
stage_libraries_of() { # file
    local name folder
    while read -r name; do
        [[ ! -e "$stage/bin/$name" ]] || continue
        for folder in "$prefix/bin" "/usr/lib/gcc/$host/12-posix" "/usr/$host/lib"; do
            [[ -e "$folder/$name" ]] || continue
            cp "$folder/$name" "$stage/bin"
            stage_libraries_of "$folder/$name"
            break
        done
    done < <(linked_with "$1")
}

stage_licences() {
    local name file
    for name in qt6-base qt6-websockets qt6-svg qtkeychain openssl libsodium md4c qrencode; do
        for file in "$cache/src/$name"/{LICENSES/*,LICENSE*,COPYING*}; do
            [[ ! -f "$file" ]] || install -D -m 644 "$file" "$stage/share/licences/$name/${file##*/}"
        done
    done
    install -D -m 644 /usr/share/doc/libboost1.81-dev/copyright "$stage/share/licences/boost/copyright"
    install -D -m 644 /usr/share/doc/gcc-mingw-w64-base/copyright "$stage/share/licences/gcc/copyright"
    install -D -m 644 /usr/share/doc/mingw-w64-common/copyright "$stage/share/licences/mingw-w64/copyright"
    cp "$root"/{LICENSE,README.md,CHANGELOG.md} "$stage/share"
}

# Programs and libraries lie in one folder, and plugins in folders below: that is where Qt and Windows look.
stage_all() {
    local program plugin
    rm -rf "$stage"
    mkdir -p "$stage/bin"
    for program in tincan tincand tincan-cli; do
        [[ -e "$tincan/bin/$program.exe" ]] || continue
        cp "$tincan/bin/$program.exe" "$stage/bin"
        stage_libraries_of "$stage/bin/$program.exe"
    done
    for plugin in "${plugins[@]}"; do
        install -D "$prefix/plugins/$plugin.dll" "$stage/bin/$plugin.dll"
        stage_libraries_of "$stage/bin/$plugin.dll"
    done
    find "$stage/bin" -type f -exec "$host-strip" --strip-unneeded {} +
    # Qt's own words in Chinese: the same file for every system.
    install -D -m 644 /usr/share/qt6/translations/qtbase_zh_CN.qm "$stage/bin/translations/qtbase_zh_CN.qm"
    stage_licences
}

installers() {
    local version
    version="$(sed -n 's/^project(tincan VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")"
    stage_all
    cmake -DSTAGE="$stage" -DVERSION="$version" -DICON="$icon" -DLICENCE="$root/LICENSE" -DOUT="$cache/packages" \
        -P "$here/installers.cmake"
    TINCAN_ICON="$icon" "$here/prove" "$stage"
}

# --- the door -----------------------------------------------------------------------------------------------------

main() {
    local command="${1:-}"
    shift || true
    case "$command" in
        fetch) fetch ;;
        libraries) libraries "$@" ;;
        library) "library_$1" ;;
        build) build "$@" ;;
        test) test_all "$@" ;;
        talk) talk "$@" ;;
        desktop) desktop ;;
        stage) stage_all ;;
        installers) installers ;;
        wine) under_wine "$@" ;;
        wineserver) wineserver_of "$@" ;;
        all)
            fetch
            libraries
            build tincan tincand tincan-cli "${tested_rooms[@]/#/tests_core_}"
            test_all
            talk
            desktop
            installers
            ;;
        *)
            sed -n '2,16s/^# \{0,1\}//p' "$here/cross.sh"
            exit 2
            ;;
    esac
}

main "$@"
