#!/usr/bin/env bash
# Installs and removes both installers under Wine, silently, and looks at every file: an installer's exit code says nothing
# (a 32-bit one on a 64-bit Wine does nothing, and ends with 0).
#   check_installers.sh STAGE SETUP.EXE SETUP.MSI
set -euo pipefail
stage="$1" setup="$2" msi="$3"
WINEPREFIX="$(mktemp -d)"
export WINEPREFIX WINEDEBUG=-all
trap 'wineserver -k || true; rm -rf "$WINEPREFIX"' EXIT
wrong=0

complain() {
    printf '  wrong: %s\n' "$*"
    wrong=1
}
there() { [[ -e "$1" ]] || complain "not there: ${1#"$WINEPREFIX"/}"; }
gone() { [[ ! -e "$1" ]] || complain "still there: ${1#"$WINEPREFIX"/}"; }
value_of() { # key, words of reg; nothing where there is none: reg says that on the standard output
    local said
    ! said="$(wine reg query "$@" 2>/dev/null | tr -d '\r')" || printf '%s' "$said"
}
key_gone() { [[ -z "$(value_of "$1" /s)" ]] || complain "still in the registry: $1"; }
says() { [[ "$(value_of "$1" "${@:3}")" == *"$2"* ]] || complain "$1 does not say $2"; } # key, what, words of reg

all_of_stage() { # folder
    local file count=0
    while IFS= read -r -d '' file; do
        cmp -s "$stage/$file" "$1/$file" || complain "not as it was packed: $file"
        count=$((count + 1))
    done < <(cd "$stage" && find . -type f -print0)
    printf '  %s files compared\n' "$count"
}

# A prefix of its own: nothing is there before.
wine winecfg -v win10 >/dev/null 2>&1
wineserver -w
user="$WINEPREFIX/drive_c/users/$(id -un)"
local_data="$user/AppData/Local"
programs="$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
folder="$local_data/Programs/Tincan"
uninstall='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Tincan'
links='Software\Classes\tincan'

install_setup() {
    wine "$setup" /S || true
    wineserver -w
}
# Without _? the uninstaller copies itself into a temporary folder and is waited for by nobody.
remove_setup() { # words
    wine "$folder/uninstall.exe" /S "$@" || true
    wineserver -w
}
pretend_data() {
    mkdir -p "$local_data/tincan/profiles/default"
    printf 'said' >"$local_data/tincan/profiles/default/history.sqlite"
}
removed() {
    gone "$folder"
    gone "$programs/Tincan.lnk"
    gone "$user/Desktop/Tincan.lnk"
    key_gone "$uninstall"
    key_gone "HKCU\\$links"
}

echo "setup.exe: install"
install_setup
all_of_stage "$folder"
there "$folder/uninstall.exe"
there "$programs/Tincan.lnk"
there "$user/Desktop/Tincan.lnk"
says "HKCU\\$links\\shell\\open\\command" '\Programs\Tincan\bin\tincan.exe" "%1"' /ve
says "HKCU\\$links" 'URL Protocol' /v 'URL Protocol'
says "$uninstall" uninstall.exe /v UninstallString
[[ -z "$(value_of "$uninstall" /v FirewallRule)" ]] || complain "a firewall rule that nobody asked for"

echo "setup.exe: install over itself, an old file goes"
touch "$folder/bin/left-over.dll"
install_setup
all_of_stage "$folder"
gone "$folder/bin/left-over.dll"

echo "setup.exe: remove, data stays"
pretend_data
remove_setup
removed
there "$local_data/tincan/profiles/default/history.sqlite"

echo "setup.exe: remove, data goes"
install_setup
remove_setup /DELETEDATA
removed
gone "$local_data/tincan"

echo "msi: install"
wine msiexec /i "$(winepath -w "$msi")" /qn || true
wineserver -w
all_of_stage "$WINEPREFIX/drive_c/Program Files/Tincan"
says "HKLM\\$links\\shell\\open\\command" '\Tincan\bin\tincan.exe" "%1"' /ve
# Wine gives the menu of the one who installs for the menu of everybody.
menu="$(find "$WINEPREFIX/drive_c" -name Tincan.lnk)"
[[ "$menu" == *"/Start Menu/Programs/Tincan.lnk" ]] || complain "no entry in the start menu: $menu"

echo "msi: remove, data stays"
pretend_data
wine msiexec /x "$(winepath -w "$msi")" /qn || true
wineserver -w
gone "$WINEPREFIX/drive_c/Program Files/Tincan"
gone "$menu"
key_gone "HKLM\\$links"
there "$local_data/tincan/profiles/default/history.sqlite"

((wrong)) || echo "both install and go, file by file"
exit "$wrong"
