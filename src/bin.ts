#!/usr/bin/env -S MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=34359738368 MALLOC_TOP_PAD_=268435456 node
// glibc gives every large block back to the system at once and asks for it again at the next step; told to keep what it
// has, the tensorflow engine trains half as fast again. Other systems ignore these variables.
import { execute } from '@oclif/core';

await execute({ dir: import.meta.url });
