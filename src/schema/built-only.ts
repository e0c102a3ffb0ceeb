import type { compileSchema as onNode } from './ajv.js';

/**
 * In a browser only built-in schemas are known, which were compiled when the project was built: compiling another one needs
 * `eval`, which a content security policy forbids.
 */
export const compileSchema: typeof onNode = () => {
  throw new Error('the schema of a plugin cannot be compiled in a browser');
};
