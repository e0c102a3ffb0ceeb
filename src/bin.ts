#!/usr/bin/env -S MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=34359738368 MALLOC_TOP_PAD_=268435456 node
// glibc gives every large block back to the system at once and asks for it again at the next step; set to keep what it
// has, the tensorflow engine trains half as fast again. Other systems ignore these variables.
import module from 'node:module';

// Compiled code is kept between calls where Node can (22.8 and newer): commands start sooner.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
// By its own path: the package's index loads much that no command here needs.
const { endIfRefused, guardStreams } = await import('./commands/terminal/streams.js');
guardStreams();
try {
  const { run } = await import('@oclif/core/run');
  const { flush } = await import('@oclif/core/flush');
  await run(process.argv.slice(2), import.meta.url);
  await flush();
} catch (error) {
  endIfRefused(error);
  const { handle } = await import('@oclif/core/handle');
  await handle(error as Error);
}
