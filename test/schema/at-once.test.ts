import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { openPage } from '../../src/run/page/open.js';
import { validatePage } from '../../src/run/page/validate.js';
import { folderOf } from '../spec/pages.js';

const zoo = join(import.meta.dirname, '../../zoo');
const registry = createRegistry(builtinParts);
const context = { registry, env: {}, cache: '', zoo, library: [zoo], version: '0', now: () => new Date(0) };

/** Every problem of `page.yaml`, with its place: `code path file:line:column`. */
function problemsOf(files: { readonly [name: string]: string }, set: readonly string[] = []): string[] {
  const file = join(folderOf(files), 'page.yaml');
  try {
    validatePage({ page: file, set }, context);
    return [];
  } catch (error) {
    if (!(error instanceof ZooError)) throw error;
    return error.problems.map(({ code, path, place }) => {
      const name = place?.file.replace(/^.*\//, '');
      return `${code} ${path} ${name}:${place?.line}:${place?.column}`;
    });
  }
}

const sound = `name: sound
data: { type: s-aff-wild2, root: faces }
backbone: { type: efficientnet-b0 }
heads:
  au: { type: anfl-gcn, input: backbone, labels: action-units }
  va: { type: fc, input: backbone, units: 2, labels: valence-arousal }
training: { optimizer: { type: sgd }, batch: 8, epochs: 1 }
stages:
  au: { train: [au], losses: { au: { type: weighted-asymmetric } } }
  va: { train: [va], losses: { va: { type: ccc } } }
metrics:
  P_AU: { type: f1-macro, node: au }
`;

it('the page into which mistakes are planted is valid', () => {
  expect(problemsOf({ 'page.yaml': sound })).toEqual([]);
});

describe('all errors of a page are reported together', () => {
  it('of its keys, values, parts and names, under every profile', () => {
    const page = `${sound
      .replace('input: backbone, labels: action-units', 'inputs: backbone, labels: action-unit')
      .replace('epochs: 1', 'epochs: 0')
      .replace('train: [va]', 'train: [vaa]')
      .replace('node: au', 'node: aau')}  P_VA: { type: cccc, node: va }
  P_ALL: { type: sum, of: [P_AU, P_EX] }
profiles:
  small: { training: { batch: many }, stages: { va: { select: P_BA } } }
  more: { stages: { va: { rows: [affect], losses: { ex: { type: ccc } } } } }
`;
    expect(problemsOf({ 'page.yaml': page })).toEqual([
      'unknown-option heads.au.inputs page.yaml:5:25',
      'unknown-labels heads.au.labels page.yaml:5:51',
      'out-of-range training.epochs page.yaml:7:57',
      'unknown-node stages.va.train.0 page.yaml:10:17',
      'unknown-node metrics.P_AU.node page.yaml:12:33',
      'unknown-part metrics.P_VA.type page.yaml:13:17',
      'unknown-metric metrics.P_ALL.of.1 page.yaml:14:34',
      'wrong-type training.batch page.yaml:16:31',
      'unknown-metric stages.va.select page.yaml:16:63',
      'unknown-labels stages.va.rows.0 page.yaml:17:34',
      'unknown-node stages.va.losses.ex page.yaml:17:53',
    ]);
  });

  it('of its wiring, behind the first node that cannot be planned', () => {
    const page = sound
      .replace('units: 2', 'units: 3')
      .replace('train: [au]', 'train: [ua]')
      .replace('node: au', 'node: ua');
    expect(problemsOf({ 'page.yaml': page })).toEqual([
      'wrong-width heads.va.units page.yaml:6:43',
      'unknown-node stages.au.train.0 page.yaml:9:17',
      'unknown-node metrics.P_AU.node page.yaml:12:33',
    ]);
  });

  it('every circle of heads', () => {
    const own = (name: string, input: string) => `  ${name}: { type: fc, input: ${input}, units: 3 }\n`;
    const heads = own('a', 'b') + own('b', '[a, c]') + own('c', 'd') + own('d', 'c');
    expect(problemsOf({ 'page.yaml': sound.replace('training:', `${heads}training:`) })).toEqual([
      'cycle heads.a page.yaml:7:3',
      'cycle heads.c page.yaml:9:3',
    ]);
  });

  it('of pages that it extends, and of --set', () => {
    const files = {
      'grandparent.yaml': sound.replace('batch: 8', 'batsh: 8'),
      'parent.yaml': 'name: parent\nextends: grandparent.yaml\nheads: { va: { units: two } }\n',
      'page.yaml': 'name: page\nextends: parent.yaml\nheads: { au: { neighbors: 0 } }\n',
    };
    expect(problemsOf(files, ['training.epochs=0.5', 'heads.au.dropuot=0', 'stages.va.train+=exx'])).toEqual(
      [
        'unknown-option heads.au.dropuot --set:2:10',
        'out-of-range heads.au.neighbors page.yaml:3:27',
        'wrong-type heads.va.units parent.yaml:3:23',
        'unknown-key training.batsh grandparent.yaml:7:39',
        'wrong-type training.epochs --set:1:17',
        'unknown-node stages.va.train.1 --set:3:18',
      ].sort((a, b) => fileOf(a).localeCompare(fileOf(b))),
    );
  });

  it('but not an error that only follows from another', () => {
    expect(problemsOf({ 'page.yaml': sound.replace('\nheads:', '\nhaeds:') })).toEqual([
      'unknown-key haeds page.yaml:4:1',
    ]);
    expect(problemsOf({ 'page.yaml': sound.replace('  au: { type: anfl', '  au: { tpye: anfl') })).toEqual([
      'unknown-key heads.au.tpye page.yaml:5:9',
    ]);
  });
});

const fileOf = (line: string): string => line.split(' ').at(-1)!;

describe('an error of the plan is reported where the value was set', () => {
  const files = { 'parent.yaml': sound, 'page.yaml': 'name: page\nextends: parent.yaml\n' };

  it.each([
    ['heads.va.units=3', 'wrong-width heads.va.units --set:1:16'],
    ['heads.va.labels=valence', 'unknown-labels heads.va.labels --set:1:17'],
    ['stages.va.losses.va={type: weighted-asymmetric}', 'loss-does-not-fit stages.va.losses.va --set:1:18'],
    ['stages.au.select=P_AU2', 'unknown-metric stages.au.select --set:1:18'],
    ['heads.va.input+=au.logits', 'unknown-output heads.va.input.1 --set:1:17'],
  ])('--set %s', (setting, problem) => {
    expect(problemsOf(files, [setting])).toEqual([problem]);
  });

  it('in a parent, under its profile', () => {
    const parent = `${sound}profiles: { tiny: { heads: { au: { nodes: 11 } } } }\n`;
    const file = join(folderOf({ ...files, 'parent.yaml': parent }), 'page.yaml');
    expect(() => openPage({ page: file, profile: 'tiny' }, context)).toThrow(
      /parent\.yaml:13:43 {2}heads\.au\.nodes/,
    );
  });
});
