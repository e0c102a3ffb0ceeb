// Stands for the package wsl-utils in what is shipped. oclif asks it, at every start, whether Linux runs inside Windows, only to say so
// in --version; asking takes as long as half a start of Node.
export const isWsl = false;
export const powerShellPath = () => 'powershell.exe';
