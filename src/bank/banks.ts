import { statSync } from 'node:fs';
import type { ImageSource } from '../data/images.js';
import { sha256 } from '../files/hash.js';
import type { Holder } from '../files/lock.js';
import type { Graph } from '../graph/graph.js';
import type { ReadRows, Row, RowList, Tf, UnreadVectors, VectorSource } from '../part.js';
import type { ImagePipeline, Plan, PlanNode } from '../plan/plan.js';
import type { Draw, Feed } from '../train/feed.js';
import type { Track } from '../train/tracks.js';
import type { Bank } from './bank.js';
import {
  type Compute,
  computeInMemory,
  type Failure,
  type FillRequest,
  fillBank,
  type Wanted,
} from './fill.js';
import { type HeadInput, headChunks } from './head-chunks.js';
import { bankKey, contentHash, weightsHash } from './key.js';
import { sequenceChunks } from './sequence-chunks.js';

/** A row of a data set, or an image in memory. */
export type ViewedRow = Omit<Row, 'image'> & { readonly image: ImageSource | null };

/** Rows and how their images are prepared: the input for the banks of one split. */
export interface View {
  readonly rows: RowList<ViewedRow>;
  readonly pipeline: ImagePipeline;
  readonly mode: 'train' | 'evaluate';
  /** Augmented copies of each image. */
  readonly views: number;
  readonly seed: number;
  /** Set if the page cuts sequences into windows: all frames of a sequence use the same augmented copy. */
  readonly sequences?: Sequences;
}

/** The sequences that the rows belong to. */
export interface Sequences {
  /** The number of each row's sequence. */
  readonly of: Int32Array;
  /** Everything that the windows depend on, except rows without a readable image: part of a bank's key. */
  readonly identity: unknown;
  tracks(failed: readonly Failure[]): readonly Track[];
  /** The windows that cover each sequence in evaluation, about `rows` frames at a time. */
  draws(failed: readonly Failure[], rows: number): readonly Draw[];
}

export type BackboneSource = ComputedBackbone | GivenVectors;

/** A network: its outputs are computed only if no bank contains them. */
export interface ComputedBackbone {
  readonly width: number;
  /** Everything that the outputs depend on, except rows and pipeline: part of the bank's key. */
  readonly identity: unknown;
  /** The part of a row that the outputs depend on, if not its image: they are then the same in all augmented copies. */
  rowIdentity?(row: ViewedRow): unknown;
  chunks(view: View, wanted: Wanted): ReturnType<Compute>;
}

/** The user's own vectors: read in place or, if that is impossible, copied once. */
export type GivenVectors = Pick<VectorSource, 'width' | 'open'>;

export interface BanksOptions {
  readonly folder: string;
  /** Whether outputs are saved. If not, they stay in memory as long as their view exists; vectors of the user are always saved. */
  readonly save: boolean;
  readonly plan: Plan;
  readonly graph: Graph;
  readonly tf: Tf;
  /** The current source of a backbone's outputs, and what runs it. */
  backbone(node: PlanNode): Promise<{ readonly source: BackboneSource; readonly runBy: string }>;
  readonly computedBy: Computer;
  readonly events: BankEvents;
}

/** The program and engine of the outputs: other versions and engines differ in the last bits, so each has its own banks. */
export interface Computer {
  /** Version of the program. */
  readonly zoo: string;
  /** What runs the heads. */
  readonly heads: string;
}

export interface BankEvents {
  start(node: string, rows: number): void;
  advance(rows: number): void;
  done(): void;
  reused(node: string, rows: number): void;
  /** Called repeatedly while another process computes the same outputs; may throw to stop waiting. */
  waiting(node: string, holder: Holder): void;
}

/** The inputs of a temporal head. */
interface TemporalInputs {
  readonly by: readonly string[];
  readonly weights: string;
  readonly inputs: readonly HeadInput[];
  readonly keys: readonly (readonly [string, string])[];
}

