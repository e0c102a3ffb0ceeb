import { noAudio } from '../errors/audio-page.js';
import { imageSizesDiffer, noAnswer, notAnImage, readsNoNode } from '../errors/nodes.js';
import { imageSize } from '../extent.js';
import { declareNetwork, type NetworkDeclaration } from '../network/declare.js';
import type { BoundBackbone, ImageSize } from '../part.js';
import type { Registry } from '../registry.js';
import type { PageBackbone } from './backbones.js';
import type { Draft } from './draft.js';
import { answering, fail, type LabelSpaces } from './nodes.js';
import type { Audio, Columns, Images, PlanNode } from './plan.js';

/**
 * The file of a model, given its path, URL or catalog name in the page; undefined if it cannot be determined or is
 * not on this machine.
 */
export type FindModel = (source: () => string) => string | undefined;

/** A backbone as a node, or undefined with a problem. */
export function planBackbone(
  draft: Draft,
  { name, path, options }: PageBackbone,
  { images, audio, read }: Sources,
  registry: Registry,
  spaces: LabelSpaces,
  find: FindModel,
): PlanNode | undefined {
  const base = { name, shelf: 'backbones' as const, options, inputs: {} };
  const backbone = draft.ask(path, () => registry.bind('backbones', options, path));
  if (!backbone) return undefined;
  if (read && !backbone.network) return fail(draft, readsNoNode(draft.at(...path, 'input')));
  const given = { ...base, outputs: {}, variables: [] };
  if (backbone.vectors)
    return { ...given, signals: {}, output: { shape: [backbone.vectors.width], scale: 'features' } };
  if (backbone.audio) {
    if (!audio) return fail(draft, noAudio(draft.at(...path), options.type));
    const { rate } = audio;
    const shape = draft.ask(path, () => backbone.audio!.shape(rate));
    const signals = { audio: { shape: [rate], scale: 'values' } } as const;
    return shape && { ...given, signals, output: { shape, scale: 'features' } };
  }
  const size = read ? mapSize(draft, path, read) : pictureSize(draft, images);
  if (!size) return undefined;
  const declared = draft.ask(path, () => declaredBy(backbone, size, find));
  if (!declared) return undefined;
  const { outputs, width } = columnsOf(declared);
  const node: PlanNode = {
    ...base,
    ...(read && { inputs: { image: [{ node: read.name }] } }),
    signals: { image: { shape: [...size, 3], scale: 'features' } },
    output: { shape: [width], scale: 'features' },
    outputs,
    ...(declared.tensors && { tensors: declared.tensors }),
    variables: declared.variables,
    ...(declared.flops > 0 && { flops: declared.flops }),
  };
  const logits = outputs.logits;
  if (options.labels === undefined) return node;
  if (!logits) return fail(draft, noAnswer(draft.at(...path, 'outputs'), name));
  return answering(draft, path, node, { ...logits, scale: 'logits' }, spaces);
}

/** The input of a backbone: images or audio of the data set, or another backbone. */
interface Sources {
  readonly images: Images;
  readonly audio: Audio | undefined;
  readonly read: PlanNode | undefined;
}

/**
 * Height and width of the images that backbones see; undefined, with a problem, if they differ between training and
 * evaluation.
 */
function pictureSize(draft: Draft, images: Images): ImageSize | undefined {
  const size = imageSize(images.train);
  const evaluated = imageSize(images.evaluate);
  if (size.join() === evaluated.join()) return size;
  return fail(draft, imageSizesDiffer(draft.at('images'), size, evaluated));
}

/** Height and width of a node that a network reads as images; undefined, with a problem, if it is not an image. */
function mapSize(
  draft: Draft,
  path: readonly string[],
  { name, output: { shape } }: PlanNode,
): ImageSize | undefined {
  const [height, width, channels] = shape;
  if (channels === 3) return [height!, width!];
  return fail(draft, notAnImage(draft.at(...path, 'input'), name, shape));
}

type BackboneDeclaration = NetworkDeclaration & Pick<PlanNode, 'tensors'>;

/** The joined outputs of a backbone. */
function columnsOf(declared: BackboneDeclaration): { outputs: PlanNode['outputs']; width: number } {
  const outputs: { [name: string]: Columns } = {};
  let width = 0;
  for (const [name, columns] of Object.entries(declared.outputs)) {
    const shape = declared.shapes?.[name];
    outputs[name] = { offset: width, width: columns, ...(shape && { shape }) };
    width += columns;
  }
  return { outputs, width };
}

/** A backbone's outputs, variables and costs, from its network or its model file. */
function declaredBy(
  { network, frozen }: BoundBackbone,
  size: ImageSize,
  find: FindModel,
): BackboneDeclaration {
  if (!frozen) return declareNetwork(network!, size);
  const file = find(() => frozen.source());
  const outputs = frozen.outputs(size, file);
  const tensors = file === undefined ? undefined : frozen.tensors?.(file);
  return { outputs, ...(tensors && { tensors }), variables: [], flops: 0 };
}
