import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { NotReadable, readRegular, readRegularAsync, streamRegular } from '../../src/files/read-regular.js';
import { folderOf } from '../spec/pages.js';

/** Why each way to read a file refuses it; undefined if it does not. */
async function refusals(path: string, most?: number): Promise<readonly (string | undefined)[]> {
  const ways = [
    () => readRegular(path, most),
    () => readRegularAsync(path, most),
    ...(most === undefined ? [() => void streamRegular(path)] : []),
  ];
  return Promise.all(
    ways.map(async (read) => {
      try {
        await read();
        return undefined;
      } catch (error) {
        expect(error).toBeInstanceOf(NotReadable);
        return (error as NotReadable).message;
      }
    }),
  );
}

const thrice = (text: string): readonly string[] => [text, text, text];

it('reads a regular file, also through a link, in one piece and as a stream', async () => {
  const folder = folderOf({ 'a.txt': 'hello' });
  symlinkSync('a.txt', join(folder, 'link'));
  for (const path of [join(folder, 'a.txt'), join(folder, 'link')]) {
    expect(readRegular(path).toString()).toBe('hello');
    expect((await readRegularAsync(path, 5)).toString()).toBe('hello');
    const pieces: Buffer[] = [];
    for await (const piece of streamRegular(path)) pieces.push(piece as Buffer);
    expect(Buffer.concat(pieces).toString()).toBe('hello');
  }
  expect(readRegular(join(folderOf({ empty: '' }), 'empty'))).toHaveLength(0);
});

it('refuses a file larger than the limit, before and while it is read', async () => {
  const path = join(folderOf({ 'a.txt': 'hello' }), 'a.txt');
  expect(await refusals(path, 4)).toEqual(Array(2).fill('it has 5 bytes, and at most 4 are read'));
  expect(await refusals(path, 5)).toEqual([undefined, undefined]);
});

it.runIf(process.platform === 'linux')('files of /proc, whose size is 0, are read to their end', () => {
  expect(readRegular('/proc/self/status').toString()).toMatch(/^Name:/);
  expect(() => readRegular('/proc/self/status', 10)).toThrow(/and at most 10 are read/);
});

it('refuses a folder and a file that does not exist', async () => {
  const folder = folderOf({});
  mkdirSync(join(folder, 'd'));
  symlinkSync('loop', join(folder, 'loop'));
  expect(await refusals(join(folder, 'd'))).toEqual(thrice('it is a folder, not a regular file'));
  expect(await refusals(join(folder, 'gone'))).toEqual(thrice('it does not exist'));
  expect(await refusals(join(folder, 'loop'))).toEqual(thrice('it is a link that leads back to itself'));
});

it.runIf(process.platform !== 'win32')('refuses pipes, devices and sockets without waiting', async () => {
  const folder = folderOf({});
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(await refusals(join(folder, 'pipe'))).toEqual(thrice('it is a pipe, not a regular file'));
  expect(await refusals('/dev/zero')).toEqual(thrice('it is a device, not a regular file'));
  const server = createServer().listen(join(folder, 'socket'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await refusals(join(folder, 'socket'))).toEqual(
    thrice('it is a socket or a device, not a regular file'),
  );
});

it('gives the size and the limit for a file that is too large', () => {
  const path = join(folderOf({}), 'large');
  writeFileSync(path, Buffer.alloc(100));
  expect(() => readRegular(path, 10)).toThrow(expect.objectContaining({ bytes: 100 }));
});
