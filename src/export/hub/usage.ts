import { sizeOf } from '../../extent.js';
import type { Exportable, ExportOptions } from '../format.js';
import { inputName } from '../input-name.js';

/** How the ONNX file is used from Python, and the page from zoo. */
export function usage(model: Exportable, { embed }: ExportOptions): string {
  const input = inputName(model);
  const { preprocessing: pre } = model.about;
  const image = "Image.open('photo.jpg').convert('RGB')";
  const prepared = !pre
    ? ['values = np.load("vectors.npy").astype(np.float32)  # [rows, width]']
    : embed
      ? [`values = np.asarray(${image})  # any size`]
      : [
          `image = ${image}.resize((${sizeOf(pre.resize).toReversed().join(', ')}), Image.BILINEAR)`,
          `pixels = (np.asarray(image, np.float32) / 255 - ${list(pre.mean)}) / ${list(pre.std)}`,
          'values = pixels[None].astype(np.float32)',
        ];
  const code = [
    'import numpy as np',
    'import onnxruntime as ort',
    ...(pre ? ['from PIL import Image'] : []),
    '',
    "session = ort.InferenceSession('onnx/model.onnx')",
    ...prepared,
    `outputs = session.run(None, {'${input}': values})`,
    'for output, numbers in zip(session.get_outputs(), outputs):',
    '    print(output.name, numbers)',
  ];
  const aligned = pre?.align
    ? `\n\nImages must show what the aligner \`${pre.align}\` cuts out of a photo; it is not part of the file.`
    : '';
  return `\`\`\`python\n${code.join('\n')}\n\`\`\`${aligned}\n\n\`model.safetensors\` has the weights by node of the page and name: \`zoo predict page.yaml photo.jpg --weights model.safetensors\`.`;
}

const list = (numbers: readonly number[]): string => `np.array([${numbers.join(', ')}])`;
