import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, ts } from 'ts-morph';
import * as say from '../errors/plugin-make.js';
import { type Problem, ZooError } from '../errors/problem.js';

/** ts-morph does not see `"type": "module"` in package.json, and reports `import.meta` as an error. */
const FALSE_ALARM = 1470;

/** Compiles a plugin's TypeScript with its own tsconfig.json. Throws a ZooError that lists every error. */
export async function compilePlugin(folder: string): Promise<void> {
  const tsConfigFilePath = join(folder, 'tsconfig.json');
  if (!existsSync(tsConfigFilePath)) throw new ZooError(say.noSources(folder));
  const { Project } = await import('ts-morph');
  const project = new Project({ tsConfigFilePath });
  const mistakes = project.getPreEmitDiagnostics().filter((one) => one.getCode() !== FALSE_ALARM);
  if (mistakes.length > 0) throw new ZooError(mistakes.map(problemOf));
  await project.emit();
}

function problemOf(mistake: Diagnostic<ts.Diagnostic>): Problem {
  const text = mistake.getMessageText();
  const why = typeof text === 'string' ? text : text.getMessageText();
  const [source, start] = [mistake.getSourceFile(), mistake.getStart()];
  if (source === undefined || start === undefined)
    return say.doesNotCompile(undefined, mistake.getCode(), why);
  const { line, column } = source.getLineAndColumnAtPos(start);
  return say.doesNotCompile({ file: source.getFilePath(), line, column }, mistake.getCode(), why);
}
