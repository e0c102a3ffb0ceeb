import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonLines } from '../../../src/run/record/json-lines.js';
import { readRun, runEnvironment } from '../../../src/run/record/saved.js';
import { inspection, predictions, record } from '../../report/sample.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-saved-'));
  const files = {
    'page.yaml': 'name: a',
    'environment.json': '{"engine":"wasm","profile":null,"rows":20}',
    'run.json': JSON.stringify(record),
    'inspect.json': JSON.stringify(inspection),
    'predictions.jsonl': [...jsonLines(predictions)].join(''),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a saved run is read back unchanged', () => {
  const saved = readRun(folder);
  const found = { ...saved, predictions: [...saved.predictions] };
  expect(found).toEqual(JSON.parse(JSON.stringify({ record, predictions, inspection })));
  expect(runEnvironment(folder)).toEqual({ engine: 'wasm', profile: null, rows: 20 });
});

describe('a file of a run is refused, with its name and a remedy, if it is', () => {
  const bad = [
    ['empty', ''],
    ['cut off', '{"na'],
    ['binary', '\0\u0001\u0002'],
    ['a list', '[1, 2]'],
    ['null', 'null'],
    ['of something else', '{"name": "left-pad", "version": "1.0.0", "rows": "many"}'],
  ] as const;
  it.each(bad)('%s', (_, text) => {
    for (const [name, read] of [
      ['run.json', readRun],
      ['environment.json', runEnvironment],
    ] as const) {
      writeFileSync(join(folder, name), text);
      expect(() => read(folder), name).toThrow(
        new RegExp(`${name} is empty, damaged or not from a run\\. Restore it, or .*\\[run-file-foreign\\]`),
      );
    }
  });

  it('predictions that are cut off', () => {
    writeFileSync(join(folder, 'predictions.jsonl'), '{"key": "a');
    expect(() => readRun(folder)).toThrow(
      /predictions\.jsonl is empty, damaged.*delete it and run zoo run --resume/,
    );
  });
});

it('refuses a run record of a newer format, and says which version is needed', () => {
  writeFileSync(join(folder, 'run.json'), '{ "format": 2 }');
  expect(() => readRun(folder)).toThrow(
    /run\.json was written by a newer version of zoo \(run record format 2; this version reads format 1\)\. Install a newer/,
  );
});
