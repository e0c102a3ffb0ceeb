import { processText } from './files.js';
import { named, printable } from './printable.js';
import { HostError, type Problem } from './problem.js';

/** Thrown when a run stops because the user requested it; the saved state can be resumed. */
export class Interrupted extends HostError {}

/**
 * Training cannot continue, and stops before it spoils what is saved. Divide the rate by ten.
 *
 * @example the loss is not a finite number at epoch 3, step 41: lower the optimizer's rate, or look for labels out
 * of range
 */
export const diverged = (stage: string, epoch: number, step: number): Problem => ({
  code: 'diverged',
  path: `stages.${stage}`,
  message: `the loss is not a finite number at epoch ${epoch}, step ${step}: lower the optimizer's rate, or look for labels out of range`,
});

/**
 * zoo checks every number of a run's first step, and this is the first that is not finite. Its inputs are finite, so look
 * for the cause in how it is computed: its weights, its options, a division by zero or a logarithm of zero.
 *
 * @example the output of node "ex" is not finite in the first step, although its input is finite
 */
export const notFinite = (path: string, what: string, reads?: string): Problem => ({
  code: 'not-finite',
  path,
  message: `${what} not finite in the first step${reads ? `, although ${reads} is finite` : ''}`,
});

/**
 * A stage has no rows with its labels to train on.
 *
 * @example no training row has valence-arousal labels, so this stage has nothing to learn from
 */
export const noRows = (stage: string, spaces: readonly string[]): Problem => ({
  code: 'no-rows',
  path: `stages.${stage}`,
  message: `no training row has ${spaces.map((space) => `"${space}"`).join(' or ')} labels, so this stage has nothing to learn from`,
});

/**
 * A run is overwritten only with `--force`.
 *
 * @example runs/ex-fc-demo already holds a run. Choose another folder with --out, continue it with --resume
 * runs/ex-fc-demo, or replace it with --force.
 */
export const folderTaken = (folder: string): Problem => ({
  code: 'folder-taken',
  message: `${folder} already holds a run. Choose another folder with --out, continue it with --resume ${folder}, or replace it with --force.`,
});

/**
 * A run is resumed only with the same page, profile, overrides and seed.
 *
 * @example runs/first holds a finished run of another page or with other overrides. Choose another folder, or set "force"
 * to replace the run.
 */
export const otherRun = (folder: string): Problem => ({
  code: 'other-run',
  message: `${printable(folder)} holds a finished run of another page or with other overrides. Choose another folder, or set "force" to replace the run.`,
});

/**
 * A run starts in a folder that is new, empty, or its own: it never overwrites or deletes a file that it did not write.
 * With `--force` it starts in any folder, and renames the files that are in its way.
 *
 * @example . holds files that are not from a run: page.yaml, report.html and 2 more. Choose a new or empty folder
 * with --out, or add --force: files in the way are then renamed, and none is deleted.
 */
export const folderForeign = (folder: string, files: readonly string[]): Problem => ({
  code: 'folder-foreign',
  message: `${printable(folder)} holds files that are not from a run: ${named(files)}. Choose a new or empty folder with --out, or add --force: files in the way are then renamed, and none is deleted.`,
});

/**
 * A folder contains a `page.yaml`, but no proof that a run wrote it, so nothing is written there.
 *
 * @example pages is not the folder of a run: it has a page.yaml, but neither the zoo-folder.json nor the
 * environment.json that a run writes. Start a run with zoo run pages/page.yaml.
 */
export const notOurRun = (folder: string): Problem => ({
  code: 'not-a-run',
  message: `${printable(folder)} is not the folder of a run: it has a page.yaml, but neither the zoo-folder.json nor the environment.json that a run writes. Start a run with zoo run ${printable(folder)}/page.yaml.`,
});

/**
 * The folder of a run can be neither made nor written into.
 *
 * @example runs/ex-fc-demo cannot be the folder of a run: a file is in its way. Choose another with --out
 */
export const folderUnwritable = (folder: string, code = ''): Problem => ({
  code: 'folder-unwritable',
  message: `${folder} cannot be the folder of a run: ${
    ['EEXIST', 'ENOTDIR'].includes(code) ? 'a file is in its way' : `nothing can be written there (${code})`
  }. Choose another with --out`,
});

