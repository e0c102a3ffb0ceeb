import { sizeOf } from '../../extent.js';
import type { About, InputAbout, Preprocessing } from '../about.js';
import type { Exportable, ExportOptions } from '../format.js';

/** How to use the ONNX file from Python, and the page from zoo. */
export function usage({ about }: Exportable, { embed }: ExportOptions): string {
  const { preprocessing: pre, inputs, windows } = about;
  const fed = Object.entries(inputs).map(([name, input]) => `'${name}': ${variableOf(name, input)}`);
  const code = [
    'import numpy as np',
    'import onnxruntime as ort',
    ...(pre ? ['from PIL import Image'] : []),
    '',
    "session = ort.InferenceSession('onnx/model.onnx')",
    ...Object.entries(inputs).flatMap(([name, input]) => madeBy(name, input, about, embed)),
    `outputs = session.run(None, {${fed.join(', ')}})`,
    'for output, numbers in zip(session.get_outputs(), outputs):',
    '    print(output.name, numbers)',
  ];
  const notes = [
    windows && windowsNote(windows),
    ...Object.entries(inputs).map(([name, input]) => soundNote(name, input)),
    pre?.align &&
      `Images must show what the aligner \`${pre.align}\` cuts out of a photo; it is not part of the file.`,
    '`model.safetensors` has the weights by node of the page and name: `zoo predict page.yaml photo.jpg --weights model.safetensors`.',
  ].filter((note) => note !== undefined && note !== '');
  return [`\`\`\`python\n${code.join('\n')}\n\`\`\``, ...notes].join('\n\n');
}

/** The name of an input in the example. */
const variableOf = (name: string, { of }: InputAbout): string =>
  of === 'image' ? 'values' : of === 'frames' ? 'frames' : name.replaceAll(/\W/g, '_');

/** The lines that create an input. */
function madeBy(
  name: string,
  input: InputAbout,
  { preprocessing, windows }: About,
  embed: boolean | undefined,
): readonly string[] {
  const variable = variableOf(name, input);
  if (input.of === 'frames')
    return [`${variable} = np.ones((1, ${windows!.length}), np.float32)  # 0: padding`];
  if (input.of === 'image') return imageLines(preprocessing!, windows, embed);
  const shape = [windows ? 'windows' : 'rows', ...input.shape].join(', ');
  const seen = input.of === 'sound' ? ', see below' : '';
  return [`${variable} = np.load("${input.of}s.npy").astype(np.float32)  # [${shape}]${seen}`];
}

function imageLines(
  { resize, mean, std }: Preprocessing,
  windows: About['windows'],
  embed: boolean | undefined,
): readonly string[] {
  const opened = (file: string): string => `Image.open(${file}).convert('RGB')`;
  if (embed) return [`values = np.asarray(${opened("'photo.jpg'")})  # any size`];
  const resized = `.resize((${sizeOf(resize).toReversed().join(', ')}), Image.BILINEAR)`;
  const scaled = `np.asarray(image, np.float32) / 255 - ${list(mean)}) / ${list(std)}`;
  if (!windows)
    return [
      `image = ${opened("'photo.jpg'")}${resized}`,
      `pixels = (${scaled}`,
      'values = pixels[None].astype(np.float32)',
    ];
  return [
    `images = [${opened("f'video/{i:05}.jpg'")}${resized} for i in range(${windows.length})]`,
    `pixels = [(${scaled} for image in images]`,
    'values = np.stack(pixels)[None].astype(np.float32)  # [windows, frames, height, width, 3]',
  ];
}

const windowsNote = ({ length, stride, dilation, gaps }: NonNullable<About['windows']>): string =>
  `A row is a window: ${length} frames of a video in their order${dilation > 1 ? `, every ${dilation}th of them` : ''}, a window every ${stride}, the last one ending with the video. A frame in several windows gets the mean of their outputs. In a shorter video the last frame is repeated, and \`frames\` is 0 there. For a frame that is missing, ${GAPS[gaps]}.`;

const GAPS = {
  repeat: 'the frame before is read',
  zeros: 'zeros are read',
  skip: 'the next frame takes its place',
} as const;

const soundNote = (name: string, { computed }: InputAbout): string =>
  computed
    ? `\`${name}\` is, for each frame, what the backbone \`${computed.by.type}\` of declarative-zoo computes of its sound: ${JSON.stringify(computed.by)}, at ${computed.audio.rate} samples a second${computed.audio.fps === undefined ? '' : ` and ${computed.audio.fps} frames a second`}. Its conventions are those of librosa; \`zoo serve\` computes it.`
    : '';

const list = (numbers: readonly number[]): string => `np.array([${numbers.join(', ')}])`;
