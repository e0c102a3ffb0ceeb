import { chainTooLong } from '../errors/page-limits.js';
import type { Place, Problem } from '../errors/problem.js';
import * as say from '../errors/references.js';
import { type Budget, LIMITS } from './budget.js';
import { variableValue } from './environment.js';
import type { PageFiles } from './files.js';
import { dotted, type Entry, type MapNode, type Node, nodeAt, type Path, type ScalarNode } from './node.js';

/** The sources of the values of references. */
export interface ReferenceSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of `${cache:NAME}`. */
  readonly cache: string;
  readonly files: Pick<PageFiles, 'paths'>;
}

/** A reference to an environment variable that is unset and has no default. */
export interface Unset {
  readonly name: string;
  readonly place: Place;
  readonly path: string;
}

const reference = /\$\{([^{}]*)\}/g;
const isWhole = /^\$\{[^{}]*\}$/;

/**
 * The page with its references replaced: `${cache:NAME}` with text, and `${path.of.a.value}` with that value (keeping
 * its type if the text is a single reference). `${env:NAME}` and `${env:NAME,default}` stay as written, so that no
 * output or saved copy of the page contains their values; the unset ones are returned. References that cannot be
 * replaced stay as they are, and are reported in `problems`.
 */
export function resolveReferences(
  root: MapNode,
  sources: ReferenceSources,
  budget: Budget,
  problems: Problem[],
): { readonly root: MapNode; readonly unset: readonly Unset[] } {
  const resolver = new Resolver(root, sources, budget, problems);
  return { root: resolver.map(root, []), unset: resolver.unset };
}

type Scalar = ScalarNode['value'];

class Resolver {
  readonly unset: Unset[] = [];
  /** The values that are being replaced, each referred to by the one before. */
  private readonly chain = new Set<string>();
  private readonly cycles = new Set<string>();
  private readonly known = new Map<ScalarNode, Scalar>();

  constructor(
    private readonly root: MapNode,
    private readonly sources: ReferenceSources,
    private readonly budget: Budget,
    private readonly problems: Problem[],
  ) {}

  map(node: MapNode, path: Path): MapNode {
    const entries = new Map<string, Entry>();
    for (const [key, { key: place, value }] of node.entries) {
      entries.set(key, { key: place, value: this.node(value, [...path, key]) });
    }
    return { ...node, entries };
  }

  private node(node: Node, path: Path): Node {
    if (node.kind === 'map') return this.map(node, path);
    if (node.kind === 'list')
      return { ...node, items: node.items.map((item, i) => this.node(item, [...path, i])) };
    return { ...node, value: this.scalar(node, path) };
  }

  private scalar(node: ScalarNode, path: Path): Scalar {
    const { value } = node;
    if (typeof value !== 'string' || !value.includes('${')) return value;
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const here = dotted(path);
    if (this.chain.has(here)) {
      const chain = [...this.chain];
      this.cycle(node, [...chain.slice(chain.indexOf(here)), here]);
      return value;
    }
    if (this.chain.size === LIMITS.chain) {
      this.problems.push(chainTooLong(node.place, here, LIMITS.chain));
      return value;
    }
    this.chain.add(here);
    const replaced = this.replace(value, node, path);
    this.chain.delete(here);
    this.known.set(node, replaced);
    return replaced;
  }

  /** Reports a cycle only once, wherever it is entered. */
  private cycle(node: ScalarNode, chain: readonly string[]): void {
    const members = [...new Set(chain)].sort().join();
    if (!this.cycles.has(members)) this.problems.push(say.referenceCycle(node.place, chain.at(-1)!, chain));
    this.cycles.add(members);
  }

  private replace(value: string, node: ScalarNode, path: Path): Scalar {
    if (value.replace(reference, '').includes('${')) {
      this.problems.push(say.badReference(node.place, dotted(path), `"${value}"`));
      return value;
    }
    if (isWhole.test(value)) return this.lookUp(value.slice(2, -1), node, path) ?? value;
    return value.replace(reference, (whole, inner: string) => {
      const text = String(this.lookUp(inner, node, path) ?? whole);
      this.budget.replaced(text.length, node.place, dotted(path));
      return text;
    });
  }

  /** The value of one reference; undefined, with a problem, if it has none. */
  private lookUp(inner: string, node: ScalarNode, path: Path): Scalar | undefined {
    const [, kind, rest] = /^(env|cache):(.*)$/s.exec(inner) ?? [];
    if (kind === 'env') return this.variable(rest!, node, path);
    if (kind === 'cache' && /^[\w][\w.-]*$/.test(rest!))
      return this.sources.files.paths.join(this.sources.cache, rest!);
    if (kind === undefined && /^[\w-]+(\.[\w-]+)*$/.test(inner)) return this.value(inner, node, path);
    this.problems.push(say.badReference(node.place, dotted(path), `"\${${inner}}"`));
    return undefined;
  }

  private variable(text: string, node: ScalarNode, path: Path): undefined {
    const [, name, fallback] = /^([A-Za-z_]\w*)(?:,(.*))?$/s.exec(text) ?? [];
    if (name === undefined) {
      this.problems.push(say.badReference(node.place, dotted(path), `"\${env:${text}}"`));
    } else if (variableValue({ name, fallback }, this.sources.env) === undefined) {
      this.unset.push({ name, place: node.place, path: dotted(path) });
    }
    return undefined;
  }

  private value(to: string, node: ScalarNode, path: Path): Scalar | undefined {
    const steps = to.split('.');
    const target = nodeAt(this.root, steps);
    if (target?.kind === 'scalar') return this.scalar(target, steps);
    if (target !== undefined) this.problems.push(say.referenceNotScalar(node.place, dotted(path), to));
    else this.problems.push(this.nowhere(to, steps, node, path));
    return undefined;
  }

  private nowhere(to: string, steps: readonly string[], node: ScalarNode, path: Path): Problem {
    let depth = 0;
    while (nodeAt(this.root, steps.slice(0, depth + 1)) !== undefined) depth++;
    const parent = nodeAt(this.root, steps.slice(0, depth));
    const names = parent?.kind === 'map' ? [...parent.entries.keys()] : [];
    return say.referenceNowhere(node.place, dotted(path), to, steps[depth]!, names);
  }
}
