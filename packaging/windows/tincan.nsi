; The installer for one person, who need not be an administrator. It is told what to pack:
;   makensis -DVERSION=0.1.0 -DSTAGE=folder -DOUT=file -DICON=tincan.ico -DLICENCE=file tincan.nsi
; STAGE has bin\tincan.exe and whatever that needs. Silently: tincan-setup.exe /S [/D=folder]; the uninstaller keeps what was
; said unless it is asked (/S /DELETEDATA).
Unicode true
Target amd64-unicode
!include MUI2.nsh
!include FileFunc.nsh
!include x64.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Tincan"
!define LINKS "Software\Classes\tincan"
!define RULE "Tincan"

Name "Tincan"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Tincan"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Tincan"
VIAddVersionKey FileDescription "Tincan Setup"
VIAddVersionKey CompanyName "The Tincan authors"
VIAddVersionKey LegalCopyright "The Tincan authors"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\bin\tincan.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString Program ${LANG_ENGLISH} "Tincan"
LangString Program ${LANG_SIMPCHINESE} "Tincan"
LangString Desktop ${LANG_ENGLISH} "Shortcut on the desktop"
LangString Desktop ${LANG_SIMPCHINESE} "桌面快捷方式"
LangString Firewall ${LANG_ENGLISH} "Let others on this network reach rooms hosted here (asks for an administrator)"
LangString Firewall ${LANG_SIMPCHINESE} "允许局域网中的其他人访问在此主持的房间（需要管理员）"
LangString Running ${LANG_ENGLISH} "Tincan is open. Close it, then go on."
LangString Running ${LANG_SIMPCHINESE} "Tincan 正在运行。请先将其关闭，然后继续。"
LangString Newer ${LANG_ENGLISH} "A newer version of Tincan is installed. It is kept: what it has stored may be unreadable for an older one."
LangString Newer ${LANG_SIMPCHINESE} "已安装更新版本的 Tincan，将予以保留：旧版本可能无法读取它保存的数据。"
LangString Taken ${LANG_ENGLISH} "This folder has something else in it. Nothing was changed. Choose an empty one."
LangString Taken ${LANG_SIMPCHINESE} "此文件夹中有其他内容，未做任何更改。请选择一个空文件夹。"
LangString Data ${LANG_ENGLISH} "Delete messages, files and settings of Tincan on this computer as well?$\n$\n$LOCALAPPDATA\tincan"
LangString Data ${LANG_SIMPCHINESE} "是否同时删除 Tincan 保存在这台电脑上的消息、文件和设置？$\n$\n$LOCALAPPDATA\tincan"

; Of two versions like 0.1.0: -1, 0 or 1 on the stack, as the first is older, equal or newer.
!include WordFunc.nsh

; A program that runs cannot be replaced: then its file cannot be opened for writing.
!macro IsOpen program
  IfFileExists "$INSTDIR\bin\${program}.exe" 0 closed_${program}
  ClearErrors
  FileOpen $0 "$INSTDIR\bin\${program}.exe" a
  IfErrors 0 opened_${program}
  StrCpy $1 1
  Goto closed_${program}
  opened_${program}:
  FileClose $0
  closed_${program}:
!macroend
!macro WaitUntilClosed prefix
Function ${prefix}WaitUntilClosed
  again:
  StrCpy $1 0
  !insertmacro IsOpen tincan
  !insertmacro IsOpen tincand
  !insertmacro IsOpen tincan-cli
  IntCmp $1 0 closed
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 3
  Quit
  closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Function .onInit
  SetShellVarContext current
  ReadRegStr $0 HKCU "${KEY}" "DisplayVersion"
  StrCmp $0 "" fine
  ${VersionCompare} "$0" "${VERSION}" $1
  StrCmp $1 "1" 0 fine
  MessageBox MB_OK|MB_ICONSTOP "$(Newer)" /SD IDOK
  SetErrorLevel 4
  Quit
  fine:
FunctionEnd

Section "$(Program)" program
  SectionIn RO
  Call WaitUntilClosed
  ; What an older version had and this one has not goes with it. Whatever is somebody else's does not.
  ReadRegStr $0 HKCU "${KEY}" "InstallLocation"
  StrCmp $0 "$INSTDIR" ours
  IfFileExists "$INSTDIR\bin\*.*" taken
  IfFileExists "$INSTDIR\share\*.*" taken
  IfFileExists "$INSTDIR\uninstall.exe" taken fresh
  taken:
  MessageBox MB_OK|MB_ICONSTOP "$(Taken)" /SD IDOK
  SetErrorLevel 5
  Quit
  ours:
  RMDir /r "$INSTDIR\bin"
  fresh:
  SetOutPath "$INSTDIR"
  File /r "${STAGE}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Tincan.lnk" "$INSTDIR\bin\tincan.exe"

  WriteRegStr HKCU "${LINKS}" "" "URL:Tincan"
  WriteRegStr HKCU "${LINKS}" "URL Protocol" ""
  WriteRegStr HKCU "${LINKS}\DefaultIcon" "" "$INSTDIR\bin\tincan.exe,0"
  WriteRegStr HKCU "${LINKS}\shell\open\command" "" '"$INSTDIR\bin\tincan.exe" "%1"'

  WriteRegStr HKCU "${KEY}" "DisplayName" "Tincan"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\bin\tincan.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Tincan authors"
  WriteRegStr HKCU "${KEY}" "URLInfoAbout" "https://tincan.example/"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
SectionEnd

Section "$(Desktop)" desktop
  CreateShortcut "$DESKTOP\Tincan.lnk" "$INSTDIR\bin\tincan.exe"
SectionEnd

; On request alone: a rule is a hole, and who hosts for nobody else needs none.
Section /o "$(Firewall)" firewall
  ExecShellWait "runas" "$SYSDIR\netsh.exe" 'advfirewall firewall add rule name="${RULE}" dir=in action=allow profile=private,domain program="$INSTDIR\bin\tincan.exe"' SW_HIDE
  WriteRegDWORD HKCU "${KEY}" "FirewallRule" 1
SectionEnd

Function un.onInit
  SetShellVarContext current
FunctionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  ReadRegDWORD $2 HKCU "${KEY}" "FirewallRule"
  IntCmp $2 1 0 norule norule
  ExecShellWait "runas" "$SYSDIR\netsh.exe" 'advfirewall firewall delete rule name="${RULE}" program="$INSTDIR\bin\tincan.exe"' SW_HIDE
  norule:
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DELETEDATA" $1
  IfErrors 0 delete
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(Data)" /SD IDNO IDNO keep
  delete:
  RMDir /r "$LOCALAPPDATA\tincan"
  keep:
  Delete "$DESKTOP\Tincan.lnk"
  Delete "$SMPROGRAMS\Tincan.lnk"
  ; Only while it leads here: another copy may have taken it over.
  ReadRegStr $0 HKCU "${LINKS}\shell\open\command" ""
  StrCmp $0 '"$INSTDIR\bin\tincan.exe" "%1"' 0 +2
  DeleteRegKey HKCU "${LINKS}"
  DeleteRegKey HKCU "${KEY}"
  RMDir /r "$INSTDIR\bin"
  RMDir /r "$INSTDIR\share"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd
