import type { Place, Problem } from '../errors/problem.js';

/** Problems as a SARIF 2.1.0 log, which code hosts and editors show next to the lines. */
export function sarif(problems: readonly Problem[], version: string): object {
  const rules = [...new Set(problems.map(({ code }) => code))].map((id) => ({ id }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'zoo', version, rules } }, results: problems.map(result) }],
  };
}

function result({ code, message, place, path }: Problem): object {
  const physicalLocation = place?.file.startsWith('--') ? undefined : place && physical(place);
  const logicalLocations = path === undefined ? undefined : [{ fullyQualifiedName: path }];
  const locations = physicalLocation || logicalLocations ? [{ physicalLocation, logicalLocations }] : [];
  return { ruleId: code, level: 'error', message: { text: message }, locations };
}

const physical = ({ file, line, column }: Place): object => ({
  artifactLocation: { uri: file.replaceAll('\\', '/') },
  region: { startLine: line, startColumn: column },
});
