import { processText } from './files.js';
import { meant } from './nearest.js';
import type { Problem } from './problem.js';

/**
 * The `weights` of a page do not exist.
 *
 * @example No weights "zoo/synthetic-face": neither a URL, nor a name in the catalog, nor an existing file. Did you
 * mean "zoo/synthetic-faces"?
 */
export const weightsNotFound = (source: string, names: readonly string[]): Problem => {
  return {
    code: 'weights-not-found',
    message: `No weights "${source}": neither a URL, nor a name in the catalog, nor an existing file. ${meant(source, names, `The catalog has ${names.join(', ')}.`)}`,
  };
};

/**
 * `zoo/weights/catalog.json`, which lists the weights that have a name, is damaged.
 *
 * @example catalog.json is not a weights catalog: Unexpected end of JSON input.
 */
export const badCatalog = (file: string, what: string): Problem => ({
  code: 'bad-weights-catalog',
  message: `${file} is not a weights catalog: ${what}.`,
});

/**
 * The plan must read weights that were never fetched.
 *
 * @example The file of "https://example.org/a.onnx" is not on this machine, and the plan must read it. Fetch it with "zoo
 * weights fetch https://example.org/a.onnx", or set the size of each output in "widths".
 */
export const weightsNotFetched = (source: string): Problem => ({
  code: 'weights-not-fetched',
  message: `The file of "${source}" is not on this machine, and the plan must read it. Fetch it with "zoo weights fetch ${source}", or set the size of each output in "widths".`,
});

/**
 * Weights are not on this machine and could not be fetched. If their hash is known, the message ends with it.
 *
 * @example The weights "https://example.org/a.onnx" are not on this machine, and https://example.org/a.onnx cannot be
 * fetched: no answer. Try again, or fetch them elsewhere and put the file at ~/.cache/zoo/weights/a.onnx.
 */
export const weightsNotHere = (
  source: string,
  url: string,
  why: string,
  file: string,
  must: string,
): Problem => ({
  code: 'weights-not-here',
  message: `The weights "${source}" are not on this machine, and ${url} cannot be fetched: ${why}. Try again, or fetch them elsewhere and put the file at ${file}${must}.`,
});

/**
 * Weights are fetched only over encrypted connections, unless the user allows others. A redirect is checked like the
 * URL of the page.
 *
 * @example http://example.org/a.onnx is not fetched: http is not encrypted. Use https, or, if you trust this host and the
 * network to it, allow it with --allow-host example.org.
 */
export const notSecure = (url: string, host: string): Problem => ({
  code: 'not-secure',
  message: `${url} is not fetched: http is not encrypted. Use https, or, if you trust this host and the network to it, allow it with --allow-host ${host}.`,
});

/**
 * Weights are only fetched over https, or over http if the user allows it.
 *
 * @example ftp://example.org/a.onnx is not fetched: weights are fetched only over https. Download it yourself, and use its
 * path.
 */
export const notHttps = (url: string): Problem => ({
  code: 'not-https',
  message: `${url} is not fetched: weights are fetched only over https. Download it yourself, and use its path.`,
});

/**
 * A page must not reach the networks of this machine unless the user allows it. The address is the one that the host
 * name resolves to; a redirect is checked like the URL of the page.
 *
 * @example https://intranet.example.org/a.onnx is not fetched: intranet.example.org has the address 169.254.0.7, which is
 * not on the public internet. If you trust this host, allow it with --allow-host intranet.example.org.
 */
export const forbiddenAddress = (url: string, host: string, address: string): Problem => ({
  code: 'forbidden-address',
  message: `${url} is not fetched: ${host === address ? `${host} is an address` : `${host} has the address ${address},`} which is not on the public internet. If you trust this host, allow it with --allow-host ${host}.`,
});

/**
 * A download is stopped before it fills the disk.
 *
 * @example https://example.org/a.onnx is larger than 2 GiB, the download limit. Download it yourself, and use its path.
 */
export const tooLarge = (url: string, most: number): Problem => ({
  code: 'weights-too-large',
  message: `${url} is larger than ${most / 2 ** 30} GiB, the download limit. Download it yourself, and use its path.`,
});

/**
 * Another process is fetching the same file.
 *
 * @example "https://example.org/a.onnx" is already being fetched (process 4711). Wait for it, then run this again.
 */
export const fetchGoingOn = (source: string, holder: Parameters<typeof processText>[0]): Problem => {
  const who = processText(holder);
  return {
    code: 'fetch-going-on',
    message: `"${source}" is already being fetched${who === undefined ? '' : ` (${who})`}. Wait for it, then run this again.`,
  };
};

/**
 * The text after the `#` of a URL, a path or a name is not a hash to check a file against.
 *
 * @example "https://example.org/a.onnx#sha256=12": #sha256= takes the first 8 to 64 digits of a sha256, in lowercase
 * hexadecimal.
 */
export const badPin = (source: string, kind: string): Problem => {
  const [sha256, git] = [
    '#sha256= takes the first 8 to 64 digits of a sha256',
    '#git= takes the 40 digits of a git blob id',
  ];
  const takes = { sha256, git }[kind] ?? `#${kind}= is not a pin; ${sha256}, ${git}`;
  return { code: 'bad-weights-pin', message: `"${source}": ${takes}, in lowercase hexadecimal.` };
};

/**
 * The hash of a weights file differs from the one in the catalog, the page or the run's record.
 *
 * @example The weights "zoo/synthetic-faces" do not match their hash: synthetic-faces.safetensors has sha256 1b2c, but
 * the catalog says 9f8e. The file is damaged or a different one: delete it to fetch it again, or correct the hash.
 */
export const weightsChanged = (
  source: string,
  file: string,
  kind: 'sha256' | 'git',
  expected: string,
  found: string,
  from: string,
): Problem => ({
  code: 'weights-changed',
  message: `The weights "${source}" do not match their hash: ${file} has ${hashNames[kind]} ${found}, but ${from} says ${expected}. The file is damaged or a different one: delete it to fetch it again, or correct the hash.`,
});

const hashNames = { sha256: 'sha256', git: 'git blob id' };
