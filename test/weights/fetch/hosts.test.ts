import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, isIPv6, type LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WeightsPlaces } from '../../../src/weights/fetch/locate.js';
import { obtainWeights } from '../../../src/weights/fetch/obtain.js';
import { isPublic } from '../../../src/weights/fetch/public-address.js';
import type { Hosts } from '../../../src/weights/fetch/request.js';

let server: Server;
let port: number;
let asked: IncomingMessage[];
/** Where the server redirects to; absent: it serves the file. */
let location: string | undefined;
let places: WeightsPlaces;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    if (location === undefined || request.url === '/end') response.end('content');
    else response.writeHead(302, { location }).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

beforeEach(() => {
  asked = [];
  location = undefined;
  const root = mkdtempSync(join(tmpdir(), 'hosts-'));
  places = { library: join(root, 'library'), cache: join(root, 'cache') };
  mkdirSync(places.library);
});

const events = {
  start: () => undefined,
  advance: () => undefined,
  done: () => undefined,
  note: () => undefined,
  stopping: () => false,
};
const fetched = (url: string, hosts?: Hosts) =>
  obtainWeights(url, { ...places, ...(hosts && { hosts }) }, events);

/** A look-up that finds these addresses for every host. */
function answering(all: readonly string[]): LookupFunction {
  return (_, options, callback) => {
    const found = all.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
    if (options.all) callback(null, found);
    else callback(null, found[0]!.address, found[0]!.family);
  };
}

describe('a page cannot fetch weights', () => {
  it.each([
    ['by http', 'http://127.0.0.1', '[not-secure]'],
    ['from the address of this machine', 'https://127.0.0.1', '127.0.0.1 is an address which is not on'],
    ['from an address in another notation', 'https://2130706433', '[forbidden-address]'],
    ['from an address of IPv6', 'https://[::1]', '--allow-host ::1'],
    ['from a mapped address', 'https://[::ffff:127.0.0.1]', '[forbidden-address]'],
    ['from a name of this machine', 'https://localhost', 'allow it with --allow-host localhost.'],
  ])('%s', async (_, host, sentence) => {
    await expect(fetched(`${host}:${port}/net.onnx`)).rejects.toThrow(sentence);
    expect(asked).toHaveLength(0);
  });

  it.each([
    ['a private address', ['10.0.0.7']],
    ['a private address and a public one', ['93.184.215.14', '::1']],
    ['the metadata of a cloud', ['169.254.169.254']],
  ])('from a name that resolves to %s', async (_, addresses) => {
    const hosts = { allowed: [], lookup: answering(addresses) };
    await expect(fetched('https://example.org/net.onnx', hosts)).rejects.toThrow(
      'example.org has the address',
    );
  });

  it.each([
    ['by http', () => `http://localhost:${port}/end`, 'not encrypted'],
    ['at an address of this machine', () => 'https://[::1]/end', '[forbidden-address]'],
    ['at a name of this machine', () => 'https://localhost/end', 'localhost has the address'],
    ['at a file', () => 'file:///etc/passwd', '[not-https]'],
    ['at an invalid URL', () => 'http://[', 'which is not a URL'],
    ['at a host with a password', () => 'https://a:b@example.org/', 'a user name or a password'],
  ])('through a redirect %s', async (_, leadsTo, sentence) => {
    location = leadsTo();
    await expect(fetched(`http://127.0.0.1:${port}/`, { allowed: ['127.0.0.1'] })).rejects.toThrow(sentence);
    expect(asked).toHaveLength(1);
  });
});

describe('a host is contacted', () => {
  it('if the user allows it, by name and through a redirect', async () => {
    location = `http://localhost:${port}/end`;
    const { file } = await fetched(`http://127.0.0.1:${port}/`, { allowed: ['127.0.0.1', 'LOCALHOST'] });
    expect(readFileSync(file, 'utf8')).toBe('content');
    expect(asked.map(({ headers }) => headers.host)).toEqual([`127.0.0.1:${port}`, `localhost:${port}`]);
  });

  it('at an address of IPv6 that is allowed, however it is written', async () => {
    const url = `http://[0:0:0:0:0:ffff:127.0.0.1]:${port}/`;
    for (const allowed of ['::ffff:7f00:1', '[::ffff:127.0.0.1]'])
      await fetched(`${url}${allowed.length}`, { allowed: [allowed] });
    expect(asked).toHaveLength(2);
  });

  it('at the address of the only look-up, which is the one that is checked', async () => {
    const answers = ['127.0.0.1', '192.0.2.1'];
    const lookup: LookupFunction = (...question) => answering([answers.shift()!])(...question);
    await fetched(`http://example.org:${port}/net.onnx`, { allowed: ['example.org'], lookup });
    expect(asked.map(({ headers }) => headers.host)).toEqual([`example.org:${port}`]);
    expect(answers).toEqual(['192.0.2.1']);
  });
});

describe('isPublic', () => {
  it.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:1.1.1.1', '64:ff9b::101:101'])(
    'accepts %s as an address of the public internet',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );

  it.each([
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.255.255.254',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
    ],
    ...[
      '192.168.1.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
    ],
    ...['fe80::1%eth0', 'feb0::1', 'fec0::1', 'ff02::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '::127.0.0.1'],
    ...['64:ff9b::10.0.0.1', '64:ff9b:1::1', '2002:7f00:1::', '2001:db8::1', '', 'localhost', '127.1'],
  ])('rejects %s', (address) => {
    expect(isPublic(address)).toBe(false);
  });
});
