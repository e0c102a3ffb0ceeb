// Loaded before zoo: kills its own process with SIGKILL in the middle of a call that KILL_AT names, `{call, path, nth, half}`:
// the nth call of a function of node:fs on a path that contains `path` (or of setImmediate, once per step), before it
// does anything or, with `half`, once half of the bytes are written.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { call, path = '', nth = 1, half = false } = JSON.parse(process.env.KILL_AT);
const opened = new Map();
const open = fs.openSync;
fs.openSync = (file, ...rest) => {
  const fd = open(file, ...rest);
  opened.set(fd, file);
  return fd;
};

const target = call === 'setImmediate' ? globalThis : fs;
const real = target[call];
let calls = 0;
target[call] = (first, ...rest) => {
  const file = typeof first === 'number' ? opened.get(first) : first;
  if ((call === 'setImmediate' || String(file).includes(path)) && ++calls === nth) {
    if (half) real(first, rest[0], 0, rest[0].length >> 1);
    process.kill(process.pid, 'SIGKILL');
  }
  return real(first, ...rest);
};
syncBuiltinESMExports();
