import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { missingArgument } from '../errors/commands.js';
import { ZooError } from '../errors/problem.js';
import { needsToken, weakToken } from '../errors/serve.js';
import type { LogEntry } from '../serve/server.js';
import { ZooCommand } from './terminal/command.js';
import { allowFlags, engineFlag, fetchFlag, pluginFlag } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

/** Letters, digits and punctuation: the characters that a header can contain. */
const TOKEN = /^[\x21-\x7e]{16,}$/;

export default class Serve extends ZooCommand {
  static override summary = 'Serve finished runs over HTTP, with a page to try them.';
  static override description =
    `POST /predict accepts an image file as the body, a form with several (multipart/form-data), or JSON: {"image":
"BASE64"}, {"images": [...]} or, for a run that reads vectors, {"vectors": [[...]]}. For a run with windows these are
the frames of one sequence, in their order;
for one that reads sound, add a WAV file to the form (or "sound" as base64) and "fps". With several runs, ?model=NAME
chooses one; a model has the name of its run's folder. /v2 is the Open Inference Protocol (health, metadata, infer),
/metrics is for Prometheus,
/openapi.json
describes everything, and / is a page that predicts in the browser (it needs onnxruntime-web). Predictions are those
of zoo predict: the run is exported to ONNX, compared with the run, and kept in the cache. The server listens on this
machine only, unless --host says
otherwise; then each request needs the token in the environment variable ZOO_SERVE_TOKEN. On SIGTERM or Ctrl-C the
server answers pending requests and stops. The log has a line for each request, without its contents.`;
  static override strict = false;
  static override examples = [
    '<%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo',
    '<%= config.bin %> <%= command.id %> runs/au runs/ex --port 9000',
    'ZOO_SERVE_TOKEN=$(openssl rand -hex 16) <%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo --host 0.0.0.0',
  ];
  static override args = {
    runs: Args.string({ description: 'Folders of finished runs.' }),
  };
  static override flags = {
    ...pluginFlag,
    ...allowFlags,
    ...fetchFlag,
    ...engineFlag,
    host: Flags.string({ description: 'Address to listen on.', default: '127.0.0.1' }),
    port: Flags.integer({
      description: 'Port to listen on; 0 picks a free one.',
      default: 8080,
      min: 0,
      max: 65535,
    }),
    aligned: Flags.boolean({
      description: 'Serve a run that has an aligner: clients send images already cut out as by the aligner.',
    }),
    frames: Flags.integer({
      description: 'For a run that reads whole sequences: frames of the longest one.',
      min: 1,
      helpValue: 'N',
    }),
    workers: Flags.integer({
      description: 'Prediction threads per model. Default: 2, or 1 on one core.',
      min: 1,
      max: 64,
    }),
    batch: Flags.integer({ description: 'Most images in a batch.', default: 16, min: 1, max: 1024 }),
    wait: Flags.integer({
      description: 'Most milliseconds that an image waits for others to form a batch.',
      default: 5,
      min: 0,
      max: 10_000,
    }),
    queue: Flags.integer({
      description: 'Most waiting images per model, and open requests; more are refused with 503.',
      default: 256,
      min: 1,
      max: 100_000,
    }),
    timeout: Flags.integer({
      description: 'Seconds for a request to arrive, and then to be answered.',
      default: 30,
      min: 1,
      max: 3600,
    }),
    'max-megabytes': Flags.integer({
      description: 'Largest body of a request.',
      default: 16,
      min: 1,
      max: 1024,
    }),
    'max-megapixels': Flags.integer({ description: 'Largest image.', default: 32, min: 1, max: 1000 }),
    log: Flags.boolean({
      description: 'Write a line for each request to standard error.',
      default: true,
      allowNo: true,
    }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Serve);
    const runs = argv as string[];
    if (runs.length === 0)
      throw new ZooError(missingArgument('zoo serve', 'runs', 'folders of finished runs'));
    const { isLoopback } = await import('../serve/access.js');
    const token = process.env.ZOO_SERVE_TOKEN || undefined;
    if (token !== undefined && !TOKEN.test(token)) throw new ZooError(weakToken(token.length));
    if (token === undefined && !isLoopback(flags.host)) throw new ZooError(needsToken(flags.host));
    const { serveRuns } = await import('../tools/serve/serve.js');
    const { pageOf } = await import('../run/evaluate.js');
    const context = await surroundings(
      flags,
      runs.map((run) => pageOf({ run })),
    );
    const events = await this.openEvents(
      'stopping after the requests at work; press Ctrl-C again to stop at once',
    );
    const log = flags.log ? (entry: LogEntry): void => events.note(lineOf(entry, context.now())) : undefined;
    const { engine, aligned, frames, host, port, workers, batch, wait, queue, timeout } = flags;
    const limits = {
      bytes: flags['max-megabytes'] * 1e6,
      megapixels: flags['max-megapixels'],
      time: timeout * 1000,
      queue,
    };
    const how = { host, port, token, log, limits, batching: { workers, size: batch, wait } };
    const serving = await serveRuns({ runs, engine, aligned, frames }, how, context, events);
    this.log(`${runs.join(', ')} at ${serving.address}`);
    await stopAsked(events);
    await serving.close();
  }
}

/** Resolves when the user or the system requests a stop. */
const stopAsked = (events: { stopping(): boolean }): Promise<void> =>
  new Promise((resolve) => {
    const look = setInterval(() => {
      if (!events.stopping()) return;
      clearInterval(look);
      resolve();
    }, 100);
  });

function lineOf({ method, route, status, milliseconds, rows, failure }: LogEntry, now: Date): string {
  const many = rows === undefined ? '' : `  ${rows} ${rows === 1 ? 'row' : 'rows'}`;
  return `${now.toISOString()}  ${method} ${route}  ${status}  ${milliseconds} ms${many}${failure ? `\n${failure}` : ''}`;
}
