import { backboneInFile, backboneNotSpliced } from '../../errors/export.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import type { ExportFormat } from '../../export/format.js';
import type { Spliced, SplicedBackbone } from '../../export/onnx/splice.js';
import { imageSize } from '../../extent.js';
import { kindOf } from '../../files/kind.js';
import { readRegular } from '../../files/read-regular.js';
import { readOnnxFile } from '../../frozen/onnx-file.js';
import type { Tf } from '../../part.js';
import { imageFeed } from '../../plan/backbones.js';
import type { Plan } from '../../plan/plan.js';
import type { OpenBackbone } from '../../run/model/open-backbone.js';
import type { ChannelShift, TraceInput, TraceRequest } from '../../trace/record.js';
import type { Selection } from './selection.js';

/** The inputs of the trace; for ONNX files, the values read from them. */
export function tracedInputs({ inputs }: Selection, spliced: Spliced | undefined): readonly TraceInput[] {
  const inside = ({ node }: OpenBackbone): boolean =>
    spliced?.backbones.some((one) => one.node === node.name) ?? false;
  const own = inputs.flatMap(({ name, of, shape, readers }): TraceInput[] => {
    const feeds = readers
      .filter((one) => !inside(one))
      .map((one) =>
        of === 'image'
          ? { name: imageFeed(one.node.name), shift: shiftOf(one, readers[0]!) }
          : { name: one.node.name },
      );
    return feeds.length > 0 ? [{ name, shape, feeds }] : [];
  });
  const read = inputs.flatMap(({ readers }) => readers).filter(inside);
  return [
    ...own,
    ...read.map(({ node: { name, output } }) => ({ name, shape: output.shape, feeds: [{ name }] })),
  ];
}

/** Converts images normalized for one backbone to the normalization of another. */
function shiftOf(reader: OpenBackbone, first: OpenBackbone): ChannelShift | undefined {
  const [to, from] = [reader.part.normalize!, first.part.normalize!];
  const factor = to.std.map((std, i) => from.std[i]! / std);
  const offset = to.mean.map((mean, i) => (from.mean[i]! - mean) / to.std[i]!);
  return factor.every((one) => one === 1) && offset.every((one) => one === 0)
    ? undefined
    : { factor, offset };
}

/** The backbones that are model files and define their computation. */
export function computedModels({ images }: Plan, { inputs }: Selection): NonNullable<TraceRequest['models']> {
  const size = imageSize(images.evaluate);
  const computed = inputs.flatMap(({ readers }) => readers).filter(({ part }) => part.frozen?.compute);
  return Object.fromEntries(
    computed.map(({ node, part, weights }) => [
      node.name,
      (tf: Tf) => part.frozen!.compute!(size, weights!.model!.file, tf),
    ]),
  );
}

/** The files of backbones that are ONNX models. Throws if one is of another kind, or if the format does not support it. */
export function splicedOf(
  { name: format, can }: Pick<ExportFormat, 'name' | 'can'>,
  { inputs, windows }: Selection,
): Spliced | undefined {
  const image = inputs.find(({ of }) => of === 'image');
  const inFiles = (image?.readers ?? []).filter(({ part }) => part.frozen && !part.frozen.compute);
  if (!image || inFiles.length === 0) return undefined;
  const backbones = inFiles.map((one): SplicedBackbone => {
    const { name: node, options, tensors } = one.node;
    const { file } = one.weights!.model!;
    const bytes = readRegular(file);
    if (!can.includes('splice') || kindOf(bytes) !== 'onnx')
      throw new ZooError(backboneInFile(options.type, format));
    const { input } = readOnnxFile(file);
    const [batch] = input.shape;
    if (batch) throw new ZooError(backboneNotSpliced(file, `its batch is always ${batch}`), EXIT.failed);
    const layout = (options.layout ?? (input.shape[3] === 3 ? 'nhwc' : 'nchw')) as SplicedBackbone['layout'];
    const read = Object.values(tensors!).map((tensor) => tensor.name);
    return {
      node,
      file,
      bytes,
      layout,
      input: input.name,
      tensors: read,
      shift: shiftOf(one, image.readers[0]!),
    };
  });
  const shape = [{ batch: 1 }, ...(windows ? [windows.length] : []), ...image.shape];
  return { image: { name: image.name, value: { shape, dtype: 'float32' } }, backbones };
}
