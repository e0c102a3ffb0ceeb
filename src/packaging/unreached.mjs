/**
 * Packages that oclif loads at every start, and that zoo never reaches: what looks for commands and plugins, which zoo gives it, and what
 * asks whether Linux runs inside Windows, only to say so in --version. In what is shipped, this module stands for each.
 */
export const UNREACHED = ['lilconfig', 'minimatch', 'tinyglobby', 'wsl-utils'];

export const isWsl = false;
