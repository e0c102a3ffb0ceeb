import { readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/** In seconds. In a longer command, the engine may have dropped the code that only the start needs. */
const SHORT = 10;
/** Bytes of a checksum. */
const SUM = 4;

/** The command whose compiled code is kept; none in programs that import zoo. */
let command: string | undefined;

/**
 * Keeps compiled code between calls of a command, on Node 22.8 and newer. Node itself keeps what it compiles when it
 * loads a file, but not the functions that it compiles at their first call, which are most. So `compiled` keeps these
 * too, in the same folder. Each command has its own, because it calls other functions, and unused code takes time to
 * read.
 */
export function keepCode(words: readonly string[]): void {
  (module as CompileCache).enableCompileCache?.();
  const [first = 'help'] = words;
  command = words.includes('--help') ? 'help' : first.replace(/^--/, '');
}

/** The value of a file of ASCII letters that contains one expression. */
export function compiled(url: string): unknown {
  const filename = fileURLToPath(url);
  const kept = keptFile(filename);
  const cachedData = kept === undefined ? undefined : readKept(kept);
  const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData });
  if (kept !== undefined && (cachedData === undefined || script.cachedDataRejected))
    process.once('exit', (code) => {
      if (code === 0 && process.uptime() < SHORT) writeKept(kept, script.createCachedData());
    });
  return script.runInThisContext();
}

function keptFile(filename: string): string | undefined {
  const folder = (module as CompileCache).getCompileCacheDir?.();
  if (folder === undefined || command === undefined || !/^[a-z]+$/.test(command)) return undefined;
  return join(folder, `${basename(filename)}.${command}`);
}

/** The code in this file, if the file is whole: the engine would crash on damaged code. */
function readKept(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(0, -SUM);
    return bytes.readUInt32LE(code.length) === checksum(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the file completely or not at all. If that fails, the next call takes longer, and nothing else changes. */
function writeKept(file: string, code: Buffer): void {
  const part = `${file}.${process.pid}`;
  try {
    const sum = Buffer.alloc(SUM);
    sum.writeUInt32LE(checksum(code));
    writeFileSync(part, Buffer.concat([code, sum]), { flag: 'wx', mode: 0o600 });
    renameSync(part, file);
  } catch {
    removeQuietly(part);
  }
}

function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {}
}

/** Loads node:zlib only if there is code to check, because that takes a millisecond. */
const checksum = (bytes: Uint8Array): number =>
  (process.getBuiltinModule('node:zlib') as unknown as Checksums).crc32(bytes);

/** What Node 22.8 has, and Node 20 has not. */
interface CompileCache {
  readonly enableCompileCache?: () => void;
  readonly getCompileCacheDir?: () => string | undefined;
}
interface Checksums {
  readonly crc32: (bytes: Uint8Array) => number;
}
