import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Packs these folders, and unpacks them into an empty project where npm would put them. */
export function installPacked(project: string, cwd: string, folders: readonly string[]): void {
  const [from, modules] = [join(project, 'tarballs'), join(project, 'node_modules')];
  mkdirSync(from, { recursive: true });
  const pack = ['pack', ...folders, '--json', '--ignore-scripts', '--pack-destination', from];
  const shell = process.platform === 'win32'; // npm is a script there
  const packed = JSON.parse(
    execFileSync('npm', pack, { cwd, encoding: 'utf8', shell, stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  for (const { name, filename } of packed as { name: string; filename: string }[]) {
    mkdirSync(join(modules, name), { recursive: true });
    execFileSync('tar', ['-xzf', filename, '-C', join(modules, name), '--strip-components=1'], { cwd: from });
  }
}

/** Links the dependencies of the project, which an install would fetch. */
export function linkDependencies(project: string): void {
  for (const name of readdirSync('node_modules').filter((entry) => !entry.startsWith('.'))) {
    symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name), 'junction');
  }
}
