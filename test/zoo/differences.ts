type Json = unknown;

const isMap = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Dotted paths of every value inside maps; lists are values. */
export function leaves(value: Json, path: readonly string[] = []): [path: string, value: Json][] {
  if (!isMap(value)) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** Paths at which two pages have different values, or only one has any. */
export function differences(a: Json, b: Json): string[] {
  const [left, right] = [new Map(leaves(a)), new Map(leaves(b))];
  const paths = new Set([...left.keys(), ...right.keys()]);
  return [...paths].filter((path) => JSON.stringify(left.get(path)) !== JSON.stringify(right.get(path)));
}

/** Whether `path` is `declared`, or is inside it. `training` is declared for every stage. */
export function covers(declared: string, path: string): boolean {
  if (path === declared || path.startsWith(`${declared}.`)) return true;
  const [, shared] = /^training\.(.*)$/.exec(declared) ?? [];
  const [, own] = /^stages\.[^.]+\.(.*)$/.exec(path) ?? [];
  return shared !== undefined && own !== undefined && covers(shared, own);
}

/** What a page says it changes: its paths; of a node whose `type` it gives, the whole node; of a new stage, the whole stage. */
export function declarations(page: Record<string, Json>, stages: readonly string[]): string[] {
  const isNew = (stage: string): boolean => !stages.includes(stage);
  const paths = leaves(page).map(([path]) =>
    path.replace(/^(stages\.([^.]+))\..*/, (all, whole, stage) => (isNew(stage) ? whole : all)),
  );
  const whole = paths.filter((path) => path.endsWith('.type')).map((path) => path.slice(0, -'.type'.length));
  const single = paths.filter((path) => !whole.some((node) => covers(node, path)));
  return [...whole, ...single];
}
