// Replaces the package wsl-utils in the shipped bundle. oclif uses it at every start to detect whether Linux runs inside
// Windows, only to show it in --version; the detection takes half as long as starting Node.
export const isWsl = false;
export const powerShellPath = () => 'powershell.exe';
