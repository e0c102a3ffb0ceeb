import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { jobsForeign, slurmRefused } from '../../../src/errors/slurm.js';
import type { AnyPart, StudyJob } from '../../../src/part.js';
import slurmPart from '../../../src/parts/executors/slurm.js';
import { checkExecutor } from '../../../src/schema/files.js';
import { ranges } from '../../../src/slurm/calls.js';
import { has, runs } from '../../needs.js';

const place = mkdtempSync(join(tmpdir(), 'zoo-slurm-'));
afterAll(() => rmSync(place, { recursive: true }));

let folder: string;
let env: { readonly [name: string]: string };
beforeEach(() => {
  folder = mkdtempSync(join(place, "a b'c-"));
  mkdirSync(join(folder, 'programs'));
  env = { PATH: `${join(folder, 'programs')}${delimiter}${process.env.PATH}`, FOLDER: folder };
});

/** A Slurm program that records its arguments, one line per call, and then runs the body. */
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

const unit = (index: number) => ({
  index,
  variant: 'as written',
  seed: index,
  address: `${index}`,
  folder: join(folder, `unit ${index}`),
});

const job = (indices: readonly number[] = [1, 2, 3]): StudyJob => ({
  folder: join(folder, 'study'),
  units: indices.map(unit),
  threads: 1,
  env,
  isFinished: () => false,
  fill: async () => {},
  run: async () => {},
  stopping: () => false,
  started: () => {},
  printed: () => {},
  ended: () => {},
  command: (step) => ['node', 'bin.js', typeof step === 'string' ? step : step.unit.address],
});

const slurm = (options: object = {}) =>
  slurmPart.bind({ type: 'slurm', cpus: 1, save: 120, modules: [], ...options });

const given = (call: readonly string[], flag: string): string | undefined =>
  call.find((word) => word.startsWith(`--${flag}=`))?.slice(flag.length + 3);

describe.skipIf(!has('bash', runs('bash', '--version')))('the executor slurm', () => {
  it('submits a fill job, an array that needs it, and a report that waits for the array', async () => {
    program('sbatch', SBATCH);
    const executor = slurm({
      partition: 'gpu',
      time: '4:00:00',
      memory: '8G',
      cpus: 2,
      gpus: 1,
      throttle: 5,
    });
    const done = await executor.execute(job());
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
    await slurm().execute({ ...job(), folder: join(folder, '100%a') });
    expect(given(calls()[0]!, 'output')).toBe(join(folder, '100%%a', 'slurm', 'fill.log'));
  });

  it('submits only units without a job again, and reports after all of them', async () => {
    program('sbatch', SBATCH);
    await slurm().execute(job());
    program('squeue', "printf '102|1|RUNNING|w1|None\\n102|3|PENDING||Resources\\n7|2|RUNNING|w2|None\\n'");
    const done = await slurm().execute(job());
    expect(done.notes[0]).toContain('105 (1 units)');
    const [array, report] = calls().slice(-2);
    expect(given(array!, 'array')).toBe('2');
    expect(given(report!, 'dependency')).toBe('afterany:102:105');
    program('squeue', "printf '102|1|RUNNING|w1|None\\n105|2|PENDING||Resources\\n102|3|RUNNING|w2|None\\n'");
    const again = await slurm().execute(job());
    expect(again.notes).toEqual([
      'all 3 units that have not finished are in the queue already: --status shows them',
    ]);
  });

  it('cancels the submitted jobs if the rest is refused', async () => {
    program(
      'sbatch',
      `[[ "$*" == *--array* ]] && { echo 'sbatch: error: Invalid job array specification' >&2; exit 1; }\n${SBATCH}`,
    );
    program('scancel', '');
    await expect(slurm().execute(job())).rejects.toThrow(/MaxArraySize.*\[slurm-refused\]/);
    expect(calls().at(-1)).toEqual(['scancel', '101']);
  });

  it('shows what runs and what to submit again', async () => {
    const executor = slurm();
    expect(await executor.status!(job())).toEqual(['no unit of this study has been submitted to Slurm']);
    program('sbatch', SBATCH);
    await executor.execute(job());
    program(
      'squeue',
      "printf '102|1|RUNNING|w1|None\\n102|3|PENDING||Resources\\n103|N/A|PENDING||Dependency\\n'",
    );
    expect(await executor.status!(job())).toEqual([
      'units: 1 running (w1), 1 pending (Resources)',
      'tables: 1 pending (Dependency)',
      '1 of 3 units that have not finished have no job: 2. The same command without --status submits them again',
    ]);
    program('squeue', '');
    expect((await executor.status!(job()))[0]).toBe('no job of this study is in the queue');
  });

  it('cancels the jobs of the study, and no others', async () => {
    program('sbatch', SBATCH);
    program('scancel', '');
    const executor = slurm();
    await executor.execute(job());
    program(
      'squeue',
      "printf '102|1|RUNNING|w1|None\\n103|N/A|PENDING||Dependency\\n7|N/A|RUNNING|w2|None\\n'",
    );
    expect((await executor.cancel!(job()))[0]).toContain('canceled jobs 102, 103;');
    expect(calls().at(-1)).toEqual(['scancel', '102', '103']);
    program('squeue', '');
    expect(await executor.cancel!(job())).toEqual(['no job of this study is in the queue']);
  });

  it('shows the script and the calls before anything is submitted', () => {
    const text = slurm({ modules: ['nodejs/20'] }).preview!(job());
    expect(text).toMatch(/^#!\/bin\/bash -l\n/);
    expect(text).toContain('module load nodejs/20');
    expect(text).toContain('--dependency=afterany:ARRAY');
    expect(existsSync(join(folder, 'study'))).toBe(false);
  });

  it('says what is missing, and refuses a file of jobs in an unknown format', async () => {
    const bare = { ...job(), env: { PATH: join(folder, 'programs') } };
    await expect(slurm().execute(bare)).rejects.toThrow(
      /sbatch was not found.*login node.*\[slurm-missing\]/,
    );
    mkdirSync(join(folder, 'study', 'slurm'), { recursive: true });
    const file = join(folder, 'study', 'slurm', 'jobs.json');
    writeFileSync(file, '{');
    await expect(slurm().status!(job())).rejects.toThrow(jobsForeign(file).message);
  });
});

describe('an error of Slurm', () => {
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

  it('is passed on unchanged if no remedy is known', () => {
    expect(slurmRefused('squeue', '').message).toBe('squeue failed: it gave no reason.');
    expect(slurmRefused('sbatch', 'sbatch: error: something new').message).toBe(
      'sbatch failed: something new.',
    );
  });
});

describe('options', () => {
  const problems = (options: object) =>
    checkExecutor(slurmPart as AnyPart, { ...options }, () => ({ file: 'f', line: 1, column: 1 })).problems;

  it.each([
    ['time', '1-12'],
    ['time', '90'],
    ['memory', '800M'],
    ['container', 'my zoo.sif'],
    ['modules', ['a/1', 'b']],
  ])('%s=%s is valid', (name, value) => expect(problems({ [name]: value })).toEqual([]));

  it.each([
    ['time', 'soon'],
    ['memory', '8 GB'],
    ['partition', 'a b'],
    ['cpus', 0],
    ['modules', ['a;rm -r x']],
    ['container', '--evil'],
    ['throttle', -1],
  ])('%s=%s is refused', (name, value) => expect(problems({ [name]: value })).toHaveLength(1));
});

it('unit numbers are written as ranges', () => {
  expect(ranges([3, 1, 2, 7])).toBe('1-3,7');
  expect(ranges([5])).toBe('5');
});
