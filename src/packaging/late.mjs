/**
 * Node modules that take milliseconds to load and that few commands need, with the functions that are used. The shipped
 * bundle loads each on its first call.
 */
const LATE = {
  'node:child_process': ['execFile', 'execSync', 'spawn'],
  'node:crypto': ['createHash', 'randomBytes', 'randomUUID', 'timingSafeEqual'],
  'node:dns': ['lookup'],
  'node:net': ['BlockList', 'isIP', 'isIPv4', 'isIPv6'],
  'node:readline': ['createInterface'],
  'node:worker_threads': ['Worker'],
  'node:zlib': ['createInflateRaw', 'inflateRawSync'],
};

/** Modules that use only the listed functions: those of zoo and of its command line. */
const OURS = /^(?!.*\/node_modules\/)|\/node_modules\/@oclif\//;

const MARK = '\0late:';
const LOADER = '\0loader';

/** Loads a module of Node. There is one for all, because `createRequire` takes a tenth of a millisecond. */
const loader = `import { createRequire } from 'node:module';
let require;
export function load(name) { return (require ??= createRequire(import.meta.url))(name); }`;

/** A function or a class that loads the one it replaces on its first call. */
const standFor = (name) => (called) =>
  `export function ${called}(...all) { const { ${called}: it } = load('${name}'); return new.target ? new it(...all) : it(...all); }`;

/** A plugin of the bundler that replaces imports from these modules. */
export const late = {
  name: 'late',
  resolveId(id, importer = '') {
    if (id === LOADER) return id;
    return id in LATE && OURS.test(importer) ? `${MARK}${id}` : undefined;
  },
  load(id) {
    if (id === LOADER) return loader;
    if (!id.startsWith(MARK)) return undefined;
    const name = id.slice(MARK.length);
    return [`import { load } from '${LOADER}';`, ...LATE[name].map(standFor(name))].join('\n');
  },
};
