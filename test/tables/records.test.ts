import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRecords } from '../../src/tables/records.js';
import { separatorOf, splitFields } from '../../src/tables/separator.js';

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
      { line: 4, why: 'has 1 fields, but there are 2 columns' },
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

/** The same table, in the formats of spreadsheet programs and databases. */
const TABLE = 'image,label\n1.jpg,f\u00e2ch\u00e9\n2.jpg,"glad, very"\n';
const RECORDS = [
  { line: 2, image: '1.jpg', label: 'f\u00e2ch\u00e9' },
  { line: 3, image: '2.jpg', label: 'glad, very' },
];
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const recordsOf = async (name: string, bytes: Buffer | string) => {
  await writeFile(join(folder, name), bytes);
  const rows: object[] = [];
  for await (const record of readRecords(join(folder, name)))
    rows.push('fields' in record ? { line: record.line, ...Object.fromEntries(record.fields) } : record);
  return rows;
};

test.each<[string, string, Buffer | string]>([
  ['UTF-8', 'a.csv', TABLE],
  ['UTF-8 with its mark', 'a.csv', `\uFEFF${TABLE}`],
  ['UTF-16, little-endian', 'a.csv', Buffer.from(`\uFEFF${TABLE}`, 'utf16le')],
  ['UTF-16, big-endian', 'a.csv', utf16be(`\uFEFF${TABLE}`)],
  ['UTF-16 without a mark', 'a.csv', Buffer.from(TABLE, 'utf16le')],
  ['UTF-16 without a mark, big-endian', 'a.csv', utf16be(TABLE)],
  ['Windows line ends', 'a.csv', TABLE.replaceAll('\n', '\r\n')],
  ['line ends of classic Mac OS', 'a.csv', TABLE.replaceAll('\n', '\r')],
  ['no line end at the end', 'a.csv', TABLE.trimEnd()],
  ['semicolons', 'a.csv', TABLE.replace('image,label', 'image;label').replaceAll('.jpg,', '.jpg;')],
  ['tabs', 'a.tsv', TABLE.replace('image,label', 'image\tlabel').replaceAll('.jpg,', '.jpg\t')],
  ['tabs in a .csv', 'a.csv', TABLE.replace('image,label', 'image\tlabel').replaceAll('.jpg,', '.jpg\t')],
  [
    'tabs, UTF-16, of Excel',
    'a.txt',
    Buffer.from(
      `\uFEFF${TABLE.replace('image,label', 'image\tlabel').replaceAll('.jpg,', '.jpg\t')}`,
      'utf16le',
    ),
  ],
])('%s', async (_, name, bytes) => {
  expect(await recordsOf(name, bytes)).toEqual(RECORDS);
});

test('characters and line ends are not split where two pieces of a long file meet', async () => {
  const lines = Array.from({ length: 40_000 }, (_, i) => `${i}.jpg,\u{1F600}${'\u00e9'.repeat(i % 7)}`);
  for (const end of ['\n', '\r\n']) {
    const rows = await recordsOf('long.csv', ['image,label', ...lines].join(end));
    expect(rows.map((row) => Object.values(row).slice(1).join())).toEqual(lines);
  }
});

test.each<[string, string, Buffer | string, string]>([
  [
    'Latin-1',
    'l1.csv',
    Buffer.from(`image,label\n${'1.jpg,sad\n'.repeat(60_000)}2.jpg,f\u00e2ch\u00e9\n`, 'latin1'),
    'l1.csv: line 60002 is not UTF-8. Save the table as UTF-8 (in Excel: "CSV UTF-8"), or convert it from its encoding',
  ],
  [
    'half a character at the end',
    'h.csv',
    Buffer.from('image\n\u00e9').subarray(0, 7),
    'line 2 is not UTF-8',
  ],
  [
    'half of UTF-16',
    'odd.csv',
    Buffer.from(`\uFEFF${TABLE}`, 'utf16le').subarray(0, 21),
    'damaged UTF-16LE text',
  ],
  ['UTF-32', 'u32.csv', Buffer.from('fffe000069000000', 'hex'), 'is a binary file, not a text table'],
  ['numbers', 'b.csv', Buffer.from([1, 0, 0, 7, 0, 0, 0, 1]), 'is a binary file, not a text table'],
  [
    'a spreadsheet',
    'x.csv',
    Buffer.from(`PK\x03\x04${'\0'.repeat(22)}\x13\0\0\0[Content_Types].xml`, 'latin1'),
    'x.csv is a spreadsheet (Excel or OpenDocument), not a text table. Save it as CSV (UTF-8), TSV or JSON Lines.',
  ],
  ['a page of the web', 'w.csv', '<!DOCTYPE html>\n<html>', 'w.csv is an HTML page, not a text table.'],
  ['a line without end', 'long.csv', Buffer.alloc(2 ** 24 + 2 ** 19, 'a'), 'is text whose line 1 never ends'],
  [
    'two separators that fit',
    'two.csv',
    'a;b,c\n1;2,3\n',
    'may be separated by "," or ";": the rows fit both.',
  ],
  ['a folder', '.', '', 'cannot be read'],
])('%s is refused', async (_, name, bytes, sentence) => {
  if (name !== '.') await expect(recordsOf(name, bytes)).rejects.toThrow(sentence);
  else await expect(readRecords(folder).next()).rejects.toThrow(sentence);
});

