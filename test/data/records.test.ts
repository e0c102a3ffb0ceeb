import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRecords, splitFields } from '../../src/data/records.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['a,b,c', ['a', 'b', 'c']],
  ['a,,', ['a', '', '']],
  ['"a,b",c', ['a,b', 'c']],
  ['"say ""hi""",2', ['say "hi"', '2']],
  ['1,""', ['1', '']],
  ['1,"x"', ['1', 'x']],
  ['"",""', ['', '']],
])('fields of %s', (text, fields) => {
  expect(splitFields(text, ',')).toEqual(fields);
});

test.each([
  [
    'a.csv',
    '\uFEFFimage,label\r\n1.jpg,sad\r\n\r\n2.jpg\r\n3.jpg,"a\nb"\r\n',
    [
      { line: 2, image: '1.jpg', label: 'sad' },
      { line: 4, why: 'has 1 fields where there are 2 columns' },
      { line: 5, image: '3.jpg', label: 'a\nb' },
    ],
  ],
  ['a.tsv', 'image\tlabel\n1.jpg\tsad, very\n', [{ line: 2, image: '1.jpg', label: 'sad, very' }]],
  [
    'over three lines.csv',
    'image,label\n1.jpg,"sad\n2.jpg,x\n3.jpg,5"\n',
    [{ line: 2, image: '1.jpg', label: 'sad\n2.jpg,x\n3.jpg,5' }],
  ],
  [
    'at the end.csv',
    'image,label\n1.jpg,"sad\n2.jpg,x\n',
    [
      { line: 2, why: 'opens a quote that is never closed' },
      { line: 3, image: '2.jpg', label: 'x' },
    ],
  ],
  [
    'a.jsonl',
    '{"image":"1.jpg","au1":true,"v":-0.5,"x":null}\nnot json\n[1]\n',
    [
      { line: 1, image: '1.jpg', au1: '1', v: '-0.5' },
      { line: 2, why: 'is not a JSON object' },
      { line: 3, why: 'is not a JSON object' },
    ],
  ],
])('%s', async (name, text, expected) => {
  const file = join(folder, name);
  await writeFile(file, text);
  const rows: unknown[] = [];
  for await (const record of readRecords(file)) {
    rows.push('fields' in record ? { line: record.line, ...Object.fromEntries(record.fields) } : record);
  }
  expect(rows).toEqual(expected);
});

test('a stray quote costs its own line, not the rest of the file', async () => {
  const file = join(folder, 'stray.csv');
  const lines = Array.from({ length: 20_000 }, (_, i) => `${i}.jpg,${i === 50 ? '5" print' : 'sad'}`);
  await writeFile(file, `image,label\n${lines.join('\n')}\n`);
  const bad: unknown[] = [];
  let rows = 0;
  for await (const record of readRecords(file)) {
    if ('fields' in record) rows++;
    else bad.push(record);
  }
  expect(bad).toEqual([{ line: 52, why: 'opens a quote that is never closed' }]);
  expect(rows).toBe(19_999);
});
