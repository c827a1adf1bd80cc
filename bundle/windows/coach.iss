; Inno Setup: the installer of the bundle for Windows. Not tried on a real computer yet.
#define Version GetEnv("COACH_VERSION")
[Setup]
AppId={{6F1C5B7E-2C63-4C6B-9E5A-7C0B7D3A51D4}
AppName=coach
AppVersion={#Version}
DefaultDirName={autopf}\coach
DefaultGroupName=coach
PrivilegesRequired=lowest
OutputDir=..\..\dist
OutputBaseFilename=coach-{#Version}-windows-x86_64
SetupIconFile=..\..\build\coach.ico
UninstallDisplayIcon={app}\coach.exe
ChangesAssociations=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[Files]
Source: "..\..\build\bundle\coach\*"; DestDir: "{app}"; Flags: recursesubdirs

[Icons]
Name: "{group}\coach"; Filename: "{app}\coach.exe"; Parameters: "live"
Name: "{autodesktop}\coach"; Filename: "{app}\coach.exe"; Parameters: "live"

[Registry]
Root: HKA; Subkey: "Software\Classes\.coach"; ValueType: string; ValueData: "coach.prescription"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\coach.prescription"; ValueType: string; ValueData: "Exercise prescription"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\coach.prescription\shell\open\command"; ValueType: string; ValueData: """{app}\coach.exe"" prescription open ""%1"""