test.each<[readonly string[], string, string]>([
  [['a,b;c', '1,2', '3,4'], ',', ','],
  [['a,b;c', '1;2', '3;4'], ',', ';'],
  [['a,b;c', '1|2'], ',', ','],
  [['a;b', '0,5;1,5'], ',', ';'],
  [['"a;b",c', '1,2'], ',', ','],
  [['a', '1'], ',', ','],
  [['a,b', '1,2'], '\t', ','],
  [['a;b,c'], ',', ','],
])('the separator of %j, usually "%s", is "%s"', (rows, usual, separator) => {
  expect(separatorOf('x', rows, usual)).toBe(separator);
});

test.each([
  ['a.csv', 'file,mood, mood,part,part\n1.jpg,sad,glad,a,b\n', '"mood", "part"'],
  ['a.tsv', 'file\tmood\t"mood"\n1.jpg\tsad\tglad\n', '"mood"'],
])('two columns of one name are refused: %s', async (name, text, names) => {
  const file = join(folder, name);
  await writeFile(file, text);
  const place = { file, line: 1, column: 1 };
  await expect(readRecords(file).next()).rejects.toMatchObject({
    problems: [{ code: 'duplicate-columns', place, message: expect.stringContaining(`column ${names}:`) }],
  });
});

test('columns without a name may be several, and a table may lack the header', async () => {
  const file = join(folder, 'unnamed.csv');
  await writeFile(file, 'image,,\n1.jpg,,\n');
  expect((await readRecords(file).next()).value).toMatchObject({ line: 2 });
  await writeFile(file, '1.jpg,1,1\n');
  expect((await readRecords(file, ['image', 'u', 'v']).next()).value).toMatchObject({ line: 1 });
});

test('a JSON object with a duplicate key is a bad row; nested keys and texts can be anything', async () => {
  const file = join(folder, 'twice.jsonl');
  const lines = [
    '{"image":"1.jpg","mood":"sad","mood":"glad"}',
    '{"image":"2.jpg","mo\\u006fd":1,"mood":2}',
    '{"image":"3.jpg","mood":"\\"mood\\": 1, {[","box":{"image":1,"mood":2},"list":[{"mood":3},{"mood":4}]}',
  ];
  await writeFile(file, lines.join('\n'));
  const seen: unknown[] = [];
  for await (const record of readRecords(file)) seen.push('why' in record ? record : record.line);
  const why = 'has the key "mood" more than once';
  expect(seen).toEqual([{ line: 1, why }, { line: 2, why }, 3]);
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

test('rows after the first piece of a file are the same with and without quotes', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [
    `v/${i}.jpg`,
    i % 7 === 0 ? ' ' : String(i / 1000),
    'é',
  ]);
  const read = async (name: string, cell: (text: string) => string) => {
    await writeFile(join(folder, name), `a,b,c\n${rows.map((row) => `${row.map(cell)}\r\n`).join('')}`);
    const records = [];
    for await (const record of readRecords(join(folder, name)))
      records.push('why' in record ? record : [record.line, ...record.fields]);
    return records;
  };
  const plain = await read('plain.csv', (text) => text);
  expect(plain).toHaveLength(rows.length);
  expect(plain.at(-1)).toEqual([20_001, ['a', 'v/19999.jpg'], ['b', ' '], ['c', 'é']]);
  expect(await read('quoted.csv', (text) => `"${text}"`)).toEqual(plain);
});
