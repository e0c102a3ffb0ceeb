import { dirname, join } from 'node:path';
import type { SlurmOptions } from '../generated/executors/slurm.js';

/** Input of a script for Slurm. All paths are absolute. */
export interface ScriptRequest {
  /** Folder of the study's files for Slurm: the script, logs, and notes of the script. */
  readonly folder: string;
  /** Working folder of the zoo command. */
  readonly workingFolder: string;
  readonly options: SlurmOptions;
  /** Commands as lists of arguments, each starting with the path of Node. */
  readonly fill: readonly string[];
  readonly report: readonly string[];
  readonly units: readonly ScriptUnit[];
}

/** A unit in the script. */
export interface ScriptUnit {
  readonly index: number;
  readonly folder: string;
  readonly command: readonly string[];
}

/** How often a job that was killed, or that failed because of the disk, is requeued. */
const MOST_REQUEUES = 3;

/** Quotes a word for bash, whatever characters it contains. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

const words = (list: readonly string[]): string => list.map(quoted).join(' ');

/**
 * The script that all jobs of a study run: `fill`, `unit` (an array, whose task numbers are unit numbers) and
 * `report`.
 *
 * It never passes a path to another shell, so that spaces and quotes in paths are safe. Slurm itself requeues a job
 * whose node failed or that was preempted. The script requeues its job if the time limit is near (SIGUSR1: the run
 * saves a checkpoint first), and, at most MOST_REQUEUES times, if zoo's process was killed or the disk was full.
 */
export const slurmScript = (request: ScriptRequest): string =>
  [header(request), setUp(request), commands(request), BODY].join('\n');

/** Only a login shell defines `module`; nothing else needs one. */
const header = ({ options }: ScriptRequest): string =>
  `#!/bin/bash${options.modules.length > 0 ? ' -l' : ''}
# Written by zoo for the jobs of one study, and again whenever units are submitted. Its argument is fill, unit or report.`;

const setUp = ({ folder, workingFolder, options }: ScriptRequest): string => {
  const modules = options.modules.map(
    (name) =>
      `module load ${quoted(name)} || fail ${quoted(`module load ${name} failed; module avail lists the modules`)}`,
  );
  return [
    '',
    `notes=${quoted(folder)}`,
    `cd ${quoted(workingFolder)} || exit 1`,
    'export ZOO_THREADS="${ZOO_THREADS:-${SLURM_CPUS_PER_TASK:-1}}"',
    'fail() {',
    '  echo "zoo: $1" >&2',
    '  exit 1',
    '}',
    ...modules,
  ].join('\n');
};

/** The command that the job runs, and the folder of its unit. */
function commands({ options, workingFolder, folder, fill, units, report }: ScriptRequest): string {
  const inside = (command: readonly string[]): string =>
    words(options.container === undefined ? command : ['node', ...command.slice(1)]);
  const lines = [
    '',
    'run=',
    'task=$1',
    'case "$1" in',
    `  fill) command=(${inside(fill)}) ;;`,
    `  report) command=(${inside(report)}) ;;`,
    '  unit)',
    '    task=unit-$SLURM_ARRAY_TASK_ID',
    '    case "$SLURM_ARRAY_TASK_ID" in',
    ...units.map(
      ({ index, folder: run, command }) =>
        `      ${index}) run=${quoted(run)} command=(${inside(command)}) ;;`,
    ),
    '      *) fail "the study has no unit $SLURM_ARRAY_TASK_ID" ;;',
    '    esac',
    '    ;;',
    '  *) fail "expected fill, unit or report" ;;',
    'esac',
  ];
  if (options.container === undefined) return lines.join('\n');
  const program = fill[1] ?? '';
  const binds = [workingFolder, dirname(folder), dirname(dirname(program))].map(
    (path) => `--bind ${quoted(path)}`,
  );
  return [
    ...lines,
    'runtime=$(command -v apptainer || command -v singularity) || fail "neither apptainer nor singularity was found on $(hostname)"',
    `command=("$runtime" exec ${binds.join(' ')} \${ZOO_CACHE:+--bind "$ZOO_CACHE"} ${quoted(options.container)} "\${command[@]}")`,
  ].join('\n');
}

const BODY = `
echo "zoo: $task on $(hostname), job $SLURM_JOB_ID, restart \${SLURM_RESTART_COUNT:-0}"

# Puts this job back into the queue; Slurm then ends this script. The controller may be restarting: try for five minutes.
requeue() {
  echo "zoo: $task: $1; requeued"
  for ((attempt = 0; attempt < 20; attempt++)); do
    scontrol requeue "$SLURM_JOB_ID" && exit 0
    sleep 15
  done
  fail "$task could not be requeued"
}

# The same, at most ${MOST_REQUEUES} times in all.
requeue_killed() {
  local file=$notes/requeued-$task
  local count=0
  [[ -e $file ]] && count=$(wc -l <"$file")
  ((count < ${MOST_REQUEUES})) || fail "$task: $1, and was requeued ${MOST_REQUEUES} times before"
  # On a full disk the requeue cannot be counted: wait for space.
  for ((attempt = 0; attempt < 20; attempt++)); do
    echo "$1" 2>/dev/null >>"$file" && requeue "$1"
    sleep 15
  done
  fail "$task: $1, and nothing can be written to $notes"
}

# Whether a checkpoint was saved since this script started. Without one, another start would end at the same place.
has_saved() {
  local file
  for file in "$run"/checkpoints/*; do
    [[ $file -nt $started ]] && return 0
  done
  return 1
}

stop_for=
woken=
stop() {
  stop_for=$1
  woken=1
  [[ -n \${child:-} ]] && kill -TERM "$child" 2>/dev/null
}
trap 'stop limit' USR1
trap 'stop end' TERM

started=$notes/started-$task
echo "$SLURM_JOB_ID" 2>/dev/null >"$started"
"\${command[@]}" &
child=$!
[[ -n $stop_for ]] && kill -TERM "$child"
# A signal ends wait, not the child.
while true; do
  woken=
  wait "$child"
  status=$?
  [[ -z $woken ]] && break
done

((status == 0)) && exit 0
if [[ $stop_for == end ]]; then
  echo "zoo: $task was stopped; it continues where it was saved"
  exit "$status"
fi
if [[ $stop_for == limit ]]; then
  [[ $task == fill ]] && requeue_killed 'the time limit is near'
  has_saved && requeue 'the time limit is near, a checkpoint is saved'
  fail "$task: the time limit ended before a checkpoint was saved; submit it again with a longer time"
fi
# 75: the disk was full or failed. Above 128: a signal, but for the 130 of a run that was asked to stop.
((status == 75)) && requeue_killed 'the disk was full or failed'
((status > 128 && status != 130)) && requeue_killed "its process was killed (signal $((status - 128)))"
exit "$status"
`;

/** The path of the script in the folder of the study's files for Slurm. */
export const scriptFile = (folder: string): string => join(folder, 'study.sh');
