import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Interrupted } from '../../errors/train.js';
import { sha256, sha256OfFile } from '../../files/hash.js';
import type { Page } from '../../generated/page.js';
import { findOnnxruntime } from '../../network/run-onnx.js';
import type { Row, RowList, Table } from '../../part.js';
import { runsOf } from '../../plan/blends.js';
import type { PartOptions, Plan } from '../../plan/plan.js';
import { readsFrames } from '../../plan/windows.js';
import type { Model } from '../model/model.js';
import type { Start } from '../model/run-weights.js';
import type { RunEvents, Surroundings } from '../surroundings.js';
import { blendedHash } from './blended.js';
import { weightsFact } from './environment.js';
import { soundsHash } from './sounds-hash.js';

/** Fingerprints of a run's inputs: `inputs.json` in its folder. */
export interface RunInputs {
  readonly format: 1;
  /** Versions of zoo, of the engine and of the backbone's runtime; and the engine's provider. */
  readonly programs: { readonly [what: string]: string };
  /** The processor or GPU; a different one changes only the last digits. */
  readonly device: string;
  /** The resolved page without its data set and the paths of its files, whose contents are compared instead. */
  readonly page: object;
  /** The files of weights, models and vectors, by purpose. */
  readonly files: { readonly [what: string]: { readonly name: string; readonly sha256: string } };
  /** Training and validation rows, in order; made on demand. */
  readonly rows: Iterable<InputRow>;
  readonly accepted: readonly AcceptedChanges[];
}

export interface AcceptedChanges {
  readonly at: string;
  readonly changes: readonly string[];
}

/** `[split, key, labels, image]`: a hash of the labels that the page uses, and of the box; null if no image is read. */
export type InputRow = readonly [split: string, key: string, labels: string, image: InputImage | null];

/**
 * Size in bytes, modification time in seconds and, if the data set is small, the sha256; null if the file does not
 * exist.
 */
export type InputImage = readonly [bytes: number, modified: number, sha256?: string] | null;

/** Images are hashed only up to these limits, which takes seconds. */
const MOST_HASHED = { files: 20_000, bytes: 2 ** 29 };

/** What a run is opened with. */
interface Reading {
  readonly page: Page;
  readonly version: string;
  readonly model: Model;
  readonly starts: { readonly [node: string]: Start };
  readonly context: Pick<Surroundings, 'env'>;
}

/** The current inputs of a run. Throws `Interrupted` if the user asks to stop. */
export async function takeInputs(
  { page, version, model, starts, context }: Reading,
  { rows }: Pick<Table, 'rows'>,
  events: RunEvents,
): Promise<RunInputs> {
  const { engine, plan } = model;
  const { data: _data, ...rest } = page;
  const backbones = page.backbones && {
    backbones: Object.fromEntries(
      Object.entries(page.backbones).map(([name, options]) => [name, withoutFiles(options)]),
    ),
  };
  const used = rows.filter(({ split }) => split !== 'test');
  const seesImages = plan.nodes.some(({ signals }) => signals.image !== undefined);
  const images = seesImages ? await imagesOf(used, events) : new Map<string, InputImage>();
  const spaces = Object.keys(plan.labels).sort();
  const onnxruntime = (await findOnnxruntime())?.env.versions.node;
  const inputRow = (row: Row): InputRow => [
    row.split,
    row.key,
    labelsHash(row, spaces, readsFrames(plan)),
    row.image === null ? null : (images.get(row.image) ?? null),
  ];
  return {
    format: 1,
    programs: {
      zoo: version,
      engine: `${engine.name} ${engine.version}`,
      provider: engine.provider,
      ...(onnxruntime !== undefined && { onnxruntime }),
    },
    device: engine.device,
    page: {
      ...rest,
      backbone: withoutFiles(page.backbone),
      ...backbones,
      heads: withoutStarts(page),
      'order of stages': Object.keys(page.stages),
    },
    files: {
      ...filesOf(page, model),
      ...startsOf(starts),
      ...soundsOf(page, used),
      ...blendsOf(plan, context),
    },
    rows: {
      *[Symbol.iterator]() {
        for (const row of used) yield inputRow(row);
      },
    },
    accepted: [],
  };
}

