import { suggestion } from './nearest.js';
import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * Other machines can reach the address that `--host` names, so the server needs a token, which each request must then
 * have. It is read from the environment, because every user of a machine can see the arguments of a process.
 *
 * @example --host 0.0.0.0 can be reached from other machines, and ZOO_SERVE_TOKEN is not set. Set it to a random text
 * of at least 16 characters, such as the output of: openssl rand -hex 16
 */
export const needsToken = (host: string): Problem => ({
  code: 'serve-needs-token',
  message: `--host ${printable(host)} can be reached from other machines, and ZOO_SERVE_TOKEN is not set. Set it to a random text of at least 16 characters, such as the output of: openssl rand -hex 16`,
});

/**
 * A short token can be guessed. Spaces and characters beyond ASCII are not allowed in its header.
 *
 * @example ZOO_SERVE_TOKEN has 6 characters; expected at least 16: letters, digits and punctuation only.
 */
export const weakToken = (length: number): Problem => ({
  code: 'serve-weak-token',
  message: `ZOO_SERVE_TOKEN has ${length} characters; expected at least 16: letters, digits and punctuation only.`,
});

/**
 * Another program uses the port, or the system does not let this user listen on it.
 *
 * @example The server cannot listen on 127.0.0.1:8080: another program does (EADDRINUSE). Choose another port with
 * --port.
 */
export const cannotListen = (host: string, port: number, code: string): Problem => ({
  code: 'serve-cannot-listen',
  message: `The server cannot listen on ${host}:${port}: ${REASONS[code] ?? 'the system refuses it'} (${code}). Choose another ${code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' ? 'address with --host' : 'port with --port'}.`,
});

const REASONS: { readonly [code: string]: string } = {
  EADDRINUSE: 'another program does',
  EACCES: 'this user may not',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'this machine has no such address',
};

/**
 * The address of a model contains the name of its run's folder, so no two folders can share a name.
 *
 * @example a/demo and b/demo would both be served as "demo". Rename one of the folders.
 */
export const servedTwice = (first: string, second: string, name: string): Problem => ({
  code: 'serve-same-name',
  message: `${printable(first)} and ${printable(second)} would both be served as "${name}". Rename one of the folders.`,
});

/**
 * A request can contain images or vectors, but the model reads neither.
 *
 * @example runs/voice reads only sound, but zoo serve predicts on images and vectors. Score it on its data set with zoo
 * evaluate, or export it and feed it from a program.
 */
export const servedSoundAlone = (run: string): Problem => ({
  code: 'serve-sound-alone',
  message: `${printable(run)} reads only sound, but zoo serve predicts on images and vectors. Score it on its data set with zoo evaluate, or export it and feed it from a program.`,
});

/**
 * HTTP 422: the frame rate decides which part of a sound belongs to a frame.
 *
 * @example The sound needs the frame rate of its images: send "fps" with it, such as 25.
 */
export const needsFps = (): Problem => ({
  code: 'serve-needs-fps',
  message: 'The sound needs the frame rate of its images: send "fps" with it, such as 25.',
});

/**
 * The run was trained on what an aligner cuts out of photos. The server does not run aligners, so predictions on whole
 * photos would be wrong.
 *
 * @example runs/faces uses the aligner "human", which zoo serve does not run. If clients send images that are already
 * cropped this way, add --aligned.
 */
export const servedUnaligned = (run: string, aligner: string): Problem => ({
  code: 'serve-aligner',
  message: `${printable(run)} uses the aligner "${aligner}", which zoo serve does not run. If clients send images that are already cropped this way, add --aligned.`,
});

/**
 * The server runs exported models with onnxruntime-node, which is not installed or does not load here.
 *
 * @example zoo serve needs onnxruntime-node, which is not installed or does not load. Run npm install --ignore-scripts
 * onnxruntime-node.
 */
export const serveNeedsOnnxruntime = (): Problem => ({
  code: 'serve-needs-onnxruntime',
  message:
    'zoo serve needs onnxruntime-node, which is not installed or does not load. Run npm install --ignore-scripts onnxruntime-node.',
});

/**
 * HTTP 404: nothing is at this address.
 *
 * @example There is nothing at GET /predictions. /openapi.json lists all addresses.
 */
export const noRoute = (method: string, path: string): Problem => ({
  code: 'serve-not-found',
  message: `There is nothing at ${method} ${printable(path)}. /openapi.json lists all addresses.`,
});

/**
 * HTTP 405: the address needs another method.
 *
 * @example GET does not apply to /predict. Use POST.
 */
export const wrongMethod = (method: string, path: string, allowed: string): Problem => ({
  code: 'serve-wrong-method',
  message: `${method} does not apply to ${printable(path)}. Use ${allowed}.`,
});

/**
 * HTTP 404: the server has no model of this name.
 *
 * @example There is no model "demo". The server has: ex, au.
 */
