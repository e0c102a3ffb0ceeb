// node test/bench/serve.mjs RUN FOLDER [seconds [clients ...]]: how many requests a second zoo serve answers for image files of a folder, and how
// long they take, beside the run's own predict in one process. Clients ask again as soon as they are answered, on loopback.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join, resolve } from 'node:path';
import { loadRun } from '../../dist/index.js';

const [run, folder, SECONDS = '10', ...CLIENTS] = process.argv.slice(2);
const images = readdirSync(folder)
  .slice(0, 64)
  .map((name) => readFileSync(join(folder, name)));

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

function report(what, took, images, seconds) {
  const sorted = took.toSorted((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => `${percentile(sorted, share).toFixed(0)} ms`);
  console.log(
    `${what.padEnd(40)} ${(images / seconds).toFixed(1)} images/s  p50 ${p50}  p95 ${p95}  p99 ${p99}`,
  );
}

await inProcess();
for (const options of [[], ['--wait', '0', '--batch', '1']]) await served(options);

/** The run's own predict: one image at a time, and many in a call. */
async function inProcess() {
  const loaded = await loadRun(run);
  for (const size of [1, 32]) {
    await loaded.predict(images.slice(0, size));
    const [took, began] = [[], performance.now()];
    let done = 0;
    while (performance.now() - began < 1000 * SECONDS) {
      const start = performance.now();
      await loaded.predict(Array.from({ length: size }, (_, i) => images[(done + i) % images.length]));
      took.push(performance.now() - start);
      done += size;
    }
    report(`predict in one process, ${size} at a time`, took, done, (performance.now() - began) / 1000);
  }
  await loaded.close();
}

async function served(options) {
  const server = await start(options);
  for (const clients of CLIENTS.length > 0 ? CLIENTS.map(Number) : [1, 4, 16]) {
    await load(server, clients, 1);
    const { took, seconds } = await load(server, clients, Number(SECONDS));
    report(`zoo serve ${options.join(' ')}, ${clients} clients`, took, took.length, seconds);
  }
  server.stop();
}

/** Clients that ask for so many seconds: how long each answer took, milliseconds. */
async function load({ port }, clients, limit) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const took = [];
  const began = performance.now();
  const client = async (first) => {
    for (let i = first; performance.now() - began < 1000 * limit; i += clients) {
      const start = performance.now();
      await ask(port, agent, images[i % images.length]);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => client(i)));
  agent.destroy();
  return { took, seconds: (performance.now() - began) / 1000 };
}

const ask = (port, agent, image) =>
  new Promise((done, failed) => {
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
