import { join } from 'node:path';
import type { Engine } from '../engine/engine.js';
import { listEngines } from '../engine/list.js';
import { openEngine } from '../engine/open.js';
import { readSettings } from '../engine/settings.js';
import { reference } from '../engine/shelf.js';
import { ZooError } from '../errors/problem.js';
import { noSuchPart } from '../errors/schema.js';
import type { AnyPart } from '../part.js';
import { findPlugin } from '../plugins/find.js';
import { packageFaults } from '../plugins/package-faults.js';
import type { LoadedPlugin } from '../plugins/plugin.js';
import { load } from '../run/plugins.js';
import type { RunEvents, Surroundings } from '../run/surroundings.js';
import { withExamples } from './examples.js';
import { conformance } from './kit.js';
import type { Outcome } from './outcome.js';
import { stage } from './pages.js';

/** The parts to test: those of a plugin, by its folder or package, or the built-in ones; all of them, or one. */
export interface TestRequest {
  readonly plugin?: string;
  readonly part?: string | undefined;
  /** The folder in which to look for a plugin. */
  readonly from: string;
}

/** The results, and the engines used. */
export interface TestReport {
  readonly engines: readonly string[];
  readonly outcomes: readonly Outcome[];
}

/**
 * Makes the checks of the conformance kit, part by part. Runs the plugin's code. Throws a ZooError if the plugin is
 * missing or broken, or the part does not exist.
 */
export async function testParts(
  { plugin, part, from }: TestRequest,
  context: Surroundings,
  events: RunEvents,
): Promise<TestReport> {
  const builtin = withExamples(context.registry.all(), join(context.zoo, '..', 'test', 'fixtures'));
  const loaded = plugin === undefined ? undefined : await load(findPlugin(plugin, from));
  const own = loaded?.parts ?? [];
  const tested = chosen(plugin === undefined ? builtin : own, part);
  const cpu = await openEngine(reference);
  const engines = enginesHere(context);
  const { env } = context;
  const kit = { registry: stage([...builtin, ...own]), cpu, engines: [...engines.values()], env };
  const outcomes: Outcome[] = loaded ? [...packageOutcomes(loaded, context.version)] : [];
  events.start('tested', tested.length, tested.length === 1 ? 'part' : 'parts');
  for (const one of tested) {
    outcomes.push(...(await conformance(one, kit)));
    events.advance(1, `${one.shelf}.${one.name}`);
  }
  events.done();
  return { engines: [...engines.keys()], outcomes };
}

/** Checks of the package itself: one outcome for each fault. */
function packageOutcomes(plugin: LoadedPlugin, zoo: string): readonly Outcome[] {
  const check = { part: plugin.name, check: 'package' } as const;
  const faults = packageFaults(plugin, zoo);
  if (faults.length === 0) return [{ ...check, passed: true }];
  return faults.map((why) => ({ ...check, passed: false, why }));
}

function chosen(parts: readonly AnyPart[], wanted: string | undefined): readonly AnyPart[] {
  if (wanted === undefined) return parts;
  const named = new Map(parts.map((part) => [`${part.shelf}.${part.name}`, part]));
  const found = named.get(wanted);
  if (found === undefined) throw new ZooError(noSuchPart(wanted, [...named.keys()]));
  return [found];
}

/** The available engines, the reference first. */
function enginesHere({ env }: Pick<Surroundings, 'env'>): ReadonlyMap<string, () => Promise<Engine>> {
  const present = listEngines(readSettings(env)).filter(({ here }) => here);
  const names = [reference, ...present.map(({ name }) => name).reverse()];
  return new Map(names.map((name) => [name, () => openEngine(name)]));
}
