import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPage } from '../../src/schema/check.js';
import { pageHash, resolvedPage } from '../../src/spec/resolved.js';
import { folderOf } from '../spec/pages.js';
import { file, names, read, registry, resolved } from './zoo.js';

const pages = names.flatMap((name) =>
  [undefined, ...read(file(name)).profiles].map((profile) => ({ name, profile })),
);

// What every page of the zoo means, defaults written out: a default that changes is seen here. `vitest -u` accepts it.
describe.each(pages)('$name under profile $profile, resolved', ({ name, profile }) => {
  const text = resolvedPage(resolved(name, profile));

  it('has not changed', async () => {
    const golden = profile === undefined ? name : `${name}.${profile}`;
    await expect(text).toMatchFileSnapshot(`resolved/${golden}.yaml`);
  });

  it('is itself a page, the same one', () => {
    const again = join(folderOf({}), 'again.yaml');
    writeFileSync(again, text);
    const page = checkPage(read(again), registry);
    expect(page).toEqual(resolved(name, profile));
    expect(pageHash(page)).toBe(pageHash(resolved(name, profile)));
  });
});

it('every saved page still exists in the zoo', () => {
  const golden = pages.map(({ name, profile }) => (profile === undefined ? name : `${name}.${profile}`));
  expect(readdirSync('test/zoo/resolved').sort()).toEqual(golden.map((name) => `${name}.yaml`).sort());
});
