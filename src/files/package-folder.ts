import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder of this package, wherever the calling code was bundled to. */
export const packageFolder = dirname(createRequire(import.meta.url).resolve('declarative-zoo/package.json'));
