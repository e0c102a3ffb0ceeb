import { readNow } from '../engine/read.js';
import { outputsAbout } from '../export/about.js';
import type { Exportable, OpenExport } from '../export/format.js';
import { formats } from '../export/formats.js';
import { buildGraph, evaluationPass } from '../graph/graph.js';
import type { AnyPart, Tf } from '../part.js';
import type { Plan } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import { traceModel } from '../trace/record.js';
import { casesOf } from './heads.js';
import { optionsToTry } from './options.js';
import { Broken, NotMade, type Remark } from './outcome.js';
import { planWithHead, planWithNetwork } from './pages.js';
import { trainingFixture } from './training-fixture.js';

/** Maximum difference between an exported output and the model's, relative to 1 or to the output's largest number. */
const TOLERANCE = 1e-4;

/** A model with the part, exported to every format, predicts the same in every runtime that works here. */
export async function checkExports(tf: Tf, part: AnyPart, registry: Registry): Promise<Remark> {
  const plans =
    part.shelf === 'heads'
      ? casesOf(part, 1).map((one) => planWithHead(registry, one))
      : [planWithNetwork(registry, optionsToTry(part)[0]!)];
  let made = 0;
  const missing = new Set<string>();
  for (const plan of plans) {
    const { model, inputs, expected } = await exportable(tf, plan, registry);
    for (const { name, encode, runtimes } of formats.filter(({ isBundle }) => !isBundle)) {
      const files = encode(model, {});
      for (const runtime of runtimes) {
        const open = await runtime.open(files, tf);
        if (typeof open === 'string') missing.add(open);
        else {
          made++;
          await expectAlike(`exported as ${name}, on ${runtime.name}`, open, inputs, expected);
        }
      }
    }
  }
  const left = [...missing].join('; ');
  if (made === 0) throw new NotMade(left);
  return left || undefined;
}

/** The model of a plan with its initial values, rows for it, and its outputs. */
async function exportable(tf: Tf, plan: Plan, registry: Registry) {
  const { nodes, feed, rows, values, windows, start } = trainingFixture(plan);
  const outputs = nodes.filter((node) => node === 'tested' || node === 'answer');
  const inputs = [{ name: 'input', shape: feed.shape, feeds: [{ name: feed.name }] }];
  const variables = new Map(plan.nodes.map((node) => [node.name, node.variables]));
  const variable = (node: string, name: string): Float32Array =>
    start(variables.get(node)!.find((one) => one.name === name)!, 1, node);
  const cut = windows && { length: windows.length };
  const trace = await traceModel({ plan, registry, order: nodes, inputs, windows: cut, outputs, variable });
  const run = { page: '', weights: '', seed: 1, profile: null, zoo: '' };
  const about = {
    name: plan.name,
    title: plan.name,
    outputs: outputsAbout(plan, outputs),
    inputs: {},
    terms: { data: null },
    run,
  };
  const graph = buildGraph(plan, nodes, registry, tf, 1, start);
  const expected = tf.tidy(() => {
    const given = tf.tensor(values, [rows, ...feed.shape]);
    const made = graph.forward(nodes, { [feed.name]: given }, evaluationPass, undefined, windows);
    return Object.fromEntries(outputs.map((name) => [name, Float32Array.from(readNow(made[name]!))]));
  });
  graph.dispose();
  const model: Exportable = { plan, trace, about };
  const lead = windows ? [rows / windows.length, windows.length] : [rows];
  return { model, inputs: { input: { shape: [...lead, ...feed.shape], data: values } }, expected };
}

async function expectAlike(
  where: string,
  { run, close }: OpenExport,
  inputs: Parameters<OpenExport['run']>[0],
  expected: { readonly [output: string]: Float32Array },
): Promise<void> {
  const found = await run(inputs);
  close();
  for (const [name, values] of Object.entries(expected)) {
    const given = found[name]!;
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const apart = values.reduce((most, value, i) => Math.max(most, Math.abs(value - given[i]!)), 0);
    if (given.length !== values.length || !(apart <= TOLERANCE * largest))
      throw new Broken(`${where}, ${name} differs by ${apart.toPrecision(2)} from what the model gives`);
  }
}
