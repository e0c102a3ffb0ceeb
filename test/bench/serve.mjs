// node test/bench/serve.mjs RUN IMAGES [rounds [seconds]]: how many images of a folder a second zoo serve predicts on, on loopback, and how long a
// response takes, and the same of the run's own predict in this process. They take turns, so that other load affects both.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join, resolve } from 'node:path';
import { loadRun } from 'declarative-zoo';

const [run, folder, ROUNDS = '5', SECONDS = '3'] = process.argv.slice(2);
const images = readdirSync(folder)
  .slice(0, 64)
  .map((name) => readFileSync(join(folder, name)));

const loaded = await loadRun(run);
const batching = await start([]);
const single = await start(['--wait', '0', '--batch', '1']);
const peers = [
  ['predict, 1 image at a time', () => calls(1)],
  ['predict, 32 images at a time', () => calls(32)],
  ...[1, 4, 16].map((clients) => [`zoo serve, ${clients} clients`, () => load(batching, clients)]),
  ['zoo serve --batch 1, 16 clients', () => load(single, 16)],
].map(([name, work]) => ({ name, work, rates: [], took: [] }));
for (const { work } of peers) await work();
for (let round = 0; round < Number(ROUNDS); round++) {
  for (const { work, rates, took } of peers) {
    const found = await work();
    rates.push(found.rate);
    took.push(...found.took);
  }
}
for (const { name, rates, took } of peers) {
  const at = (list, share) =>
    list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))];
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => `${at(took, share).toFixed(0)} ms`);
  const [best, median] = [Math.max(...rates), at(rates, 0.5)].map((rate) => rate.toFixed(1));
  console.log(
    `${name.padEnd(34)} best ${best} images/s, median ${median}, p50 ${p50}, p95 ${p95}, p99 ${p99}`,
  );
}
batching.stop();
single.stop();
await loaded.close();

/** The run's own predict: how long each call took, milliseconds, and images a second. */
async function calls(size) {
  const [took, began] = [[], performance.now()];
  while (performance.now() - began < 1000 * SECONDS) {
    const before = performance.now();
    await loaded.predict(images.slice(0, size));
    took.push(performance.now() - before);
  }
  return { took, rate: (1000 * size * took.length) / (performance.now() - began) };
}

/** Clients that send a request as soon as they have a response: the milliseconds of each response, and images a second. */
async function load({ port }, clients) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const took = [];
  const began = performance.now();
  const client = async (first) => {
    for (let i = first; performance.now() - began < 1000 * SECONDS; i += clients) {
      const start = performance.now();
      await ask(port, agent, images[i % images.length]);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => client(i)));
  agent.destroy();
  return { took, rate: (1000 * took.length) / (performance.now() - began) };
}

function ask(port, agent, image) {
  return new Promise((done, failed) => {
    const headers = { 'content-type': 'image/jpeg', 'content-length': image.length };
    const sent = request(
      { host: '127.0.0.1', port, agent, method: 'POST', path: '/predict', headers },
      (response) => {
        if (response.statusCode !== 200) failed(new Error(`status ${response.statusCode}`));
        response.on('end', done).resume();
      },
    );
    sent.on('error', failed);
    sent.end(image);
  });
}

async function start(options) {
  const args = [resolve('dist/bin.js'), 'serve', run, '--port', '0', '--no-log', ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((found) => {
    child.stdout.on('data', (chunk) => {
      const [, port] = /127\.0\.0\.1:(\d+)/.exec(chunk) ?? [];
      if (port !== undefined) found(Number(port));
    });
  });
  return { port, stop: () => child.kill('SIGTERM') };
}
