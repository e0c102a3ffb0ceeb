import type { Engine, EngineSettings } from '../../engine/engine.js';
import { listEngines, type Presence } from '../../engine/list.js';
import { openEngine } from '../../engine/open.js';
import { readSettings } from '../../engine/settings.js';
import type { Surroundings } from '../../run/surroundings.js';
import type { Finding } from './finding.js';

/** The engines. The one that a run would use is opened, so that what is reported about it is true. */
export async function engines({ env }: Surroundings): Promise<readonly Finding[]> {
  const settings = readSettings(env);
  const used = await openEngine('auto', settings);
  return listEngines(settings).map((presence) => ({
    topic: 'engine',
    name: presence.name,
    ...judge(presence, used, settings),
    ...(presence.remedy ? { remedy: presence.remedy } : {}),
    ...(presence.command ? { command: presence.command } : {}),
  }));
}

function judge(
  { name, here, what, command }: Presence,
  used: Engine,
  { gemm }: EngineSettings,
): Pick<Finding, 'state' | 'found' | 'remedy'> {
  const isUsed = name === used.name;
  const found = isUsed ? `${what}; ${used.version}; ${used.device}; a run uses it` : what;
  if (!here) return { state: 'missing', found };
  if (name === 'tensorflow') {
    return isUsed
      ? { state: 'fine', found }
      : { state: 'broken', found: `${what}, but it does not work: ${used.why}` };
  }
  if (gemm === 'xnnpack')
    return { state: 'fine', found: `${found}; ZOO_GEMM=xnnpack leaves onnxruntime out` };
  if (command) return { state: 'warning', found };
  if (isUsed && used.gemm === 'xnnpack') {
    const remedy =
      'Remove node_modules/onnxruntime-node, then install again with npm install --ignore-scripts.';
    return { state: 'warning', found: `${found}. ${used.why}`, remedy };
  }
  return { state: 'fine', found };
}