interface Opened {
  readonly bank: Bank;
  /** For the user's own vectors this means reading them, so it is computed only if another node depends on them. */
  key(): Promise<string>;
  /** Rows without a vector in the bank. */
  readonly failed: readonly Failure[];
}

/** The outputs of nodes that no longer change, computed once per image and view and saved to disk. */
export class Banks {
  readonly #options: BanksOptions;
  readonly #opened = new WeakMap<View, Map<string, Promise<Opened>>>();
  readonly #sources = new Map<string, ReturnType<BanksOptions['backbone']>>();

  constructor(options: BanksOptions) {
    this.#options = options;
  }

  /** A node's outputs over a view as a feed; `failed` lists rows without a readable image. */
  async feed(node: string, view: View): Promise<{ feed: Feed; failed: readonly Failure[] }> {
    const { bank, failed: rowsFailed } = await this.#open(node, view);
    const { rows, views, sequences } = view;
    const read = async (wanted: Int32Array, epoch: number): Promise<Float32Array> => {
      const out = new Float32Array(wanted.length * bank.width);
      await bank.read(
        wanted.map((row) => ((epoch + (sequences?.of[row] ?? row)) % views) * rows.length + row),
        out,
      );
      return out;
    };
    const failed = rowsFailed.map(({ row, why }) => ({ row: row % rows.length, why }));
    return { feed: { name: node, shape: this.#node(node).output.shape, read }, failed };
  }

  #node(name: string): PlanNode {
    return this.#options.plan.nodes.find((node) => node.name === name)!;
  }

  async #open(name: string, view: View): Promise<Opened> {
    const node = this.#node(name);
    const isComputed = node.shelf === 'heads' || node.inputs.image !== undefined;
    const arrays = isComputed ? await this.#options.graph.save(name) : new Map();
    const weights = weightsHash(arrays);
    const ofView = this.#opened.get(view) ?? new Map<string, Promise<Opened>>();
    this.#opened.set(view, ofView);
    const slot = `${name} ${weights}`;
    const opened =
      ofView.get(slot) ?? (isComputed ? this.#openHead(node, view, weights) : this.#openBackbone(node, view));
    ofView.set(slot, opened);
    return opened;
  }

  async #openBackbone(node: PlanNode, view: View): Promise<Opened> {
    const { computedBy } = this.#options;
    const opening = this.#sources.get(node.name) ?? this.#options.backbone(node);
    this.#sources.set(node.name, opening);
    const { source, runBy } = await opening;
    const { rows, pipeline, mode, views, seed } = view;
    if ('open' in source) {
      const read = await source.open(
        rows.map((row) => row.key),
        (vectors) => this.#keep(node.name, source.width, vectors),
      );
      const bank = { rows: rows.length, width: source.width, holes: [], read };
      return inAllViews({ bank, key: () => contentHash(bank), failed: [] });
    }
    const made = { computedBy: [computedBy.zoo, runBy], backbone: source.identity };
    if (source.rowIdentity) {
      const key = bankKey({ ...made, rows: rows.map(source.rowIdentity) });
      const plain = { ...view, views: 1 };
      const compute: Compute = (wanted) => source.chunks(plain, wanted);
      return inAllViews(await this.#fill(node.name, key, source.width, plain, compute));
    }
    const key = bankKey({
      ...made,
      pipeline: { ...pipeline, views },
      mode,
      seed: mode === 'train' ? seed : null,
      rows: rows.map((row) => [row.key, fingerprint(row), ...(row.box ?? [])]),
      ...(mode === 'train' && view.sequences && { alike: rows.map((row) => row.sequence ?? null) }),
    });
    return this.#fill(node.name, key, source.width, view, (wanted) => source.chunks(view, wanted));
  }

  async #openHead(node: PlanNode, view: View, weights: string): Promise<Opened> {
    const sources = new Set(Object.values(node.inputs).flatMap((list) => list.map((one) => one.node)));
    const inputs: HeadInput[] = [];
    const keys: [string, string][] = [];
    for (const name of sources) {
      const { bank, key, failed } = await this.#open(name, view);
      inputs.push({ name, bank, failed, shape: this.#node(name).output.shape });
      keys.push([name, await key()]);
    }
    const { tf, graph, computedBy } = this.#options;
    const by = [computedBy.zoo, computedBy.heads];
    const key = bankKey({ computedBy: by, options: node.options, weights, inputs: keys });
    const width = node.output.shape.reduce((a, b) => a * b, 1);
    if (node.temporal) return this.#openTemporal(node, view, { by, weights, inputs, keys });
    const total = view.rows.length * view.views;
    return this.#fill(node.name, key, width, view, (wanted) =>
      headChunks(tf, graph, node.name, inputs, total, wanted),
    );
  }

  /** A head that reads sequences also has an output for rows without a readable image; the key lists these rows. */
  async #openTemporal(
    { name, options, output }: PlanNode,
    view: View,
    { inputs, keys, ...own }: TemporalInputs,
  ): Promise<Opened> {
    const { tf, graph } = this.#options;
    const { identity } = view.sequences!;
    const failed = inputs.flatMap((input) => input.failed);
    const without = failed.map(({ row }) => row);
    const key = bankKey({ ...own, options, inputs: keys, windows: identity, without });
    const width = output.shape.reduce((a, b) => a * b, 1);
    const opened = await this.#fill(name, key, width, view, () =>
      sequenceChunks(tf, graph, { name, width }, inputs, view),
    );
    return { ...opened, failed };
  }

  async #fill(node: string, key: string, width: number, view: View, compute: Compute): Promise<Opened> {
    const rows = view.rows.length * view.views;
    return { ...(await this.#filled(node, { key, rows, width, compute })), key: async () => key };
  }

  /** Copies the user's own vectors if they cannot be read at their positions in place. */
  async #keep(node: string, width: number, { identity, rows, chunks }: UnreadVectors): Promise<ReadRows> {
    async function* compute(): ReturnType<Compute> {
      let first = 0;
      for await (const vectors of chunks()) {
        yield { first, vectors };
        first += vectors.length / width;
      }
    }
    const wish = { key: bankKey({ vectors: identity, width }), rows, width, compute };
    return (await this.#filled(node, wish, true)).bank.read;
  }

  async #filled(
    node: string,
    { key, rows, width, compute }: Omit<FillRequest, 'folder' | 'events'>,
    save = this.#options.save,
  ): Promise<Pick<Opened, 'bank' | 'failed'>> {
    const { folder, events } = this.#options;
    const wish = {
      key,
      rows,
      width,
      compute,
      events: {
        start: (count: number) => events.start(node, count),
        advance: (count: number) => events.advance(count),
        done: () => events.done(),
        waiting: (holder: Holder) => events.waiting(node, holder),
      },
    };
    if (!save) return computeInMemory(wish);
    const { bank, failed, reused } = await fillBank({ ...wish, folder });
    if (reused) events.reused(node, rows);
    return { bank, failed };
  }
}

/** Outputs that are the same in all views of a row, presented as if each view had its own. */
const inAllViews = ({ bank, ...opened }: Opened): Opened => ({
  ...opened,
  bank: {
    ...bank,
    read: (rows, out) =>
      bank.read(
        Int32Array.from(rows, (row) => row % bank.rows),
        out,
      ),
  },
});

/** Distinguishes versions of an image file without reading it. */
function fingerprint({ image }: ViewedRow): string | null {
  if (typeof image === 'object') return image && sha256(image);
  try {
    const found = statSync(image);
    return `${found.size} ${found.mtimeMs}`;
  } catch {
    return null; // the code that reads the file reports what is wrong with it
  }
}
