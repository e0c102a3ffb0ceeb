// Refuses to publish while placeholders remain; see "Publish" in CONTRIBUTING.md.
import { readFileSync } from 'node:fs';

const files = {
  'package.json': /OWNER\//,
  'CITATION.cff': /OWNER\//,
  '.github/ISSUE_TEMPLATE/config.yml': /OWNER\//,
  'SECURITY.md': /@example\.org/,
};
const left = Object.entries(files).filter(([file, placeholder]) =>
  placeholder.test(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')),
);
for (const [file] of left)
  console.error(`${file} still holds a placeholder. See "Publish" in CONTRIBUTING.md.`);
if (left.length > 0) process.exitCode = 1;
