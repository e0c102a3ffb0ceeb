import type { Imports, Sample } from './sample.js';

/** Lines of the test of a new plugin, for Node's own runner. */
export function testOf({ test, testImports = {} }: Sample): string[] {
  const needsTensors = test.some((line) => line.includes('tf.'));
  return [
    "import assert from 'node:assert/strict';",
    ...importLines(testImports),
    "import { test } from 'node:test';",
    ...(needsTensors ? ["import { openTensors } from 'declarative-zoo/testing';"] : []),
    "import plugin from '../dist/index.js';",
    '',
    ...(needsTensors ? ['const tf = await openTensors();'] : []),
    'const [part] = plugin.parts;',
    '',
    ...test,
  ];
}

const importLines = (imports: Imports): string[] =>
  Object.entries(imports).map(([module, names]) => `import { ${names.join(', ')} } from '${module}';`);
