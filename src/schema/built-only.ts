import type { compileSchema as onNode } from './ajv.js';

/**
 * A browser supports only built-in schemas, which are compiled when the project is built: compiling another schema
 * needs `eval`, which a content security policy forbids.
 */
export const compileSchema: typeof onNode = () => {
  throw new Error('the schema of a plugin cannot be compiled in a browser');
};
