import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { jobsForeign, slurmRefused } from '../../../src/errors/slurm.js';
import type { StudyJob } from '../../../src/many/executors/executor.js';
import { bindExecutor } from '../../../src/many/executors/shelf.js';
import { ranges } from '../../../src/many/executors/slurm-calls.js';
import { readSlurmOptions } from '../../../src/many/executors/slurm-options.js';
import type { Unit } from '../../../src/many/unit.js';
import type { Surroundings } from '../../../src/run/surroundings.js';
import { has, runs } from '../../needs.js';
import { quietEvents, smallWorkplace } from '../../run/small.js';

const small = smallWorkplace();
afterAll(() => rmSync(small.folder, { recursive: true }));

let folder: string;
let context: Surroundings;
beforeEach(() => {
  folder = mkdtempSync(join(small.folder, "a b'c-"));
  mkdirSync(join(folder, 'programs'));
  context = {
    ...small.context,
    env: { PATH: `${join(folder, 'programs')}${delimiter}${process.env.PATH}`, FOLDER: folder },
  };
});

/** A program of Slurm that writes down its arguments, one call a line, and then does as the body says. */
function program(name: string, body: string): void {
  const file = join(folder, 'programs', name);
  writeFileSync(
    file,
    `#!/bin/bash\nprintf '%s\\t' ${name} "$@" >> "$FOLDER/calls"\necho >> "$FOLDER/calls"\n${body}\n`,
  );
  chmodSync(file, 0o755);
}

const calls = (): string[][] =>
  existsSync(join(folder, 'calls'))
    ? readFileSync(join(folder, 'calls'), 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('\t').slice(0, -1))
    : [];

/** Numbers jobs from 101 on. */
const SBATCH = 'n=$(cat "$FOLDER/n" 2>/dev/null || echo 100); echo $((n + 1)) | tee "$FOLDER/n"';

const unit = (index: number): Unit => ({
  index,
  variant: 'as written',
  open: small.open(),
  address: `${index}`,
  folder: join(folder, `unit ${index}`),
});

const job = (indices: readonly number[] = [1, 2, 3]): StudyJob => ({
  folder: join(folder, 'study'),
  units: indices.map(unit),
  settings: {},
  command: (step) => ['node', 'bin.js', typeof step === 'string' ? step : step.unit.address],
});

const slurm = (...options: readonly string[]) => bindExecutor('slurm', options);
const events = {
  ...quietEvents(),
  starting: () => {},
  finished: () => {},
  failed: () => {},
  working: () => {},
};

const given = (call: readonly string[], flag: string): string | undefined =>
  call.find((word) => word.startsWith(`--${flag}=`))?.slice(flag.length + 3);

