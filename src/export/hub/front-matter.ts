import { stringify } from 'yaml';
import type { Exportable, ExportOptions } from '../format.js';

/** The Hub's names for the licenses that it knows. */
const KNOWN = new Set(
  'apache-2.0 mit bsd-2-clause bsd-3-clause gpl-2.0 gpl-3.0 lgpl-3.0 agpl-3.0 mpl-2.0 cc0-1.0 cc-by-4.0 cc-by-sa-4.0 cc-by-nc-4.0 cc-by-nc-sa-4.0 cc-by-nd-4.0 cc-by-nc-nd-4.0 openrail unlicense'.split(
    ' ',
  ),
);

/** The metadata of a card for the Hub. */
export function frontMatter({ about }: Exportable, { license = '' }: ExportOptions): string {
  const name = license.toLowerCase();
  const kinds = new Set(Object.values(about.outputs).map(({ kind }) => kind));
  const task =
    kinds.has('continuous') && kinds.size === 1 ? 'image-feature-extraction' : 'image-classification';
  const metadata = {
    ...(KNOWN.has(name) ? { license: name } : { license: 'other', license_name: license }),
    library_name: 'declarative-zoo',
    ...(about.preprocessing && { pipeline_tag: task }),
    tags: [
      'declarative-zoo',
      'onnx',
      ...new Set(Object.values(about.outputs).flatMap(({ labels }) => labels ?? [])),
    ],
  };
  return `---\n${stringify(metadata)}---`;
}
