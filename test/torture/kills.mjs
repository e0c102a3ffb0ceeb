import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeForeignWeights } from './foreign-weights.mjs';
import { differences, hashOf, hashOfTree, manners, resultsOf } from './workshop.mjs';

/** How often one run may be killed before it must finish. */
const KILLS_EACH = 4;

/**
 * SIGKILL at a random moment of drawing, extraction, banking and training, of an import, and of an export of predictions.
 * The same command, or `run --resume`, must then end with the bytes of one that was never killed.
 */
export async function kills({ shop, ledger, rounds }) {
  const scenarios = [runs('pictures'), runs('vectors'), runs('drawn'), drawing, importing, exporting];
  for (const [i, scenario] of scenarios.entries()) {
    const mine = Math.floor(rounds / scenarios.length) + (i < rounds % scenarios.length ? 1 : 0);
    if (mine > 0 && ledger.hasTime()) await scenario({ shop, ledger, rounds: mine });
  }
}

/** A run of a page, killed several times, each time resumed. */
const runs =
  (page) =>
  async ({ shop, ledger, rounds }) => {
    const start = (folder) => ['run', `${page}.yaml`, '--engine', 'wasm', '--out', folder];
    const straight = shop.fresh(page);
    const { took } = await shop.zoo(start(straight), { cache: shop.fresh('cache') });
    const expected = resultsOf(straight);
    for (let round = 0; round < rounds && ledger.hasTime(); round++) {
      const [folder, cache] = [shop.fresh(page), shop.fresh('cache')];
      const resumed = () =>
        existsSync(join(folder, 'page.yaml')) ? ['run', '--resume', folder] : start(folder);
      const moments = [];
      for (let kill = 0; kill <= ledger.random.below(KILLS_EACH); kill++) {
        const killAfter = Math.round(ledger.random.next() * took);
        moments.push(killAfter);
        await shop.zoo(resumed(), { cache, killAfter });
      }
      const last = existsSync(join(folder, 'run.json')) ? undefined : await shop.zoo(resumed(), { cache });
      const broken = last === undefined ? [] : manners(last, 'the resumed run');
      if (last !== undefined && last.code !== 0)
        broken.push(`it could not be resumed: ${last.stderr.slice(-400)}`);
      ledger.count(`${page}, killed after ${moments.join(', ')} ms`, [
        ...broken,
        ...differences(folder, expected),
      ]);
    }
  };

async function drawing({ shop, ledger, rounds }) {
  const draw = (out) => ['data', 'synth', '--out', out, '--train', '24', '--validation', '12'];
  const whole = shop.fresh('faces');
  const { took } = await shop.zoo(draw(whole));
  const expected = hashOfTree(whole);
  for (let round = 0; round < rounds && ledger.hasTime(); round++) {
    const out = shop.fresh('faces');
    const killAfter = Math.round(ledger.random.next() * took);
    await shop.zoo(draw(out), { killAfter });
    const again = await shop.zoo(draw(out));
    const broken = manners(again, 'drawing again');
    if (again.code !== 0) broken.push(`faces cannot be drawn after a kill: ${again.stderr.slice(-400)}`);
    else if (hashOfTree(out) !== expected)
      broken.push('the drawn files differ, or something was left behind');
    ledger.count(`data synth, killed after ${killAfter} ms`, broken);
  }
}

/** A command that writes one file: complete or absent, and the same once it has run undisturbed. */
async function writesOne({ shop, ledger, rounds }, what, argsFor) {
  const whole = shop.fresh('out');
  const { took, code, stderr } = await shop.zoo(argsFor(whole));
  if (code !== 0) throw new Error(`${what} fails undisturbed: ${stderr}`);
  const expected = hashOf(whole);
  for (let round = 0; round < rounds && ledger.hasTime(); round++) {
    const file = shop.fresh('out');
    cpSync(whole, file); // an older file: killing the command must not replace it by a part
    const killAfter = Math.round(ledger.random.next() * took);
    await shop.zoo(argsFor(file), { killAfter });
    const broken = hashOf(file) === expected ? [] : ['the file is neither the old one nor the new one'];
    const again = await shop.zoo(argsFor(file));
    broken.push(...manners(again, 'the same command again'));
    if (hashOf(file) !== expected) broken.push('the file differs after an undisturbed command');
    ledger.count(`${what}, killed after ${killAfter} ms`, broken);
  }
}

async function importing(of) {
  const foreign = of.shop.place('foreign.safetensors');
  writeForeignWeights(resolve('zoo/weights/synthetic-faces.safetensors'), foreign);
  await writesOne(of, 'weights import', (out) => ['weights', 'import', foreign, '--out', out]);
}

async function exporting(of) {
  const run = of.shop.fresh('vectors');
  await of.shop.zoo(['run', 'vectors.yaml', '--engine', 'wasm', '--out', run]);
  await writesOne(of, 'evaluate --output', (out) => ['evaluate', run, '--engine', 'wasm', '-o', out]);
}
