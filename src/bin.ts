#!/usr/bin/env -S MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=34359738368 MALLOC_TOP_PAD_=268435456 node
// glibc returns every large block to the system immediately and requests it again at the next step. If it keeps them,
// as set here, the tensorflow engine trains 1.5 times as fast. Other systems ignore these variables.
// Imported by path, because the package's index loads much that no command here needs.
import { endIfRefused, guardStreams } from './commands/terminal/streams.js';
import { keepCode } from './files/kept-code.js';

const words = process.argv.slice(2);
keepCode(words);
guardStreams();
try {
  const { main } = await import('./commands/terminal/program.js');
  await main(words);
} catch (error) {
  endIfRefused(error);
  const { handle } = await import('@oclif/core/handle');
  await handle(error as Error);
}
