import type { Shelf } from '../part.js';

/** A page of the zoo after merging, as plain values. */
export interface WrittenPage {
  readonly name: string;
  /** Path relative to the folder of pages. */
  readonly file: string;
  /** The page as written, then with each of its profiles. */
  readonly values: readonly unknown[];
}

/** A place where a page names a part. */
export interface Use {
  readonly shelf: Shelf;
  readonly type: string;
  readonly page: WrittenPage;
  /** Keys that lead to it: `heads`, `au`. */
  readonly path: readonly string[];
  readonly options: Options;
}

type Options = { readonly [key: string]: unknown };

/** All places where these pages name a part. */
export function usesIn(pages: readonly WrittenPage[]): readonly Use[] {
  return pages.flatMap((page) =>
    page.values.flatMap((value) =>
      slots(map(value)).flatMap(([shelf, path, options]) =>
        typeof options.type === 'string' ? [{ shelf, type: options.type, page, path, options }] : [],
      ),
    ),
  );
}

type Slot = readonly [Shelf, readonly string[], Options];

function slots(page: Options): readonly Slot[] {
  const one = (shelf: Shelf, path: readonly string[], value: unknown): Slot => [shelf, path, map(value)];
  const each = (shelf: Shelf, path: readonly string[], values: unknown): Slot[] =>
    Object.entries(map(values)).map(([name, value]) => one(shelf, [...path, name], value));
  // The data sets inside another: one, or several by name.
  const inner = (path: readonly string[], value: unknown): Slot[] =>
    typeof map(value).type === 'string'
      ? [one('datasets', path, value), ...inner([...path, 'of'], map(value).of)]
      : Object.entries(map(value)).flatMap(([name, own]) => inner([...path, name], own));
  return [
    one('datasets', ['data'], page.data),
    ...inner(['data', 'of'], map(page.data).of),
    one('backbones', ['backbone'], page.backbone),
    ...each('backbones', ['backbones'], page.backbones),
    one('aligners', ['images', 'align'], map(page.images).align),
    ...each('heads', ['heads'], page.heads),
    ...each('metrics', ['metrics'], page.metrics),
    ...each('trackers', ['trackers'], page.trackers),
    ...Object.entries(map(page.stages)).flatMap(([name, value]) => {
      const [stage, at] = [map(value), ['stages', name]];
      return [
        ...each('losses', [...at, 'losses'], stage.losses),
        one('balancers', [...at, 'balancer'], stage.balancer),
        one('optimizers', [...at, 'optimizer'], stage.optimizer),
        one('gradients', [...at, 'gradient'], stage.gradient),
        one('schedules', [...at, 'schedule'], stage.schedule),
      ];
    }),
  ];
}

const map = (value: unknown): Options =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Options) : {};

/** A use of a part as YAML, as in its page. */
export function fragment({ path, options }: Use): string {
  const keys = path.map((key, depth) => `${'  '.repeat(depth)}${key}:`);
  return `${keys.join('\n')} ${flow(options)}`;
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${flow(one)}`)
      .join(', ')} }`;
  }
  return typeof value === 'string' && !/^[A-Za-z][\w./-]*$/.test(value)
    ? JSON.stringify(value)
    : String(value);
}
