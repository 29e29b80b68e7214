# prove.ps1 FOLDER: installs the setup for one person and the MSI in FOLDER without a question, looks for what they promise, and
# removes them again: with the data kept, then with it deleted.
$ErrorActionPreference = "Stop"
$folder = Resolve-Path $args[0]
$data = Join-Path $env:LOCALAPPDATA "tincan"
$key = "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\Tincan"

function Fail($what) { Write-Error "WRONG: $what" }
function Finish($program, $words) {
    $done = Start-Process -FilePath $program -ArgumentList $words -Wait -PassThru
    if ($done.ExitCode) { Fail "$program $words ended with $($done.ExitCode)" }
}
function Uninstall($words) {
    # _?= has it work where it stands, so that it can be waited for; then it cannot delete itself.
    $at = (Get-ItemProperty $key).InstallLocation
    Finish "$at\uninstall.exe" (@("/S") + $words + "_?=$at")
    Remove-Item "$at\uninstall.exe"
    Remove-Item $at
    foreach ($left in "$at", $key, "HKCU:\Software\Classes\tincan", "$env:APPDATA\Microsoft\Windows\Start Menu\Programs\Tincan.lnk") {
        if (Test-Path $left) { Fail "$left is left" }
    }
}

$setup = (Get-ChildItem $folder -Filter *-setup.exe).FullName
foreach ($words in @(), @("/DELETEDATA")) {
    Finish $setup @("/S")
    $at = (Get-ItemProperty $key).InstallLocation
    $command = (Get-ItemProperty "HKCU:\Software\Classes\tincan\shell\open\command")."(default)"
    if ($command -ne "`"$at\bin\tincan.exe`" `"%1`"") { Fail "tincan:// leads to $command" }
    if (-not (Test-Path "$env:APPDATA\Microsoft\Windows\Start Menu\Programs\Tincan.lnk")) { Fail "no shortcut" }
    & "$at\bin\tincand.exe" --self-test
    if ($LASTEXITCODE) { Fail "tincand --self-test" }
    Finish "$at\bin\tincan.exe" @("--self-test")
    New-Item -ItemType Directory -Force "$data\profiles\kept" | Out-Null
    Uninstall $words
    if ((Test-Path $data) -eq ($words.Count -gt 0)) { Fail "data after uninstalling with: $words" }
}

$msi = (Get-ChildItem $folder -Filter *.msi).FullName
Finish "msiexec" @("/i", "`"$msi`"", "/qn", "/norestart")
Finish "$env:ProgramFiles\Tincan\bin\tincan.exe" @("--self-test")
Finish "msiexec" @("/x", "`"$msi`"", "/qn", "/norestart")
if (Test-Path "$env:ProgramFiles\Tincan") { Fail "the MSI leaves its folder" }
Write-Output "installed, used and removed"
