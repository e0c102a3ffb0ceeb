import { badVary } from '../errors/compare.js';
import { ZooError } from '../errors/problem.js';
import type { Study, Variant } from './study.js';

/** Name of the unchanged page, which the other variants are compared with. */
export const AS_WRITTEN = 'as written';

/**
 * The study that varies one setting of a page at a time: the unchanged page, and one variant for each value of
 * `--vary`. Throws `bad-vary`.
 */
export function variedStudy(
  page: string,
  vary: readonly string[],
  rest: Pick<Study, 'seeds' | 'metric'>,
): Study {
  const varied = variantsOf(vary).map((variant) => ({ ...variant, page }));
  const name = `ablate-${page.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '')}`;
  const variants: readonly Variant[] = [{ name: AS_WRITTEN, page, set: [] }, ...varied];
  return { ...rest, name, variants, contrasts: varied.map((one) => ({ of: one.name, to: AS_WRITTEN })) };
}

/**
 * The variants of `training.gradient.rho=0.02,0.05`: one for each value, separated by commas outside brackets and
 * quotes. Each variant changes one setting only. Throws `bad-vary`.
 */
export function variantsOf(vary: readonly string[]): readonly Pick<Variant, 'name' | 'set'>[] {
  const varied = vary.map((text) => {
    const at = text.indexOf('=');
    const [path, values] = [text.slice(0, at), splitValues(text.slice(at + 1))];
    if (at < 1 || values.some((value) => value === '')) throw new ZooError(badVary(text));
    return { path, values };
  });
  const nameOf = changeNames(varied.map(({ path }) => path));
  return varied.flatMap(({ path, values }) =>
    values.map((value) => ({ name: `${nameOf(path)}=${value}`, set: [`${path}=${value}`] })),
  );
}

/** Shortens paths to as many last keys as distinguish them: `training.gradient.rho -> rho`. */
export function changeNames(paths: readonly string[]): (path: string) => string {
  return (path) => {
    const keys = path.split('.');
    const short = (from: number): string => keys.slice(from).join('.');
    const isOwn = (name: string): boolean => paths.every((other) => other === path || !other.endsWith(name));
    let from = keys.length - 1;
    while (from > 0 && !isOwn(short(from))) from--;
    return short(from);
  };
}

/** Splits at commas outside brackets and quotes: `[a,b],"c,d",e` is three values. */
function splitValues(text: string): readonly string[] {
  const values = text.match(/(?:\[[^\]]*\]|\{[^}]*\}|"[^"]*"|'[^']*'|[^,])+/g) ?? [''];
  return values.map((value) => value.trim());
}
