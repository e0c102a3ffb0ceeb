/** Messages about the reference that `zoo docs` writes. */
import { named, printable } from './printable.js';
import type { Place, Problem } from './problem.js';

/** Reading the docstrings needs a package that only developers have. */
export const needsTsMorph = (): Problem => ({
  code: 'needs-ts-morph',
  message:
    'zoo docs reads the docstrings of the sources with ts-morph, which is not installed. Run: npm install --save-dev ts-morph',
});

/**
 * Building the site needs packages that only developers have.
 *
 * @example zoo docs --site makes the site with minisearch, which is not installed. Run in the checkout: npm ci
 */
export const needsSiteTools = (name: string): Problem => ({
  code: 'needs-site-tools',
  message: `zoo docs --site makes the site with ${name}, which is not installed. Run in the checkout: npm ci`,
});

/**
 * The package does not contain the code that builds the site: only a checkout of the repository does.
 *
 * @example the installed package cannot make a site of its docs. Run npm ci and npx zoo docs --site FOLDER in a checkout of
 * the repository, or read the docs as Markdown in node_modules/declarative-zoo/docs.
 */
export const siteNotPackaged = (docs: string): Problem => ({
  code: 'site-not-packaged',
  message: `the installed package cannot make a site of its docs. Run npm ci and npx zoo docs --site FOLDER in a checkout of the repository, or read the docs as Markdown in ${printable(docs)}.`,
});

/**
 * There are no TypeScript sources: this is an installed package, not a checkout.
 *
 * @example zoo docs writes the reference from the sources, and node_modules/declarative-zoo has none. Run it in a
 * checkout of the repository.
 */
export const noSources = (folder: string): Problem => ({
  code: 'no-sources',
  message: `zoo docs writes the reference from the sources, and ${folder} has none. Run it in a checkout of the repository.`,
});

/**
 * A page of the reference would overwrite a file that `zoo docs` did not write.
 *
 * @example docs/reference/heads/fc.md was not written by zoo docs, so it is not overwritten. Rename it.
 */
export const notGenerated = (file: string): Problem => ({
  code: 'not-generated',
  message: `${file} was not written by zoo docs, so it is not overwritten. Rename it.`,
});

/**
 * A site is made in a new or empty folder, or in one that `zoo docs --site` made earlier.
 *
 * @example site holds files that zoo docs --site did not write: thesis.tex. Choose a new or empty folder.
 */
export const siteForeign = (folder: string, files: readonly string[]): Problem => ({
  code: 'folder-foreign',
  message: `${printable(folder)} holds files that zoo docs --site did not write: ${named(files)}. Choose a new or empty folder.`,
});

/**
 * The reference does not match the sources.
 *
 * @example the reference is older than the sources: docs/reference/heads/fc.md. Run: npx zoo docs
 */
export const staleReference = (files: readonly string[]): Problem => ({
  code: 'stale-reference',
  message: `the reference is older than the sources: ${files.join(', ')}. Run: npx zoo docs`,
});

/**
 * Something that users can write or read is not explained.
 *
 * @example the option `units` of heads/fc is not explained. Write a description, or a docstring.
 */
export const undocumented = (what: string): Problem => ({
  code: 'undocumented',
  message: `${what} is not explained. Write a description, or a docstring.`,
});

/**
 * A link of the docs leads nowhere.
 *
 * @example the link "page.md" leads nowhere.
 */
export const deadLink = (place: Place, target: string): Problem => ({
  code: 'dead-link',
  place,
  message: `the link "${target}" leads nowhere.`,
});

/**
 * A guide shows a command that does not exist, or a flag that it does not have.
 *
 * @example "zoo train" cannot be called: there is no such command.
 */
export const staleCommand = (place: Place, command: string, why: string): Problem => ({
  code: 'stale-command',
  place,
  message: `"${command}" cannot be called: ${why}.`,
});

/**
 * A guide shows a page that is not valid.
 *
 * @example the page that is shown here is not valid: "data" is missing
 */
export const staleSnippet = (place: Place, why: string): Problem => ({
  code: 'stale-snippet',
  place,
  message: `the page that is shown here is not valid: ${why}`,
});
