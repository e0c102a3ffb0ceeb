/**
 * Packages that oclif loads at every start and that zoo never reaches: those that look for commands and plugins, which
 * zoo passes to oclif itself, and the one that detects Windows Subsystem for Linux, for --version only. The shipped
 * bundle replaces each with this module.
 */
export const UNREACHED = ['lilconfig', 'minimatch', 'tinyglobby', 'wsl-utils'];

export const isWsl = false;
