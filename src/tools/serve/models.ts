import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { useCache } from '../../cache/users.js';
import { ZooError } from '../../errors/problem.js';
import { needsFps, servedSoundAlone, servedTwice, servedUnaligned } from '../../errors/serve.js';
import type { InputAbout } from '../../export/about.js';
import type { ExportFormat } from '../../export/format.js';
import { onnx } from '../../export/onnx/format.js';
import { sha256 } from '../../files/hash.js';
import { readRegular } from '../../files/read-regular.js';
import { makeFolder, writeAtomically } from '../../files/write.js';
import { codeHash } from '../../plugins/code.js';
import { listedPlugins } from '../../run/plugins.js';
import { FILES } from '../../run/record/files.js';
import { readRunRecord } from '../../run/record/saved.js';
import type { RunEvents, Surroundings } from '../../run/surroundings.js';
import type { Hear, ServedModel } from '../../serve/model.js';
import { readMetadata } from '../../web/metadata.js';
import { madeExport } from '../export/export.js';
import { openRun } from '../export/model.js';
import { selectionOf } from '../export/selection.js';

/** Runs to serve. */
export interface ServeRequest {
  /** Folders of finished runs. */
  readonly runs: readonly string[];
  readonly engine: Parameters<typeof openRun>[1];
  /** Whether clients send images that are already cut out as an aligner would. */
  readonly aligned: boolean;
  /** For a run that reads whole sequences: the maximum number of frames. */
  readonly frames?: number | undefined;
}

/** The export format: ONNX, with the attention of heads for the page. */
const served: ExportFormat = { ...onnx, can: ['splice', 'attention'] };

/** Characters that need no escaping in a URL. */
const OTHERS = /[^A-Za-z0-9._-]+/g;

/**
 * The models of finished runs, each exported to a file in the cache and compared with its run. Reuses an existing
 * file that was made from the same weights by the same version and plugins. Throws, with the reason, if a run cannot
 * be exported.
 */
export async function servedModels(
  request: ServeRequest,
  context: Surroundings,
  events: RunEvents,
): Promise<readonly ServedModel[]> {
  const { runs, aligned } = request;
  useCache(context.cache);
  const found = new Map<string, string>();
  const models: ServedModel[] = [];
  for (const run of runs) {
    const name = basename(resolve(run)).replace(OTHERS, '-');
    const other = found.get(name);
    if (other !== undefined) throw new ZooError(servedTwice(other, run, name));
    found.set(name, run);
    const model = servedModel(name, await exportedFile(run, request, context, events), context);
    const inputs = Object.values(model.about.inputs);
    if (!inputs.some(({ of }) => of === 'image' || of === 'vector'))
      throw new ZooError(servedSoundAlone(run));
    const { align } = model.about.preprocessing ?? {};
    if (align !== undefined && !aligned) throw new ZooError(servedUnaligned(run, align));
    models.push(model);
  }
  return models;
}

/** The exported file of a run, from the cache or newly made. */
async function exportedFile(
  run: string,
  { engine, frames }: ServeRequest,
  context: Surroundings,
  events: RunEvents,
): Promise<string> {
  const folder = join(context.cache, 'exports');
  const file = join(folder, `${keyOf(run, frames, context)}.onnx`);
  if (existsSync(file)) return file;
  events.note(`exporting ${run}`);
  const open = await openRun(run, engine, context, events);
  try {
    const { files } = await madeExport(open, served, {}, selectionOf(open.model, { frames }));
    const [bytes] = files.values();
    makeFolder(folder);
    writeAtomically(file, bytes!);
  } finally {
    open.close();
  }
  return file;
}

/** Everything that an export depends on: the run, this version, and the code of the plugins that its parts come from. */
function keyOf(run: string, frames: number | undefined, context: Surroundings): string {
  const { name, page, weights, thresholds, spans } = readRunRecord(run);
  const { version } = context;
  return sha256(
    JSON.stringify([
      version,
      name,
      page,
      weights.sha256,
      thresholds ?? null,
      spans ?? null,
      frames ?? null,
      ...codeOf(run, context),
    ]),
  ).slice(0, 32);
}

/** The code of each plugin in the page of a run. */
function codeOf(run: string, context: Surroundings): readonly string[] {
  const listed = listedPlugins({ page: join(run, FILES.page) }, context);
  const origins = context.registry.all().flatMap(({ origin }) => origin ?? []);
  const folders = new Map(origins.map(({ plugin, folder }) => [plugin, folder]));
  return listed.map((name) => codeHash(folders.get(name)!));
}

function servedModel(name: string, file: string, context: Surroundings): ServedModel {
  const bytes = readRegular(file);
  const about = readMetadata(bytes);
  const sounds = Object.entries(about.inputs).filter(([, { of }]) => of === 'sound');
  const hear = Object.fromEntries(sounds.map(([input, one]) => [input, hearing(one, context)]));
  return { name, file, bytes: bytes.length, about, hear };
}

/** Computes the numbers of an audio input as the run does. */
function hearing({ computed }: InputAbout, { registry }: Surroundings): Hear {
  const { by, audio } = computed!;
  const { rate, align } = audio;
  const source = registry.bind('backbones', by, ['backbones', by.type]).audio!;
  return async (bytes, count, fps = audio.fps) => {
    if (fps === undefined && align === 'time') throw new ZooError(needsFps());
    const sound = { file: 'sound', bytes, frames: { fps: fps ?? 0, count } };
    const frames = await source.open(sound, { rate, align });
    return frames(Array.from({ length: count }, (_, i) => i + 1));
  };
}
