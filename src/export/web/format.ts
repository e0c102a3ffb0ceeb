import { webNeedsImages, webNeedsOneImage } from '../../errors/export.js';
import { ZooError } from '../../errors/problem.js';
import { readRegular } from '../../files/read-regular.js';
import type { ExportFormat } from '../format.js';
import { onnx } from '../onnx/format.js';
import { pageFiles } from './files.js';

/** A static folder with a page to try the model, for any HTTPS host. */
export const web: ExportFormat = {
  name: 'web',
  summary: "a static folder with a page that runs the model in the visitor's browser",
  ending: '-web',
  isFolder: true,
  isBundle: true,
  can: ['half', 'splice', 'attention'],
  encode: (model, options) => {
    const { preprocessing, inputs } = model.about;
    if (!preprocessing) throw new ZooError(webNeedsImages());
    if (Object.keys(inputs).length > 1) throw new ZooError(webNeedsOneImage());
    const [file] = onnx.encode(model, options).values();
    const page = [...pageFiles()].map(([path, source]) => [path, readRegular(source)] as const);
    return new Map([...page, ['model.onnx', file!]]);
  },
  runtimes: onnx.runtimes.map(({ name, open }) => ({
    name,
    open: (files, tf) => open(new Map([['model.onnx', files.get('model.onnx')!]]), tf),
  })),
};
