import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';

const bin = resolve('dist/bin.js');
/** Bad requests of a round: 20 rounds make 10,000. */
const REQUESTS = 500;
const CLIENTS = 20;
/** Bytes by which the memory of the server may grow after the first rounds. */
const GROWTH = 60e6;

/** Bad requests to a server: each is refused with a status, the memory stays flat, and good ones get the same predictions. */
export async function serving({ shop, ledger, rounds }) {
  const run = shop.fresh('served');
  const { code, stderr } = await shop.zoo(['run', 'pictures.yaml', '--out', run]);
  if (code !== 0) return ledger.count('the run to serve', [stderr]);
  const limits = ['--timeout', '2', '--max-megabytes', '1', '--max-megapixels', '1', '--no-log'];
  const server = await start(shop.folder, [run, '--port', '0', ...limits]);
  const image = readFileSync(shop.place('images', '00.png'));
  const before = await ask(server, 'POST', '/predict', 'image/png', image);
  let settled = 0;
  for (let round = 0; round < rounds && ledger.hasTime(); round++) {
    const broken = await badRound(server, ledger.random, image);
    const after = await ask(server, 'POST', '/predict', 'image/png', image);
    if (after.text !== before.text) broken.push(`a good request then got ${after.status} ${after.text}`);
    const memory = await memoryOf(server);
    if (round <= rounds / 4) settled = Math.max(settled, memory);
    else if (memory - settled > GROWTH) broken.push(`its memory grew from ${settled} to ${memory} bytes`);
    ledger.count(`round ${round} of bad requests`, broken);
  }
  console.log(
    `  memory ${(settled / 1e6).toFixed(0)} MB at first, ${((await memoryOf(server)) / 1e6).toFixed(0)} MB at the end`,
  );
  const ended = await server.stop();
  ledger.count('the end of the server', ended === 0 ? [] : [`it exited with ${ended}`]);
}

/** Bad requests by several clients at a time, together with slow ones. */
async function badRound(server, random, image) {
  const broken = [];
  const slow = Array.from({ length: 3 }, () => stalled(server));
  let left = REQUESTS;
  const client = async () => {
    while (left-- > 0) {
      const [method, path, type, body] = badRequest(server, random, image);
      const { status, text } = await ask(server, method, path, type, body).catch((error) => ({
        status: error.code,
      }));
      const isCut = ['ECONNRESET', 'EPIPE'].includes(status) && body.length > 1e6; // refused while it was sent
      if (!isCut && !(status >= 400 && status <= 504 && status !== 500))
        broken.push(`${method} ${path} ${type}: ${status} ${text}`);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  for (const said of await Promise.all(slow))
    if (!/^HTTP\/1\.1 408 /.test(said)) broken.push(`a slow client got "${said.slice(0, 60)}"`);
  return broken;
}

function badRequest({ infer }, random, image) {
  const cut = image.subarray(0, 1 + random.below(image.length - 1));
  const damaged = Buffer.from(image);
  for (let i = 0; i < 16; i++) damaged[8 + random.below(16)] = random.below(256);
  const vectors = JSON.stringify({ vectors: [[1, 2]] });
  const tensor = (shape) =>
    JSON.stringify({ inputs: [{ name: 'image', datatype: 'FP32', shape, data: [1] }] });
  return random.pick([
    ['POST', '/predict', 'image/png', cut.subarray(0, 20)],
    ['POST', '/predict', 'image/png', damaged],
    ['POST', '/predict', 'image/jpeg', Buffer.from('no image')],
    [
      'POST',
      '/predict',
      'image/svg+xml',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"/>'),
    ],
    ['POST', '/predict', 'image/png', Buffer.alloc(0)],
    ['POST', '/predict', 'image/png', Buffer.alloc(1_100_000)],
    ['POST', '/predict', 'application/json', Buffer.from('{"image":')],
    ['POST', '/predict', 'application/json', Buffer.from(vectors)],
    [
      'POST',
      '/predict',
      'application/json',
      Buffer.from(JSON.stringify({ images: [image.toString('base64'), 'aaaa'] })),
    ],
    ['POST', '/predict', 'application/json', Buffer.from('['.repeat(20_000))],
    [
      'POST',
      '/predict',
      'multipart/form-data; boundary=x',
      Buffer.from('--x\r\nContent-Disposition: form-data; name="a"'),
    ],
    ['POST', '/predict', 'multipart/form-data; boundary=x', Buffer.from('--x--\r\n')],
    ['POST', '/predict?model=%00', 'image/png', image],
    ['POST', '/v2/models/none/infer', 'application/json', Buffer.from('{}')],
    ['POST', infer, 'application/json', Buffer.from(tensor([1e9, 32, 32, 3]))],
    ['POST', infer, 'application/json', Buffer.from(tensor([1, 32, 32, 3]))],
    ['GET', '/predict', 'text/plain', Buffer.alloc(0)],
    ['GET', '/try/../../etc/passwd', 'text/plain', Buffer.alloc(0)],
    ['GET', '/%2e%2e/%2e%2e/etc/passwd', 'text/plain', Buffer.alloc(0)],
    ['DELETE', '/v2/models/none', 'text/plain', Buffer.alloc(0)],
  ]);
}

async function start(folder, args) {
  const child = spawn(process.execPath, [bin, 'serve', ...args], {
    cwd: folder,
    env: { ...process.env, CI: 'true', ZOO_CACHE: join(folder, 'cache') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((done) => child.once('exit', (code, signal) => done(code ?? signal)));
  let said = '';
  const port = await new Promise((found, failed) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const [, port] = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said) ?? [];
      if (port !== undefined) found(Number(port));
    });
    exited.then((how) => failed(new Error(`the server ended (${how})`)));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return exited;
  };
  const infer = `/v2/models/${args[0].split('/').at(-1)}/infer`;
  return { port, infer, agent: new Agent({ keepAlive: true, maxSockets: CLIENTS }), stop };
}

function ask({ port, agent }, method, path, type, body = Buffer.alloc(0)) {
  return new Promise((done, failed) => {
    const headers = { 'content-type': type, 'content-length': body.length };
    const sent = request({ host: '127.0.0.1', port, agent, method, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => done({ status: response.statusCode, text }));
      response.on('error', failed);
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

/** A client that begins a request and sends nothing else; the response. */
const stalled = ({ port }) =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => done(text));
    socket.write(
      'POST /predict HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: image/png\r\nContent-Length: 99\r\n\r\n.',
    );
  });

async function memoryOf(server) {
  const { text } = await ask(server, 'GET', '/metrics', 'text/plain');
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)[1]);
}
