import { existsSync } from 'node:fs';
import { unknownFormat } from '../../errors/formats.js';
import { inputsChanged } from '../../errors/inputs.js';
import { ZooError } from '../../errors/problem.js';
import { readRegular } from '../../files/read-regular.js';
import type { RunEvents } from '../surroundings.js';
import { holdsRun } from './files.js';
import type { RunFolder } from './folder.js';
import { inputChanges } from './input-changes.js';
import type { AcceptedChanges, RunInputs } from './inputs.js';

/** The format of `inputs.json` that this version writes and reads. */
const FORMAT = 1;

/**
 * Records the inputs of a run. Refuses to resume a run whose inputs have changed since its start, unless the user
 * accepts the changes, which are then recorded. Returns the changes accepted so far.
 */
export function recordInputs(
  folder: RunFolder,
  now: RunInputs,
  { resume, acceptChanges = false, at }: { resume: boolean; acceptChanges?: boolean | undefined; at: Date },
  events: Pick<RunEvents, 'note'>,
): readonly AcceptedChanges[] {
  const isResumed = resume && holdsRun(folder.path);
  const then = isResumed ? recorded(folder, now) : undefined;
  if (isResumed && then === undefined)
    events.note(
      `${folder.file('inputs')} is missing or damaged, so it is unknown whether what the run reads has changed`,
    );
  const changes = then ? inputChanges(then, now) : [];
  if (changes.length > 0 && !acceptChanges) throw new ZooError(inputsChanged(folder.path, changes));
  for (const change of changes) events.note(`accepted: ${change}`);
  if (then && then.device !== now.device)
    events.note(`the run started on ${then.device} and continues on ${now.device}: last digits may differ`);
  const accepted = [
    ...(then?.accepted ?? []),
    ...(changes.length > 0 ? [{ at: at.toISOString(), changes }] : []),
  ];
  folder.write('inputs', text(now, accepted));
  return accepted;
}

/** The inputs as JSON, row by row: there may be millions. */
function* text(
  { rows, accepted: _, ...rest }: RunInputs,
  accepted: RunInputs['accepted'],
): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"rows":[`;
  let comma = '';
  for (const row of rows) {
    yield `${comma}${JSON.stringify(row)}`;
    comma = ',';
  }
  yield `],"accepted":${JSON.stringify(accepted)}}\n`;
}

function recorded(folder: RunFolder, now: RunInputs): RunInputs | undefined {
  const file = folder.file('inputs');
  if (!existsSync(file)) return undefined;
  try {
    const found = JSON.parse(readRegular(file).toString()) as
      | (RunInputs & { readonly format: unknown })
      | null;
    const format: unknown = found?.format;
    if (typeof format === 'number' && format > FORMAT)
      throw new ZooError(unknownFormat(file, 'inputs', format, FORMAT));
    return format === FORMAT && found && Array.isArray(found.rows)
      ? withProvider(found, now.programs)
      : undefined;
  } catch (error) {
    if (error instanceof ZooError) throw error;
    return undefined;
  }
}

/**
 * An earlier version used other names for the provider, and recorded none for engines with only one: then this one is
 * accepted.
 */
function withProvider(inputs: RunInputs, { provider = '' }: RunInputs['programs']): RunInputs {
  const { 'matrix products': products, ...programs } = inputs.programs;
  if (products === undefined) return inputs;
  return { ...inputs, programs: { ...programs, provider: products === 'native' ? provider : products } };
}
