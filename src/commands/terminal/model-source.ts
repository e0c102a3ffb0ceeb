import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { needsWeights } from '../../errors/predict.js';
import { ZooError } from '../../errors/problem.js';
import type { ModelSource } from '../../run/evaluate.js';

/**
 * The model that a command should use: the folder of a run or, if weights are given, a page. `root` is the folder of
 * this package.
 */
export function modelSource(
  source: string,
  flags: { readonly weights?: string | undefined },
  root: string,
): ModelSource {
  if (flags.weights !== undefined) return { page: source, ...flags, weights: flags.weights };
  const isFile = /\.ya?ml$/.test(source) && existsSync(source);
  const isNamed = !existsSync(source) && existsSync(join(root, 'zoo', `${source}.yaml`));
  if (isFile || isNamed) throw new ZooError(needsWeights(source));
  return { run: source };
}
