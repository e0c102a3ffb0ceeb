import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { outputFailed, systemCode, systemProblem } from '../../src/errors/files.js';

const refused = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`${code}: it is so, write`), { code, errno: -4711, syscall: 'write', ...more });

describe('an error of the system', () => {
  it.each([
    [
      'ENOSPC',
      'a.csv cannot be written: the disk is full (ENOSPC). Free some space, then continue.',
      'disk-full',
    ],
    [
      'EDQUOT',
      'a.csv cannot be written: the disk quota is full (EDQUOT). Free some space, then continue.',
      'disk-full',
    ],
    [
      'EFBIG',
      'a.csv cannot be written: the file is too large for the file system or ulimit -f (EFBIG). Free some space, then continue.',
      'disk-full',
    ],
    [
      'EIO',
      'a.csv cannot be read or written: its disk or network share reports an error (EIO). Check the device, then continue.',
      'device-failed',
    ],
    [
      'EMFILE',
      'a.csv cannot be opened: the limit on open files is reached. Raise it, for example with ulimit -n 1024.',
      'too-many-open-files',
    ],
    [
      'EACCES',
      'a.csv cannot be read or written: permission denied (EACCES). Change its permissions, or choose another path.',
      'not-permitted',
    ],
    [
      'EROFS',
      'a.csv cannot be read or written: its disk is read-only (EROFS). Change its permissions, or choose another path.',
      'not-permitted',
    ],
    ['ENXIO', 'ENXIO: it is so, write', 'system-error'],
  ])('is a sentence that names the file: %s', (name, message, code) => {
    expect(systemProblem(refused(name, { path: 'a.csv' }), 'continue')).toEqual({ code, message });
  });

  it.runIf(process.platform === 'linux')('is recognized by its number if Node has no name for it', () => {
    const errno = -constants.errno.EDQUOT;
    const quota = refused(`Unknown system error ${errno}`, { errno, path: 'a.csv' });
    expect(systemCode(quota)).toBe('EDQUOT');
    expect(systemProblem(quota)?.message).toMatch(/^a\.csv cannot be written: the disk quota is full/);
  });

  it('other errors are not system errors of a file', () => {
    const bug = new TypeError('undefined is not a function');
    const ours = Object.assign(new Error('exit'), { code: 'EEXIT' });
    expect([bug, ours].map((error) => systemProblem(error))).toEqual([undefined, undefined]);
  });

  it('is what Node throws', () => {
    const caught = (work: () => unknown): unknown => {
      try {
        return work();
      } catch (error) {
        return error;
      }
    };
    expect(systemCode(caught(() => readFileSync('nowhere')))).toBe('ENOENT');
  });

  it('in the output has another sentence, as the output has no file', () => {
    expect(outputFailed(refused('ENOSPC')).message).toBe(
      'the output cannot be written: the disk is full (ENOSPC). It is not complete.',
    );
  });
});
