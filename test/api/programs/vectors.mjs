// Trains a page of vectors in three ways, and prints what the functions return.
import { evaluate, loadRun, openPage, plan, train, validate, ZooError } from 'declarative-zoo';

const page = await openPage('vectors.yaml');
const stop = new AbortController();
const kinds = new Set();
const onProgress = (progress) => {
  kinds.add(progress.kind);
  if (progress.kind === 'epoch' && progress.epoch === 3) stop.abort();
};
const how = { out: 'stopped', engine: 'wasm' };
const stopped = await train(page, { ...how, signal: stop.signal, onProgress }).catch((error) => error);
const unfinished = await loadRun('stopped').catch((error) => error);
const resumed = await train(page, { ...how, resume: true });
const again = await train(page, { ...how, resume: true });
const whole = await train(page, { ...how, out: 'whole' });
const other = await openPage('vectors.yaml', { set: ['stages.mood.epochs=2'] });
const refused = await train(other, { ...how, resume: true }).catch((error) => error);
const run = await loadRun('whole');
const { nodes, stages, cost } = await plan(page);
process.stdout.write(
  JSON.stringify({
    page,
    problems: await validate('bad.yaml'),
    sound: await validate(page),
    plan: { nodes: nodes.length, steps: stages[0].epochs, flops: cost.stages[0].flopsPerStep > 0 },
    kinds: [...kinds].sort(),
    stopped: [stopped.name, stopped === stop.signal.reason],
    errors: [unfinished, refused].map((error) => [error instanceof ZooError, error.problems[0].code]),
    weights: [resumed, again, whole, run].map(({ record }) => record.weights.sha256),
    started: [resumed.record.started === again.record.started],
    validation: await evaluate(run, { engine: 'wasm' }),
    scores: run.scores,
    labels: run.labels,
    of: run.page.name,
    vectors: (await run.predict('a.png').catch((error) => error)).problems.map(({ code }) => code),
  }),
);
