import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineSettings } from '../engine.js';

/** The record that `zoo engine install tensorflow` writes when it is complete. */
export interface Installed {
  readonly tensorflow: string;
  /** The origin of the TensorFlow libraries: a folder of the user's Python, or `pip`. */
  readonly from: string;
  readonly cuda: boolean;
}

/** The npm packages that provide the engine's files; the first is the user's GPU package itself. */
export const PACKAGES = {
  '@tensorflow/tfjs-node-gpu': '4.22.0',
  'google-protobuf': '3.21.4',
  'node-api-headers': '1.9.0',
} as const;

/** The folder of the tensorflow engine; its name says what it was built for. */
export function homeOf({ cache }: EngineSettings): string {
  const version = PACKAGES['@tensorflow/tfjs-node-gpu'];
  return join(cache, 'engines', `tensorflow-${version}-${process.platform}-${process.arch}`);
}

/** Files and folders of an engine's home. */
export const layout = (home: string) => ({
  record: join(home, 'engine.json'),
  package: join(home, 'package'),
  modules: join(home, 'package', 'node_modules'),
  binding: join(home, 'package', 'tfjs_binding.node'),
  site: join(home, 'site'),
});

/** The installation in a home, or undefined: the record is written last. */
export function installedIn(home: string): Installed | undefined {
  const { record } = layout(home);
  return existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as Installed) : undefined;
}
