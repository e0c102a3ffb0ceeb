import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { labelSpaces } from '../../../src/labels.js';
import { bindPart } from '../../../src/part/bind.js';
import type { DatasetPart, LabelSpace, Table } from '../../../src/part.js';
import { validatorOf } from '../../../src/schema/compile.js';

/** A temporary folder, and a part that reads it with the defaults of its schema. */
export async function datasetFolder(part: DatasetPart) {
  const root = await mkdtemp(join(tmpdir(), `${part.name}-`));
  afterAll(() => rm(root, { recursive: true }));
  return {
    root,
    /** Files by name below the folder. */
    async write(files: { readonly [name: string]: string }) {
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(root, name)), { recursive: true });
        await writeFile(join(root, name), text);
      }
    },
    /** The hand-written files of this data set. */
    layOut: () =>
      cp(join(import.meta.dirname, '../../fixtures/datasets', part.name), root, { recursive: true }),
    read(
      options: object = {},
      spaces: { readonly [name: string]: LabelSpace } = {},
      unlabeled = false,
    ): Promise<Table> {
      const filled = { type: part.name, root, ...options };
      const validate = validatorOf(part.schema);
      if (!validate.call([], filled)) throw new Error(JSON.stringify(validate.errors));
      const drawFaces = () => Promise.reject(new Error('no faces should be drawn'));
      return bindPart(part, filled).read({
        labels: { ...labelSpaces, ...spaces },
        unlabeled,
        drawFaces,
      });
    },
    /** The place of a bad row, relative to the folder, and its error. */
    bad: ({ bad }: Table) => bad.map((one) => one.replaceAll(`${root}/`, '')),
  };
}

/** The labels of a row, abbreviated: the class, the positive units (`AU1?` where it is not scored), the values. */
export function short(table: Table, spaces: { readonly [name: string]: LabelSpace } = labelSpaces) {
  return table.rows.map(({ key, split, labels }) => [
    key,
    split,
    ...Object.entries(labels).map(([space, label]) => {
      const { kind, names } = spaces[space]!;
      if (kind === 'continuous' || [...label].some((value) => value % 1 > 0 || value < 0))
        return [...label].map((v) => Number(v.toFixed(3)));
      const mark = (i: number) => (Number.isNaN(label[i]) ? '?' : '');
      return names.flatMap((name, i) => (label[i] === 0 ? [] : `${name}${mark(i)}`)).join(' ');
    }),
  ]);
}