/** The options of a backbone without the paths of its files. */
function withoutFiles({ weights: _weights, file: _file, keys: _keys, ...options }: Page['backbone']): object {
  return options;
}

/** Names are as in the page: values of environment variables are not recorded. */
const filesOf = (page: Page, { backbones }: Model): RunInputs['files'] =>
  Object.fromEntries(
    backbones.flatMap(({ node, weights }, i) => {
      const written = (i === 0 ? page.backbone : page.backbones![node.name]!) as PartOptions;
      const name = (option: string): string => basename(String(written[option]));
      const file = (what: string, option: string) => {
        const path = node.options[option];
        if (typeof path !== 'string' || !isFile(path)) return [];
        return [
          [i === 0 ? what : `${what} of ${node.name}`, { name: name(option), sha256: sha256OfFile(path) }],
        ];
      };
      return [
        ...(weights ? [[weightsFact(node), { name: name('weights'), sha256: weights.sha256 }]] : []),
        ...file('vectors', 'file'),
        ...file('keys of the vectors', 'keys'),
      ];
    }),
  );

/** The predictions of other runs that steps blend. */
const blendsOf = ({ postprocess = [] }: Plan, context: Reading['context']): RunInputs['files'] =>
  Object.fromEntries(
    postprocess.flatMap(runsOf).flatMap(({ run }) => {
      const sha256 = blendedHash(run, context);
      return sha256 === undefined ? [] : [[`predictions of ${run}`, { name: basename(run), sha256 }]];
    }),
  );

/** The heads without the runs that they start from, whose weights are compared instead. */
const withoutStarts = ({ heads }: Page): object =>
  Object.fromEntries(Object.entries(heads).map(([name, { weights: _weights, ...head }]) => [name, head]));

const startsOf = (starts: Reading['starts']): RunInputs['files'] =>
  Object.fromEntries(
    Object.entries(starts).map(([node, { source, sha256 }]) => [
      `first weights of ${node}`,
      { name: basename(source), sha256 },
    ]),
  );

function soundsOf({ audio }: Page, rows: RowList): RunInputs['files'] {
  if (!audio) return {};
  const hash = soundsHash(rows);
  return hash === undefined ? {} : { sounds: { name: basename(audio.folder), sha256: hash } };
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

function labelsHash(
  { labels, box, sequence, position }: Row,
  spaces: readonly string[],
  inOrder: boolean,
): string {
  const texts = spaces.flatMap((space) => (labels[space] ? [`${space} ${labels[space].join()}`] : []));
  const frame = inOrder ? [`frame ${position} of ${sequence}`] : [];
  return sha256([...texts, ...(box ? [`box ${box.join()}`] : []), ...frame].join('\n')).slice(0, 16);
}

/** Lists each image once, in chunks, so that Ctrl-C and the progress line can run in between. */
async function imagesOf(rows: RowList, events: RunEvents): Promise<ReadonlyMap<string, InputImage>> {
  const paths = [...new Set(rows.flatMap(({ image }) => image ?? []))];
  const found = new Map<string, InputImage>();
  const inTurn = async (work: (path: string) => void): Promise<void> => {
    for (const [i, path] of paths.entries()) {
      work(path);
      if (i % 64 === 63) await new Promise(setImmediate);
      if (events.stopping()) throw new Interrupted();
    }
  };
  let bytes = 0;
  await inTurn((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    found.set(path, stat?.isFile() ? [stat.size, Math.floor(stat.mtimeMs / 1000)] : null);
    bytes += stat?.size ?? 0;
  });
  if (paths.length > MOST_HASHED.files || bytes > MOST_HASHED.bytes) return found;
  await inTurn((path) => {
    const image = found.get(path);
    if (image) found.set(path, [image[0], image[1], readableHash(path)]);
  });
  return found;
}

/** The run later leaves out a file that cannot be read, and reports it. */
function readableHash(path: string): string {
  try {
    return sha256OfFile(path).slice(0, 16);
  } catch {
    return 'unreadable';
  }
}
