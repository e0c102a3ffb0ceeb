import { basename } from 'node:path';
import type { io } from '@tensorflow/tfjs-core';
import { readRegular } from '../files/read-regular.js';

/** The parts of a tfjs GraphModel's `model.json` that zoo reads. */
export interface GraphModelJson {
  readonly modelTopology: { readonly node: readonly GraphNode[]; readonly library?: unknown };
  readonly weightsManifest: readonly WeightsGroup[];
  readonly signature?: {
    readonly outputs?: { readonly [output: string]: { readonly name?: string } | null };
  };
  readonly format?: string;
}

export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: { readonly [name: string]: Attribute | undefined };
}

interface Attribute {
  readonly b?: boolean;
  readonly shape?: { readonly dim?: readonly { readonly size?: string | number }[] };
}

interface WeightsGroup {
  readonly paths: readonly string[];
  readonly weights: readonly io.WeightsManifestEntry[];
}

/** Reads and checks a `model.json`; calls `fail` with what is wrong with it. */
export function readGraphModelJson(file: string, fail: (what: string) => never): GraphModelJson {
  const json = parsed(text(file, fail), fail);
  if (json?.format === 'layers-model') return fail('it is a LayersModel; convert it to a GraphModel');
  if (!Array.isArray(json?.modelTopology?.node) || !Array.isArray(json.weightsManifest))
    return fail('it has no modelTopology.node and weightsManifest');
  const sound =
    json.modelTopology.node.every(isNode) &&
    json.weightsManifest.every(isGroup) &&
    (json.signature === undefined || isSignature(json.signature));
  return sound ? (json as GraphModelJson) : fail('its nodes or weights are not described as tfjs does');
}

function text(file: string, fail: (what: string) => never): string {
  try {
    return readRegular(file, MOST_BYTES).toString();
  } catch (error) {
    return fail((error as Error).message);
  }
}

/** Real network descriptions are far smaller: the weights are in other files. */
const MOST_BYTES = 256 * 2 ** 20;

/** The parser's message would quote the file, which may be any file on this machine. */
function parsed(text: string, fail: (what: string) => never): Partial<GraphModelJson> | null {
  try {
    return JSON.parse(text) as Partial<GraphModelJson> | null;
  } catch {
    return fail('it is not valid JSON');
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isNode = (node: GraphNode | null): boolean =>
  isText(node?.name) && isText(node.op) && (node.input === undefined || areTexts(node.input));

const isGroup = (group: WeightsGroup | null): boolean =>
  areTexts(group?.paths) &&
  Array.isArray(group?.weights) &&
  group.weights.every((one) => isText(one?.name) && isText(one.dtype) && areCounts(one.shape));

const isSignature = (signature: GraphModelJson['signature'] | null): boolean =>
  typeof signature === 'object' &&
  Object.values(signature?.outputs ?? {}).every((one) => one?.name === undefined || isText(one.name));

const areTexts = (values: unknown): boolean => Array.isArray(values) && values.every(isText);

const areCounts = (values: unknown): boolean =>
  Array.isArray(values) && values.every((value) => Number.isSafeInteger(value) && value >= 0);

/** The weights files in order; all are in the folder of `model.json`. */
export function shardsOf({ weightsManifest }: GraphModelJson, fail: (what: string) => never): string[] {
  const names = weightsManifest.flatMap(({ paths }) => paths);
  const strange = names.find((name) => basename(name) !== name || /^\.{0,2}$/.test(name));
  return strange === undefined ? names : fail(`its weights are at "${strange}", which is not beside it`);
}