/**
 * Two runs cannot write into one folder at the same time.
 *
 * @example another run (process 4711 on node7) is writing into runs/ex-fc-demo. Wait for it, or choose another folder
 * with --out. If there is no such process, delete runs/ex-fc-demo/run.lock.
 */
export const folderBusy = (folder: string, holder: Parameters<typeof processText>[0]): Problem => {
  const who = processText(holder);
  return {
    code: 'folder-busy',
    message: `another run${who === undefined ? '' : ` (${who})`} is writing into ${folder}. Wait for it, or choose another folder with --out. If there is no such process, delete ${folder}/run.lock.`,
  };
};

/**
 * The run in this folder was stopped or failed before its end.
 *
 * @example the run in runs/first is not finished. Continue it with: zoo run --resume runs/first
 */
export const notFinished = (folder: string): Problem => ({
  code: 'not-finished',
  message: `the run in ${folder} is not finished. Continue it with: zoo run --resume ${folder}`,
});

/**
 * A file of a run is empty, damaged or from something else. `environment.json` says how the run was started; the other
 * files contain its results.
 *
 * @example runs/first/run.json is empty, damaged or not from a run. Restore it, or delete it and run zoo run --resume
 * runs/first, which writes it again.
 */
export const runFileForeign = (file: string): Problem => {
  const remedy = file.endsWith('environment.json')
    ? `Restore it, or start the run again in another folder`
    : `Restore it, or delete it and run zoo run --resume ${folderOf(file)}, which writes it again`;
  return {
    code: 'run-file-foreign',
    message: `${printable(file)} is empty, damaged or not from a run. ${remedy}.`,
  };
};

/**
 * A folder in a table of runs contains results or checkpoints, but not their page.
 *
 * @example runs/ex-fc-demo holds a run, but no page.yaml, so zoo cannot tell what it trained. Restore the file, or
 * rename the folder.
 */
export const pageMissing = (folder: string): Problem => ({
  code: 'page-missing',
  message: `${printable(folder)} holds a run, but no page.yaml, so zoo cannot tell what it trained. Restore the file, or rename the folder.`,
});

/**
 * `zoo run` did not write this folder.
 *
 * @example photos is not the folder of a run: it has no run.json
 */
export const notARun = (folder: string, missing: string): Problem => ({
  code: 'not-a-run',
  message: `${folder} is not the folder of a run: it has no ${missing}`,
});

/**
 * A file in the folder of a run is not what zoo wrote there.
 *
 * @example runs/first/unreadable.json is damaged: it is not what zoo wrote there. Restore it, or start the run again in
 * another folder.
 */
export const damagedRunFile = (file: string): Problem => ({
  code: 'damaged-run-file',
  message: `${file} is damaged: it is not what zoo wrote there. Restore it, or start the run again in another folder.`,
});

/**
 * More images are missing or damaged than `data.tolerance` allows.
 *
 * @example 40 of 800 images cannot be read, more than data.tolerance allows (0.01). The first: faces/a.jpg
 */
export const tooManyBadImages = (bad: number, of: number, share: number, first: string): Problem => ({
  code: 'too-many-bad-images',
  message: `${bad} of ${of} images cannot be read, more than data.tolerance allows (${share}). The first: ${first}`,
});

/**
 * `--seeds` takes whole numbers with commas between them.
 *
 * @example --seeds 1-5 is not a list of whole numbers from 0 to 4294967295, such as 1,2,3
 */
export const badSeeds = (found: string): Problem => ({
  code: 'bad-seeds',
  message: `--seeds ${found} is not a list of whole numbers from 0 to 4294967295, such as 1,2,3`,
});

/**
 * `zoo verify` runs the page in separate processes, and one of them failed. Try the page with `zoo run` and the same
 * flags.
 *
 * @example the trial's run "resumed" failed. It said: no training row carries expression labels
 */
export const trialFailed = (run: string, said: string): Problem => ({
  code: 'trial-failed',
  message: `the trial's run "${run}" failed. It said: ${said.trim().split('\n').slice(-5).join(' ')}`,
});

/** The trial finished before `zoo verify resume` could kill it. */
export const trialTooShort = (): Problem => ({
  code: 'trial-too-short',
  message:
    'three times, the trial ended before it could be killed: make it longer with --epochs or --rows, or with fewer --kills',
});

/** The folder of a file, according to its path. */
const folderOf = (file: string): string => /^(.+)[\\/][^\\/]*$/s.exec(file)?.[1] ?? '.';
