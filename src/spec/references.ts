import { join } from 'node:path';
import type { Place, Problem } from '../errors/problem.js';
import * as say from '../errors/references.js';
import { dotted, type Entry, type MapNode, type Node, nodeAt, type Path, type ScalarNode } from './node.js';

/** Where the values of references are. */
export interface ReferenceSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that `${cache:NAME}` is in. */
  readonly cache: string;
}

/** A reference to an environment variable that is not set and has no default. */
export interface Unset {
  readonly name: string;
  readonly place: Place;
  readonly path: string;
}

const reference = /\$\{([^{}]*)\}/g;
const isWhole = /^\$\{[^{}]*\}$/;

/**
 * The page with its references replaced: `${env:NAME}`, `${env:NAME,default}` and `${cache:NAME}` by text, and
 * `${path.of.a.value}` by that value (its own kind where it stands alone). What cannot be replaced is left as it is,
 * and named in `problems`; variables that are not set are returned, for the caller to judge.
 */
export function resolveReferences(
  root: MapNode,
  sources: ReferenceSources,
  problems: Problem[],
): { readonly root: MapNode; readonly unset: readonly Unset[] } {
  const resolver = new Resolver(root, sources, problems);
  return { root: resolver.map(root, []), unset: resolver.unset };
}

class Resolver {
  readonly unset: Unset[] = [];
  private readonly chain: string[] = [];
  private readonly cycles = new Set<string>();

  constructor(
    private readonly root: MapNode,
    private readonly sources: ReferenceSources,
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

  private scalar(node: ScalarNode, path: Path): ScalarNode['value'] {
    const { value } = node;
    if (typeof value !== 'string' || !value.includes('${')) return value;
    const here = dotted(path);
    if (this.chain.includes(here)) {
      this.cycle(node, [...this.chain.slice(this.chain.indexOf(here)), here]);
      return value;
    }
    this.chain.push(here);
    const replaced = this.replace(value, node, path);
    this.chain.pop();
    return replaced;
  }

  /** A circle is one mistake, wherever it is entered. */
  private cycle(node: ScalarNode, chain: readonly string[]): void {
    const members = [...new Set(chain)].sort().join();
    if (!this.cycles.has(members)) this.problems.push(say.referenceCycle(node.place, chain.at(-1)!, chain));
    this.cycles.add(members);
  }

  private replace(value: string, node: ScalarNode, path: Path): ScalarNode['value'] {
    if (value.replace(reference, '').includes('${')) {
      this.problems.push(say.badReference(node.place, dotted(path), `"${value}"`));
      return value;
    }
    if (isWhole.test(value)) return this.lookUp(value.slice(2, -1), node, path) ?? value;
    return value.replace(reference, (whole, inner: string) =>
      String(this.lookUp(inner, node, path) ?? whole),
    );
  }

  /** What one reference stands for; undefined, and a problem, where that is nothing. */
  private lookUp(inner: string, node: ScalarNode, path: Path): ScalarNode['value'] | undefined {
    const [, kind, rest] = /^(env|cache):(.*)$/s.exec(inner) ?? [];
    if (kind === 'env') return this.variable(rest!, node, path);
    if (kind === 'cache' && /^[\w][\w.-]*$/.test(rest!)) return join(this.sources.cache, rest!);
    if (kind === undefined && /^[\w-]+(\.[\w-]+)*$/.test(inner)) return this.value(inner, node, path);
    this.problems.push(say.badReference(node.place, dotted(path), `"\${${inner}}"`));
    return undefined;
  }

  private variable(text: string, node: ScalarNode, path: Path): string | undefined {
    const [, name, fallback] = /^([A-Za-z_]\w*)(?:,(.*))?$/s.exec(text) ?? [];
    if (name === undefined) {
      this.problems.push(say.badReference(node.place, dotted(path), `"\${env:${text}}"`));
      return undefined;
    }
    const found = this.sources.env[name] || fallback;
    if (found === undefined) this.unset.push({ name, place: node.place, path: dotted(path) });
    return found;
  }

  private value(to: string, node: ScalarNode, path: Path): ScalarNode['value'] | undefined {
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
