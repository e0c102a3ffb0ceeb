import { join } from 'node:path';
import { npmFailed } from '../../errors/engine.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { makeFolder, removeFile, writeNew } from '../../files/write.js';
import { runProgram } from './child.js';
import { layout, PACKAGES } from './home.js';

/** Fetches the npm packages without running their scripts, and lays them out in `home`. */
export async function fetchPackages(home: string, say: (line: string) => void): Promise<void> {
  const { package: main, modules } = layout(home);
  makeFolder(home);
  for (const [name, version] of Object.entries(PACKAGES)) {
    say(`fetching ${name} ${version} with npm pack ...`);
    const target = name === '@tensorflow/tfjs-node-gpu' ? main : join(modules, name);
    await unpack(`${name}@${version}`, home, target);
  }
  for (const name of ['@tensorflow/tfjs', '@tensorflow/tfjs-core']) standIn(join(modules, name), name);
}

async function unpack(spec: string, home: string, target: string): Promise<void> {
  const packed = await runProgram(
    'npm',
    ['pack', spec, '--json', '--ignore-scripts', '--loglevel=error'],
    home,
  );
  const file = packed.output.match(/"filename":\s*"([^"]+)"/)?.[1];
  if (packed.code !== 0 || !file) throw new ZooError(npmFailed(spec, packed.output), EXIT.failed);
  // npm omits the slash in the file name of a scoped package, but not in its report.
  const archive = join(home, file.replace('@', '').replace('/', '-'));
  makeFolder(target);
  const { code, output } = await runProgram('tar', ['xzf', archive, '--strip-components=1', '-C', target]);
  if (code !== 0) throw new ZooError(npmFailed(spec, output), EXIT.failed);
  removeFile(archive);
}

/** A package that only reserves its name: its exports are set when the engine is opened. */
function standIn(folder: string, name: string): void {
  makeFolder(folder);
  writeNew(
    join(folder, 'index.js'),
    `throw new Error('${name} is supplied by zoo when it opens this engine');\n`,
  );
}
