import { posix } from 'node:path';

const { dirname, join, normalize, relative } = posix;

/** The path of a project file in the site: `docs/a.md` at `docs/a.html`, a README at index.html, code as a separate page. */
export function addressOf(file: string): string {
  if (isPicture(file)) return file;
  return `${file.replace(/README\.md$/, 'index.md').replace(/\.md$/, '')}.html`;
}

export const isPicture = (file: string): boolean => /\.(png|jpe?g|svg|gif|webp)$/.test(file);

/** The file that a link of a page leads to, and the heading in it: `#...` or empty. */
export function targetOf(page: string, link: string): { readonly file: string; readonly anchor: string } {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path)).replace(/\/$/, '');
  return { file, anchor: anchor ? `#${anchor}` : '' };
}

/** A link from one file of the site to another. */
export const linkBetween = (from: string, to: string): string =>
  relative(dirname(addressOf(from)), addressOf(to));
