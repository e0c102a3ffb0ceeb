/**
 * Packages that oclif loads at every start and that zoo never reaches: those that look for commands and plugins, which
 * zoo passes to oclif itself, and the one that detects Windows Subsystem for Linux, for --version only. The shipped
 * bundle replaces each with this module.
 */
export const UNREACHED = ['lilconfig', 'minimatch', 'tinyglobby', 'wsl-utils'];

/** A plugin of the bundler that replaces what oclif loads by `import`, which would be a file of its own. */
export const unreached = {
  name: 'unreached',
  transform: (code, id) =>
    id.includes('/node_modules/@oclif/')
      ? code.replaceAll("await import('wsl-utils')", '{ isWsl: false }')
      : undefined,
};
