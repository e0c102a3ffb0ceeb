import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtinParts } from '../../../src/parts/builtin.js';
import { createRegistry } from '../../../src/registry.js';
import { checkDataset } from '../../../src/run/data/check.js';
import { quietEvents } from '../small.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'outside-'));
  for (const folder of ['data/images', 'private']) mkdirSync(join(home, folder), { recursive: true });
  writeFileSync(join(home, 'private/x.png'), '');
});
afterEach(() => rmSync(home, { recursive: true }));

function check(data: object, outside: readonly string[] = []) {
  const page = join(home, 'page.yaml');
  writeFileSync(page, JSON.stringify({ data: { root: join(home, 'data'), ...data } }));
  return checkDataset(
    { page, images: false },
    {
      registry: createRegistry(builtinParts),
      env: {},
      cache: join(home, 'cache'),
      zoo: resolve('zoo'),
      library: [],
      version: '0.0.0',
      now: () => new Date(0),
      allow: { env: [], hosts: [], outside },
    },
    quietEvents(),
  );
}

/** A table of one image, checked. */
function manifest(image: string, outside?: readonly string[], images = 'images') {
  writeFileSync(join(home, 'data/labels.csv'), `image,split,expression\n${image},train,Happiness\n`);
  const labels = { expression: { column: 'expression' } };
  return check({ type: 'manifest', file: 'labels.csv', images, labels }, outside);
}

describe('an image outside of data.root', () => {
  const refused = () =>
    `data.root  1 image is outside of data.root, which is ${home}/data:
    ${home}/data/labels.csv:2  leads to ${home}/private/x.png
  Move such images below data.root or, if you trust the table, add --allow-outside ${home}/private  [images-outside-root]`;

  it('is refused by a path with ".."', async () => {
    await expect(manifest('../../private/x.png')).rejects.toThrow(refused());
    await expect(manifest('x.png', [], '../private')).rejects.toThrow(refused());
    await expect(manifest('../../nowhere/x.png')).rejects.toThrow('[images-outside-root]');
  });

  it('is refused by an absolute path', async () => {
    await expect(manifest(join(home, 'private/x.png'))).rejects.toThrow(refused());
  });

  it('is refused by a link', async () => {
    symlinkSync('../../private/x.png', join(home, 'data/images/a.png'));
    await expect(manifest('a.png')).rejects.toThrow(refused());
    symlinkSync('../../private', join(home, 'data/images/b'));
    await expect(manifest('b/x.png')).rejects.toThrow(refused());
  });

  it('is read if its folder is allowed', async () => {
    expect((await manifest('../../private/x.png', [join(home, 'private')])).rows).toBe(1);
    symlinkSync('private', join(home, 'allowed'));
    expect((await manifest('../../private/x.png', [join(home, 'allowed')])).rows).toBe(1);
  });
});

it('images inside are read: by "..", absolute paths, links, and below a root that is a link', async () => {
  writeFileSync(join(home, 'data/x.png'), '');
  symlinkSync('../x.png', join(home, 'data/images/a.png'));
  for (const image of ['../x.png', join(home, 'data/x.png'), 'a.png', 'not-there.png'])
    expect((await manifest(image)).rows).toBe(1);
  symlinkSync('data', join(home, 'link'));
  const labels = { expression: { column: 'expression' } };
  expect((await check({ type: 'manifest', root: join(home, 'link'), file: 'labels.csv', labels })).rows).toBe(
    1,
  );
});

// Each with its folder of images, and a frame if it lists the files of a folder.
describe.each([
  ['aff-wild2', 'cropped_aligned', 'video20/00001.jpg', {}],
  ['affectnet', 'Manually_Annotated_Images', '', {}],
  ['bp4d', '2D+3D', 'F001/T1/2440.jpg', { validation: ['M002'] }],
  ['disfa', 'images', 'SN001/00001.jpg', { validation: ['SN002'] }],
  ['ferplus', 'FER2013Train', '', {}],
  [
    'manifest',
    'images',
    '',
    { file: 'labels.csv', images: 'images', labels: { expression: { column: 'expression' } } },
  ],
  ['raf-db', 'Image/aligned', '', {}],
  ['s-aff-wild2', 'cropped_aligned', '', {}],
])('%s', (type, images, frame, options) => {
  it('refuses a folder of images outside of it, unless that is allowed', async () => {
    const root = join(home, type);
    cpSync(resolve('test/fixtures/datasets', type), root, { recursive: true });
    mkdirSync(dirname(join(root, images)), { recursive: true });
    if (frame !== '') {
      mkdirSync(dirname(join(home, 'private', frame)), { recursive: true });
      writeFileSync(join(home, 'private', frame), '');
    }
    symlinkSync(join(home, 'private'), join(root, images));
    await expect(check({ type, root, ...options })).rejects.toThrow('[images-outside-root]');
    expect((await check({ type, root, ...options }, [join(home, 'private')])).rows).toBeGreaterThan(0);
  });
});
