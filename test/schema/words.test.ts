import type { ErrorObject } from 'ajv';
import { expect, test } from 'vitest';
import type { PartSchema } from '../../src/part.js';
import { expectation, show } from '../../src/schema/describe.js';
import { remedy } from '../../src/schema/remedy.js';
import { sarif } from '../../src/schema/sarif.js';

/** An error of ajv, as far as a remedy needs it. */
const fault = (said: Pick<ErrorObject, 'keyword'> & Partial<ErrorObject>): ErrorObject => ({
  instancePath: '',
  schemaPath: '#',
  params: {},
  ...said,
});

test.each<[string, object]>([
  ['the name of a label space', { type: 'string', 'x-labels': true }],
  ['the name of a node', { type: 'string', 'x-node': true }],
  ['the name of a node, or a list of such names', { type: ['string', 'array'], 'x-node': true }],
  ['true or false, or text', { anyOf: [{ type: 'boolean' }, { type: 'string' }] }],
  ['"sgd"', { const: 'sgd' }],
  ['"sgd"', { enum: ['sgd'] }],
  ['one of "a", 2', { enum: ['a', 2] }],
  ['a whole number from 1 to 64 (pixels)', { type: 'integer', minimum: 1, maximum: 64, 'x-unit': 'pixels' }],
  ['a number', { type: 'number' }],
  ['a number above 0 and below 1', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ['a number of at least 0 and below 1', { type: 'number', minimum: 0, exclusiveMaximum: 1 }],
  ['a number of at most 9', { type: 'number', maximum: 9 }],
  ['a number or null', { type: ['number', 'null'] }],
  ['text', { type: 'string' }],
  ['text of the form my-page', { type: 'string', pattern: '.', 'x-form': 'my-page' }],
  ['text like this: ^a$', { type: 'string', pattern: '^a$' }],
  ['a map with a "type" and its options', { type: 'object', 'x-shelf': 'heads' }],
  ['a map that is not empty', { type: 'object', minProperties: 1 }],
  ['a map of 1 to 9 entries', { type: 'object', minProperties: 1, maxProperties: 9 }],
  ['a map of keys and values', { type: 'object' }],
  ['a map with the keys a, b', { type: 'object', properties: { a: {}, b: {} } }],
  ['a list', { type: 'array' }],
  ['a list of text items', { type: 'array', items: { type: 'string' } }],
  ['a list of text items without repeats', { type: 'array', items: { type: 'string' }, uniqueItems: true }],
  [
    'a list of at least 1 text item without repeats',
    { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
  ],
  [
    'a list of one item a label, each a number',
    { type: 'array', 'x-each': 'label', items: { type: 'number' } },
  ],
  ['a list of 1 item', { type: 'array', minItems: 1, maxItems: 1 }],
  ['a list of at least 2 items without repeats', { type: 'array', minItems: 2, uniqueItems: true }],
  ['a list of at least 2 items and at most 3 items', { type: 'array', minItems: 2, maxItems: 3 }],
  ['a list of at most 3 items', { type: 'array', maxItems: 3 }],
])('expected %s', (words, schema) => expect(expectation(schema as PartSchema)).toBe(words));

test.each([
  ['"text"', 'text'],
  [`"${'x'.repeat(60)}"`, 'x'.repeat(60)],
  [`"${'x'.repeat(57)}..."`, 'x'.repeat(61)],
  ['null', null],
  ['an empty list', []],
  ['a list', [1]],
  ['an empty map', {}],
  ['a map', { a: 1 }],
  ['.nan', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['0.5', 0.5],
  ['true', true],
])('found %s', (words, value) => expect(show(value)).toBe(words));

test.each<[unknown, object, string]>([
  ['logit', { enum: ['logits', 'map'] }, ' Did you mean "logits"?'],
  ['64', { type: 'integer' }, ' Remove the quotes.'],
  ['  ', { type: 'integer' }, ''],
  ['', { type: 'number' }, ''],
  ['many', { type: 'number' }, ''],
  ['1,024', { type: 'integer' }, ' Write it as 1024.'],
  ['0,5', { type: 'number' }, ' Write it as 0.5.'],
  ['50 %', { type: 'number' }, ' Write it as 0.5.'],
  ['\u22123', { type: 'number' }, ' Write it as -3.'],
  ['224px', { type: 'integer' }, ' Write it as 224.'],
  ['on', { type: 'boolean' }, ' Write true.'],
  ['No', { type: 'boolean' }, ' Write false.'],
  ['maybe', { type: 'boolean' }, ''],
  ['sam', { type: 'object', 'x-shelf': 'gradients' }, ' Write { type: sam }.'],
  ['va', { type: 'array' }, ' Put it in brackets: [va].'],
  ['text', { type: 'object' }, ''],
  [7, { type: 'array' }, ''],
  [{ append: [1] }, { type: 'array' }, ' There is no list here to change yet: write the list itself.'],
])('instead of %j, for %j:%s', (data, parentSchema, sentence) => {
  expect(remedy(fault({ keyword: 'type', data, parentSchema }))).toBe(sentence);
});

test('names the items of a list that are the same', () => {
  const error = fault({ keyword: 'uniqueItems', params: { i: 2, j: 0 }, data: ['a', 'b', 'a'] });
  expect(remedy(error)).toBe(' Items 0 and 2 (counted from 0) are the same.');
});

const physicalLocation = {
  artifactLocation: { uri: 'pages/a.yaml' },
  region: { startLine: 2, startColumn: 3 },
};
const logicalLocations = [{ fullyQualifiedName: 'heads.va' }];
test.each([
  ['a file', { place: { file: 'pages\\a.yaml', line: 2, column: 3 } }, [{ physicalLocation }]],
  [
    'a file and the path in a page',
    { path: 'heads.va', place: { file: 'pages/a.yaml', line: 2, column: 3 } },
    [{ physicalLocation, logicalLocations }],
  ],
  [
    '--set, which is not a file',
    { path: 'heads.va', place: { file: '--set', line: 1, column: 1 } },
    [{ logicalLocations }],
  ],
  ['nowhere', {}, []],
])('SARIF of a problem in %s', (_, at, locations) => {
  const problem = { code: 'a-code', message: 'a sentence.', ...at };
  const { runs } = JSON.parse(JSON.stringify(sarif([problem, problem], '1.2.3')));
  const result = { ruleId: 'a-code', level: 'error', message: { text: 'a sentence.' }, locations };
  const driver = { name: 'zoo', version: '1.2.3', rules: [{ id: 'a-code' }] };
  expect(runs).toEqual([{ tool: { driver }, results: [result, result] }]);
});
