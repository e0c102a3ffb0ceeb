import { encodeSafetensors } from '../../weights/safetensors/encode.js';
import type { ExportFormat } from '../format.js';
import { onnx } from '../onnx/format.js';
import { modelCard } from './card.js';
import { publishedPage } from './page.js';

/** A folder to publish, in the layout of the Hugging Face Hub: card, weights, ONNX file, page. */
export const hub: ExportFormat = {
  name: 'hub',
  summary: 'a folder to publish: model card, model.safetensors, onnx/model.onnx, page.yaml',
  ending: '-hub',
  isFolder: true,
  isBundle: true,
  can: ['half', 'embed', 'license', 'splice'],
  encode: (model, options) => {
    const { weights, record } = model.source!;
    const [file] = onnx.encode(model, options).values();
    return new Map([
      ['README.md', Buffer.from(modelCard(model, options))],
      ['model.safetensors', encodeSafetensors(weights, { page: record.page })],
      ['onnx/model.onnx', file!],
      ['page.yaml', Buffer.from(publishedPage(model.source!))],
    ]);
  },
  runtimes: onnx.runtimes.map(({ name, open }) => ({
    name,
    open: (files, tf) => open(new Map([['model.onnx', files.get('onnx/model.onnx')!]]), tf),
  })),
};
