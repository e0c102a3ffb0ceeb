// Writes THIRD_PARTY_NOTICES.md: every package that is installed with this one, from the lock file, with its license
// and, for packages that every system installs, the copyright lines of its license file; and the full licenses of packages whose code
// is part of dist. --check fails if the file is stale.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { INSIDE } from './inside.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = join(root, 'THIRD_PARTY_NOTICES.md');

/** Licenses of dependencies that put no conditions on our MIT-licensed code. */
const ALLOWED =
  /^(MIT|ISC|0BSD|BlueOak-1\.0\.0|Python-2\.0|PSF-2\.0|BSD-[23]-Clause|Apache-2\.0|CC0-1\.0|Unlicense|LGPL-3\.0-or-later)$/;

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

/** `node_modules/a/node_modules/@b/c` to `@b/c`. */
const nameOf = (path) => path.split('node_modules/').at(-1);

/** The text of a package's license file; empty if there is none. */
function licenseText(path) {
  const folder = join(root, path);
  if (!existsSync(folder)) return '';
  const license = readdirSync(folder).find((name) => /^(licen[cs]e|copying)([-.](md|txt|mit))*$/i.test(name));
  return license ? readFileSync(join(folder, license), 'utf8') : '';
}

/** The copyright lines of a package's license file; none if only some systems install the package. */
function holders(path, { os, cpu, optional }) {
  if (os || cpu || optional) return '';
  const lines = licenseText(path).split(/\r?\n/);
  const found = lines
    .map((line) => line.replace(/^[\s*#/>-]+/, '').trim())
    .filter(
      (line) => /^copyright\b.*(\d{4}|\bby\b|\(c\)|©)/i.test(line) && !/\[(yyyy|year)\]|\{yyyy\}/.test(line),
    );
  return [...new Set(found)].slice(0, 3).join('; ').replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

const rows = Object.entries(packages)
  .filter(([path, { dev, peer, link }]) => path.startsWith('node_modules/') && !dev && !peer && !link)
  .map(([path, one]) => ({ name: nameOf(path), ...one, holders: holders(path, one) }))
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));

const unique = [...new Map(rows.map((row) => [`${row.name} ${row.version}`, row])).values()];
const parts = (license) => license.replace(/[()]/g, '').split(/ (?:AND|OR) /);
const refused = unique.filter(({ license = '' }) => !parts(license).some((each) => ALLOWED.test(each)));
if (refused.length > 0) {
  const list = refused.map(
    ({ name, version, license }) => `  ${name} ${version}: ${license ?? 'no license given'}`,
  );
  console.error(
    `Packages whose license is not on the list in src/packaging/notices.mjs:\n${list.join('\n')}`,
  );
  process.exit(1);
}

/** Where npm installed a dependency: the nearest folder above. */
function pathOf(name, from) {
  const path = `${from ? `${from}/` : ''}node_modules/${name}`;
  if (packages[path]) return path;
  return from ? pathOf(name, from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0))) : undefined;
}

/** The packages inside dist and, since bundling follows imports, everything they may import; without external packages. */
const outside = new Set(Object.keys(packages[''].dependencies));
const inside = new Set();
const visit = (name, from = '') => {
  const path = pathOf(name, from);
  if (!path || inside.has(path)) return;
  inside.add(path);
  for (const needed of Object.keys(packages[path].dependencies ?? {}))
    if (!outside.has(needed)) visit(needed, path);
};
for (const id of INSIDE) visit(/^(@[^/]+\/)?[^/]+/.exec(id)[0]);

const copied = [...inside]
  .map((path) => ({ name: nameOf(path), ...packages[path], text: licenseText(path).trim() }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));
const untold = copied.filter(
  ({ license = '', text }) => !parts(license).some((each) => ALLOWED.test(each)) || text === '',
);
if (untold.length > 0) {
  console.error(
    `No license file, or a license that is not on the list: ${untold.map(({ name }) => name).join(', ')}`,
  );
  process.exit(1);
}

const text = `# Third-party notices

npm installs ${unique.length} packages beside declarative-zoo, each under its own license, whose text is in the package. \`dist\` contains code of
${copied.length} more, so that commands start quickly; their licenses are at the end. Written by \`npm run notices\` from \`package-lock.json\` and
\`node_modules\`.

libvips, which sharp uses to decode images, is licensed under LGPL-3.0-or-later and linked dynamically. It can be replaced: see the
documentation of sharp.

| package | version | license | copyright |
| --- | --- | --- | --- |
${unique.map(({ name, version, license, holders: by }) => `| ${name} | ${version} | ${license} | ${by} |`).join('\n')}

# Licenses of packages in dist

${copied.map(({ name, version, license, text }) => `## ${name} ${version} (${license})\n\n\`\`\`text\n${text}\n\`\`\``).join('\n\n')}
`;

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error('THIRD_PARTY_NOTICES.md is not what package-lock.json says. Run: npm run notices');
  process.exit(1);
}
