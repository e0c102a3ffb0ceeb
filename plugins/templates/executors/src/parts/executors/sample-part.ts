import { spawn } from 'node:child_process';
import { defineExecutor, type ProcessEnd, type StudyJob } from 'declarative-zoo';
import { schema } from '../../generated/executors/sample-part.js';

/** A shell command for each step of a study, one after the other: `nice {}`, `srun {}`, `ssh node2 cd "$PWD" '&&' {}`. */
export default defineExecutor({
  name: 'sample-part',
  schema,
  bind: ({ shell }) => ({
    async execute(job) {
      const fill = await run(lineOf(shell, job.command('fill')), job);
      if (fill.code !== 0) throw new Error(`the frozen outputs were not computed: ${fill.last}`);
      for (const unit of job.units) {
        if (job.stopping()) break;
        job.started(unit);
        job.ended(unit, await run(lineOf(shell, job.command({ unit })), job));
      }
      return { ended: true, notes: [] };
    },
  }),
});

/** The command with the step inserted, each word quoted. */
const lineOf = (shell: string, words: readonly string[]): string =>
  shell.replaceAll('{}', () => words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' '));

/** Runs a command without a shell. Ctrl-C reaches it too, so that it saves a checkpoint and ends. */
function run(line: string, { env }: StudyJob): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `exec ${line}`], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let last = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      last = text.trim().split('\n').at(-1) || last;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, last }));
  });
}
