import { differences, manners, resultsOf } from './workshop.mjs';

/**
 * Two processes at once: into two folders with one empty cache, where both must finish as if alone, and into one folder, where
 * one must finish and the other may be refused.
 */
export async function pairs({ shop, ledger, rounds }) {
  const pages = ['drawn', 'pictures'];
  const expected = {};
  const start = (page, folder) => ['run', `${page}.yaml`, '--engine', 'wasm', '--out', folder];
  for (const page of pages) {
    const straight = shop.fresh(page);
    await shop.zoo(start(page, straight), { cache: shop.fresh('cache') });
    expected[page] = resultsOf(straight);
  }
  for (let round = 0; round < rounds && ledger.hasTime(); round++) {
    const page = ledger.random.pick(pages);
    const cache = shop.fresh('cache');
    const oneFolder = ledger.random.below(2) === 1;
    const first = shop.fresh(page);
    const folders = [first, oneFolder ? first : shop.fresh(page)];
    const wait = ledger.random.below(1500);
    const results = await Promise.all(
      folders.map(async (folder, i) => {
        if (i === 1) await new Promise((done) => setTimeout(done, wait));
        return shop.zoo(start(page, folder), { cache });
      }),
    );
    const broken = results.flatMap((result, i) => manners(result, `process ${i + 1}`));
    const finished = results.filter(({ code }) => code === 0).length;
    const least = oneFolder ? 1 : 2;
    if (finished < least)
      broken.push(
        `${finished} of 2 finished: ${results.map(({ stderr }) => stderr.slice(-300)).join(' / ')}`,
      );
    for (const folder of new Set(folders)) broken.push(...differences(folder, expected[page]));
    ledger.count(`two runs of ${page}, ${oneFolder ? 'one folder' : 'one cache'}, ${wait} ms apart`, broken);
  }
}
