import { named } from '../../errors/printable.js';
import { type Imported, type InspectedWeights, reasonsOf } from '../../weights/import.js';
import { product } from '../../weights/stored-array.js';
import { formatTable } from './table.js';

/** The arrays of a weights file as a table, with totals and possible uses. */
export function inspectedText(source: string, { file, sha256, mapping }: InspectedWeights): string {
  const columns = (['name', 'shape', 'type', 'numbers'] as const).map((title) => ({
    title,
    align: title === 'numbers' ? ('right' as const) : ('left' as const),
  }));
  const rows = Array.from(file.arrays, ([name, { shape, type }]) => [
    named([name]),
    `[${shape.join(', ')}]`,
    type,
    grouped(product(shape)),
  ]);
  const total = [...file.arrays.values()].reduce((sum, { shape }) => sum + product(shape), 0);
  const from = file.entry === undefined ? '' : `, from its "${file.entry}"`;
  const layout = file.layout === 'unclear' ? 'layout unclear' : `${LAYOUTS[file.layout]} layout`;
  const lines = [
    formatTable({ columns, rows }),
    '',
    `${file.format}${from}, ${layout}: ${grouped(file.arrays.size)} arrays, ${grouped(total)} numbers; ${(file.bytes / 1e6).toFixed(1)} MB, sha256 ${sha256}`,
  ];
  if (file.unread.length > 0) lines.push(`Other entries of the checkpoint: ${named(file.unread)}.`);
  if (mapping)
    lines.push(
      `Its names are those of ${mapping.name}: a page can use it as it is, and "zoo weights import ${source} --out FILE" converts it.`,
    );
  return lines.join('\n');
}

/** What was imported from a foreign file, what was left out and why, and what is still missing. */
export function importedText(out: string, imported: Imported, list: boolean): string {
  const { mapping, matched, left, unread, missing, labels } = imported;
  const taken = matched.reduce((sum, { from }) => sum + from.length, 0);
  const columns = ['in the file', 'in the zoo'].map((title) => ({ title, align: 'left' as const }));
  const rows = matched.map(({ from, to }) => [named(from, 2), to]);
  return [
    ...(list ? [formatTable({ columns, rows }), ''] : []),
    `taken    ${taken} arrays, as ${matched.length} (${mapping.name})`,
    ...reasonsOf(left).map(({ names, why }) => `left     ${named(names)}: ${why}`),
    ...(unread.length > 0 ? [`left     ${named(unread)}: other entries of the checkpoint`] : []),
    ...(missing.length > 0 ? [`missing  ${named(missing)}: the file has none of these`] : []),
    ...(labels ? [`classes  ${labels.join(', ')}, in this order`] : []),
    `${out} is written`,
  ].join('\n');
}

const LAYOUTS = { pytorch: "PyTorch's", zoo: "the zoo's" } as const;

const grouped = (count: number): string => count.toLocaleString('en');
