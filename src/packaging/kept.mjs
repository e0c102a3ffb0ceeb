import { basename } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { Visitor } from 'rolldown/utils';

/**
 * A plugin of the bundler that moves the code of the named chunks into files whose compiled functions are kept between
 * calls (src/files/kept-code.ts). Such a file contains one function, and the chunk calls it with what it imports, and
 * exports what it returns.
 */
export const kept = (...names) => ({
  name: 'kept',
  generateBundle(_, bundle) {
    const entry = 'files/kept-code.js';
    // An entry imports its functions under the names that the bundler gave them.
    const [keeper] = split(bundle[entry].code, entry).imports;
    delete bundle[entry];
    for (const chunk of Object.values(bundle).filter(({ name }) => names.includes(name))) {
      const fileName = chunk.fileName.replace(/\.js$/, '.kept.js');
      const { imports, exports, given, returned, body } = split(chunk.code, chunk.fileName);
      const call = ['import.meta', '(name)=>import(name)', ...given];
      this.emitFile({
        type: 'asset',
        fileName,
        source: `(function(${[META, IMPORT, ...given]}){"use strict";${body}\nreturn{${returned}}})`,
      });
      chunk.code = [
        ...imports,
        keeper,
        `const $code=compiled(new URL("./${basename(fileName)}",import.meta.url).href);`,
        `const{${returned}}=$code(${call});`,
        ...exports,
      ].join('');
    }
  },
});

/** What stands for `import.meta` and `import()`, which only modules have. */
const [META, IMPORT] = ['$meta', '$import'];

/** The parts of a module: statements that import and export, the names in these, and the body without them. */
function split(code, fileName) {
  const tree = parseAst(code);
  const imports = tree.body.filter(({ type }) => type === 'ImportDeclaration');
  const exports = tree.body.filter(({ type }) => type.startsWith('Export'));
  const localsOf = ({ specifiers }) => specifiers.map(({ local }) => local.name);
  const returned = [...new Set(exports.flatMap(localsOf))];
  const edits = [...imports, ...exports].map(({ start, end }) => [start, end, '']);
  const assigned = new Set();
  new Visitor({
    AssignmentExpression: ({ left }) => assigned.add(left.name),
    ImportExpression: ({ start }) => edits.push([start, start + 'import'.length, IMPORT]),
    MetaProperty: ({ start, end }) => code.startsWith('import', start) && edits.push([start, end, META]),
  }).visit(tree);
  const variables = tree.body
    .filter(({ type, kind }) => type === 'VariableDeclaration' && kind !== 'const')
    .flatMap(({ declarations }) => declarations.map(({ id }) => id.name));
  // A module exports variables, and a function returns their values.
  const changing = returned.filter((name) => variables.includes(name) && assigned.has(name));
  if (changing.length > 0) throw new Error(`${fileName} exports variables that change: ${changing}`);
  const textOf = ({ start, end }) => code.slice(start, end);
  return {
    imports: imports.map(textOf),
    exports: exports.map(textOf),
    given: imports.flatMap(localsOf),
    returned,
    body: edits
      .sort(([a], [b]) => b - a)
      .reduce((text, [start, end, by]) => text.slice(0, start) + by + text.slice(end), code),
  };
}