describe.skipIf(!has('bash', runs('bash', '--version')))('the executor slurm', () => {
  it('submits a fill job, an array that needs it, and a report that waits for the array', async () => {
    program('sbatch', SBATCH);
    const executor = slurm('partition=gpu', 'time=4:00:00', 'memory=8G', 'cpus=2', 'gpus=1', 'throttle=5');
    const done = await executor.execute(job(), context, events);
    expect(done.ended).toBe(false);
    expect(done.notes[0]).toBe('submitted jobs 101 (frozen outputs), 102 (3 units) and 103 (tables)');
    const [fill, array, report] = calls();
    const logs = `${join(folder, 'study', 'slurm')}`;
    expect(fill!.slice(-2)).toEqual([join(logs, 'study.sh'), 'fill']);
    expect(array!.slice(-2)).toEqual([join(logs, 'study.sh'), 'unit']);
    expect(report!.slice(-2)).toEqual([join(logs, 'study.sh'), 'report']);
    for (const call of [fill!, array!, report!]) {
      expect(call).toContain('--requeue');
      expect(call).toContain('--parsable');
      expect(given(call, 'chdir')).toBe(process.cwd());
      expect(given(call, 'partition')).toBe('gpu');
      expect(given(call, 'time')).toBe('4:00:00');
      expect(given(call, 'mem')).toBe('8G');
      expect(given(call, 'cpus-per-task')).toBe('2');
      expect(given(call, 'signal')).toBe('B:USR1@120');
    }
    expect(given(array!, 'array')).toBe('1-3%5');
    expect(given(array!, 'dependency')).toBe('afterok:101');
    expect(given(array!, 'kill-on-invalid-dep')).toBe('yes');
    expect(given(array!, 'output')).toBe(join(logs, 'unit-%a.log'));
    expect([given(array!, 'gpus'), given(report!, 'gpus')]).toEqual(['1', undefined]);
    expect(given(report!, 'dependency')).toBe('afterany:102');
    const script = readFileSync(join(logs, 'study.sh'), 'utf8');
    expect(script).toContain(
      `2) run='${join(folder, 'unit 2').replaceAll("'", "'\\''")}' command=(node bin.js 2)`,
    );
  });

  it('escapes % in the names of logs, which Slurm replaces', async () => {
    program('sbatch', SBATCH);
    await slurm().execute({ ...job(), folder: join(folder, '100%a') }, context, events);
    expect(given(calls()[0]!, 'output')).toBe(join(folder, '100%%a', 'slurm', 'fill.log'));
  });

  it('submits again only units that have no job, and reports after all of them', async () => {
    program('sbatch', SBATCH);
    await slurm().execute(job(), context, events);
    program('squeue', "printf '102|1|RUNNING|w1|None\\n102|3|PENDING||Resources\\n7|2|RUNNING|w2|None\\n'");
    const done = await slurm().execute(job(), context, events);
    expect(done.notes[0]).toContain('105 (1 units)');
    const [array, report] = calls().slice(-2);
    expect(given(array!, 'array')).toBe('2');
    expect(given(report!, 'dependency')).toBe('afterany:102:105');
    program('squeue', "printf '102|1|RUNNING|w1|None\\n105|2|PENDING||Resources\\n102|3|RUNNING|w2|None\\n'");
    const again = await slurm().execute(job(), context, events);
    expect(again.notes).toEqual([
      'all 3 units that have not finished are in the queue already: --status shows them',
    ]);
  });

  it('takes back what it has submitted where the rest is refused', async () => {
    program(
      'sbatch',
      `[[ "$*" == *--array* ]] && { echo 'sbatch: error: Invalid job array specification' >&2; exit 1; }\n${SBATCH}`,
    );
    program('scancel', '');
    await expect(slurm().execute(job(), context, events)).rejects.toThrow(/MaxArraySize.*\[slurm-refused\]/);
    expect(calls().at(-1)).toEqual(['scancel', '101']);
  });

  it('tells what runs and what to submit again', async () => {
    const executor = slurm();
    expect(await executor.status!(job(), context)).toEqual([
      'no unit of this study has been submitted to Slurm',
    ]);
    program('sbatch', SBATCH);
    await executor.execute(job(), context, events);
    program(
      'squeue',
      "printf '102|1|RUNNING|w1|None\\n102|3|PENDING||Resources\\n103|N/A|PENDING||Dependency\\n'",
    );
    expect(await executor.status!(job(), context)).toEqual([
      'units: 1 running (w1), 1 pending (Resources)',
      'tables: 1 pending (Dependency)',
      '1 of 3 units that have not finished have no job: 2. The same command without --status submits them again',
    ]);
    program('squeue', '');
    expect((await executor.status!(job(), context))[0]).toBe('no job of this study is in the queue');
  });

  it('cancels the jobs of the study, and no others', async () => {
    program('sbatch', SBATCH);
    program('scancel', '');
    const executor = slurm();
    await executor.execute(job(), context, events);
    program(
      'squeue',
      "printf '102|1|RUNNING|w1|None\\n103|N/A|PENDING||Dependency\\n7|N/A|RUNNING|w2|None\\n'",
    );
    expect((await executor.cancel!(job(), context))[0]).toContain('cancelled jobs 102, 103;');
    expect(calls().at(-1)).toEqual(['scancel', '102', '103']);
    program('squeue', '');
    expect(await executor.cancel!(job(), context)).toEqual(['no job of this study is in the queue']);
  });

  it('shows the script and the calls before anything is submitted', () => {
    const text = slurm('modules=nodejs/20').preview!(job());
    expect(text).toMatch(/^#!\/bin\/bash -l\n/);
    expect(text).toContain('module load nodejs/20');
    expect(text).toContain('--dependency=afterany:ARRAY');
    expect(existsSync(join(folder, 'study'))).toBe(false);
  });

  it('says what is missing, and refuses a file of jobs that it does not know', async () => {
    const bare = { ...context, env: { PATH: join(folder, 'programs') } };
    await expect(slurm().execute(job(), bare, events)).rejects.toThrow(
      /sbatch was not found.*login node.*\[slurm-missing\]/,
    );
    mkdirSync(join(folder, 'study', 'slurm'), { recursive: true });
    const file = join(folder, 'study', 'slurm', 'jobs.json');
    writeFileSync(file, '{');
    await expect(slurm().status!(job(), context)).rejects.toThrow(jobsForeign(file).message);
  });
});

describe('what Slurm refuses', () => {
  it.each([
    [
      'sbatch: error: invalid partition specified: nowhere // sbatch: error: Batch job submission failed: Invalid partition name specified',
      'sinfo',
    ],
    [
      'sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)',
      'scontrol ping',
    ],
    ['sbatch: error: Munge encode failed: Failed to access "/run/munge/munge.socket.2"', 'munge'],
    [
      'sbatch: error: Batch job submission failed: Requested time limit is invalid (missing or exceeds some limit)',
      'shorter',
    ],
    [
      'sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified',
      'sacctmgr',
    ],
    [
      'sbatch: error: CPU count per node can not be satisfied // sbatch: error: Batch job submission failed: Requested node configuration is not available',
      'less',
    ],
    ['sbatch: error: Batch job submission failed: Invalid job array specification', 'MaxArraySize'],
    [
      'sbatch: error: QOSMaxSubmitJobPerUserLimit // sbatch: error: Batch job submission failed: Job violates accounting/QOS policy',
      'limit of your account',
    ],
  ])('%s', (said, remedy) => {
    const { code, message } = slurmRefused('sbatch', said.replace(' // ', '\n'));
    expect(code).toBe('slurm-refused');
    expect(message).toContain(remedy);
    expect(message).not.toMatch(/sbatch: error/);
  });

  it('is passed on as it is if no remedy is known', () => {
    expect(slurmRefused('squeue', '').message).toBe('squeue failed: it gave no reason.');
    expect(slurmRefused('sbatch', 'sbatch: error: something new').message).toBe(
      'sbatch failed: something new.',
    );
  });
});

describe('options', () => {
  it('are checked', () => {
    expect(readSlurmOptions({})).toEqual({ cpus: 1, save: 120, modules: [] });
    expect(readSlurmOptions({ modules: 'a/1,b', gpus: '2', container: 'my zoo.sif', time: '1-12' })).toEqual({
      cpus: 1,
      save: 120,
      gpus: 2,
      modules: ['a/1', 'b'],
      container: 'my zoo.sif',
      time: '1-12',
    });
  });

  it.each([
    ['time', 'soon'],
    ['memory', '8 GB'],
    ['partition', 'a b'],
    ['cpus', '0'],
    ['modules', 'a;rm -r x'],
    ['container', '--evil'],
    ['throttle', '-1'],
  ])('%s=%s is refused', (name, value) => {
    expect(() => readSlurmOptions({ [name]: value })).toThrow(/\[bad-executor-option\]/);
  });

  it('are refused where Slurm has none of this name', () => {
    expect(() => bindExecutor('slurm', ['partitions=a'])).toThrow(/\[unknown-executor-option\]/);
  });
});

it('numbers of units are written as ranges', () => {
  expect(ranges([3, 1, 2, 7])).toBe('1-3,7');
  expect(ranges([5])).toBe('5');
});
