/** Every sentence about the reference that `zoo docs` writes. */
import type { Problem } from './problem.js';

/** The docstrings are read with a package that only developers have. */
export const needsTsMorph = (): Problem => ({
  code: 'needs-ts-morph',
  message:
    'zoo docs reads the docstrings of the sources with ts-morph, which is not installed. Run: npm install --save-dev ts-morph',
});

/** There is no TypeScript to read: this is an installed package, not a checkout. */
export const noSources = (folder: string): Problem => ({
  code: 'no-sources',
  message: `zoo docs writes the reference from the sources, and ${folder} has none. Run it in a checkout of the repository.`,
});

/** The reference does not say what the sources say. */
export const staleReference = (files: readonly string[]): Problem => ({
  code: 'stale-reference',
  message: `the reference is older than the sources: ${files.join(', ')}. Run: npx zoo docs`,
});