export const noSuchModel = (name: string, served: readonly string[]): Problem => ({
  code: 'serve-no-model',
  message: `There is no model "${printable(name)}".${suggestion(name, served) || ` The server has: ${served.join(', ')}.`}`,
});

/**
 * HTTP 400: several models are served, but the request does not name one.
 *
 * @example Several models are served. Choose one with ?model=ex (served: ex, au).
 */
export const whichModel = (served: readonly string[]): Problem => ({
  code: 'serve-which-model',
  message: `Several models are served. Choose one with ?model=${served[0]} (served: ${served.join(', ')}).`,
});

/**
 * HTTP 401: the token is missing or wrong.
 *
 * @example The request needs the server's token, in the header "Authorization: Bearer TOKEN".
 */
export const unauthorized = (): Problem => ({
  code: 'serve-unauthorized',
  message: 'The request needs the server\'s token, in the header "Authorization: Bearer TOKEN".',
});

/**
 * HTTP 403: a page of another site sent the request, or its Host header does not name this machine. This stops web
 * pages that a user visits from using a server on the user's machine.
 *
 * @example The request comes from another site, or is for another host. Open the server by its own address.
 */
export const otherSite = (): Problem => ({
  code: 'serve-other-site',
  message: 'The request comes from another site, or is for another host. Open the server by its own address.',
});

/**
 * HTTP 413: the body is too large.
 *
 * @example The body is larger than 16 MB, which is the limit of this server (--max-megabytes).
 */
export const bodyTooLarge = (bytes: number): Problem => ({
  code: 'serve-too-large',
  message: `The body is larger than ${Number((bytes / 1e6).toPrecision(3))} MB, which is the limit of this server (--max-megabytes).`,
});

/**
 * HTTP 413: a request has more images than the queue can hold.
 *
 * @example The request has 500 rows; at most 256 are accepted at a time (--queue). Send several requests.
 */
export const tooManyRows = (rows: number, most: number): Problem => ({
  code: 'serve-too-many',
  message: `The request has ${rows} rows; at most ${most} are accepted at a time (--queue). Send several requests.`,
});

/**
 * HTTP 415: the body has a type that the address does not accept.
 *
 * @example The body is text/plain; expected an image (image/jpeg, application/octet-stream), multipart/form-data or
 * application/json.
 */
export const wrongContentType = (type: string | undefined): Problem => ({
  code: 'serve-content-type',
  message: `The body is ${type === undefined ? 'of no type' : printable(type)}; expected an image (image/jpeg, application/octet-stream), multipart/form-data or application/json.`,
});

/**
 * HTTP 400: the body or the request is not what its type says, such as text that is not JSON.
 *
 * @example The request cannot be read: Unexpected end of form.
 */
export const unreadableRequest = (why: string): Problem => ({
  code: 'serve-unreadable',
  message: `The request cannot be read: ${printable(why.replace(/\.$/, ''))}.`,
});

/**
 * HTTP 400: the JSON does not have the form that the address expects.
 *
 * @example inputs[0].shape is [1, 3, 112, 112]; expected [rows, 112, 112, 3].
 */
export const badBody = (path: string, found: string, expected: string): Problem => ({
  code: 'serve-bad-body',
  message: `${path} is ${printable(found)}; expected ${expected}.`,
});

/**
 * HTTP 503: more images are waiting than the server accepts. The header Retry-After says when to try again.
 *
 * @example The server is busy: 256 rows are waiting (--queue). Try again later.
 */
export const queueFull = (most: number): Problem => ({
  code: 'serve-busy',
  message: `The server is busy: ${most} rows are waiting (--queue). Try again later.`,
});

/**
 * HTTP 503: the thread that predicted ended, or onnxruntime failed. The server starts another.
 *
 * @example The prediction was interrupted, because its worker stopped. Try again.
 */
export const workerStopped = (): Problem => ({
  code: 'serve-worker-stopped',
  message: 'The prediction was interrupted, because its worker stopped. Try again.',
});

/**
 * HTTP 504: the prediction took too long.
 *
 * @example The prediction took longer than 30 s, which is the limit of this server (--timeout).
 */
export const tooSlow = (milliseconds: number): Problem => ({
  code: 'serve-too-slow',
  message: `The prediction took longer than ${milliseconds / 1000} s, which is the limit of this server (--timeout).`,
});

/**
 * HTTP 408: the request did not arrive in time.
 *
 * @example The request did not arrive within 30 s, which is the limit of this server (--timeout).
 */
export const slowRequest = (milliseconds: number): Problem => ({
  code: 'serve-slow-request',
  message: `The request did not arrive within ${milliseconds / 1000} s, which is the limit of this server (--timeout).`,
});

/**
 * HTTP 500: a bug in zoo. The log of the server has the message.
 *
 * @example The server failed. Its log says why.
 */
export const serverFailed = (): Problem => ({
  code: 'serve-failed',
  message: 'The server failed. Its log says why.',
});
