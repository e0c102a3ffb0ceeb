import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import Plan from '../../src/commands/plan.js';
import { formatTable } from '../../src/commands/terminal/table.js';
import { graphTable } from '../../src/plan/print.js';
import { openPage } from '../../src/run/page/open.js';
import { withPlugins } from '../../src/run/plugins.js';
import { context } from '../cost/context.js';

const sound = 'test/fixtures/pages/valid.yaml';

/** What zoo plan prints. */
async function planned(...argv: string[]): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(Plan.prototype, 'log').mockImplementation((line = '') => void lines.push(line));
  await Plan.run(argv, process.cwd()).finally(() => log.mockRestore());
  return lines.join('\n');
}

describe('zoo plan', () => {
  it('prints the graph, the stages and their costs', async () => {
    const text = await planned('mtl-cross-attn', '--profile', 'paper', '--engine', 'tensorflow');
    for (const word of ['23,289,640', 'stage ex', '148 GFLOP in 2 passes', 'tensorflow'])
      expect(text).toContain(word);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('prints JSON: the plan, its cost, its warnings', async () => {
    const { name, nodes, cost, warnings } = JSON.parse(await planned(sound, '--format', 'json'));
    expect(name).toBe('sound');
    expect(nodes[0].name).toBe('backbone');
    expect(cost.stages[0].flopsPerStep).toBeGreaterThan(0);
    expect(warnings).toEqual([]);
  });

  it('prints a mermaid flowchart', async () => {
    expect(await planned('mtl-cross-attn', '--format', 'mermaid')).toMatchInlineSnapshot(`
      "flowchart LR
        n0(["<b>image</b><br/>[112, 112, 3]"])
        n1["<b>backbone</b><br/>efficientnet-b0<br/>[1288]<br/>4,017,796 parameters, frozen"]
        n2["<b>au</b><br/>anfl-gcn<br/>[12] probabilities of action-units<br/>23,289,640 parameters"]
        n3["<b>emotion</b><br/>fc<br/>[8]<br/>10,312 parameters"]
        n4["<b>ex</b><br/>additive-cross-attention<br/>[8] logits of expression<br/>896 parameters"]
        n5["<b>va</b><br/>fc<br/>[2] values of valence-arousal<br/>2,582 parameters"]
        n6(["<b>weighted-asymmetric</b><br/>loss of stage au"])
        n7(["<b>weighted-cross-entropy</b><br/>loss of stage ex"])
        n8(["<b>ccc</b><br/>loss of stage va"])
        n0 --> n1
        n1 --> n2
        n1 --> n3
        n2 -->|"query"| n4
        n3 -->|"key, value"| n4
        n1 --> n5
        n2 -.-> n6
        n4 -.-> n7
        n5 -.-> n8
        classDef stage0 stroke:#2b62c4,stroke-width:2px
        classDef stage1 stroke:#d4650a,stroke-width:2px
        classDef stage2 stroke:#11735a,stroke-width:2px
        class n2 stage0
        class n3 stage1
        class n4 stage1
        class n5 stage2
        class n6 stage0
        class n7 stage1
        class n8 stage2"
    `);
  });

  it('draws an SVG that renders, every node and stage in it', async () => {
    const svg = await planned('mtl-cross-attn', '--format', 'svg');
    for (const word of ['emotion', 'additive-cross-attention', 'stage va'])
      expect(svg).toContain(`>${word}<`);
    const { info } = await sharp(Buffer.from(svg)).png().toBuffer({ resolveWithObject: true });
    expect(info.width).toBeGreaterThan(info.height);
  });

  it('prints errors and warnings as SARIF', async () => {
    const random = await planned('ex-cross-attn', '--set', 'stages.ex.train=[ex]', '--format', 'sarif');
    expect(JSON.parse(random).runs[0].results).toMatchObject([{ ruleId: 'never-trained' }]);
  });
});

const wide = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));
const folders = ['zoo', ...['gated', 'mefl', 'multitask-balancing'].map((name) => `plugins/${name}/zoo`)];
const pages = folders.flatMap((folder) =>
  readdirSync(folder).flatMap((file) => (file.endsWith('.yaml') ? [join(folder, file)] : [])),
);

it.each(pages)('the table of %s fits 80 columns, and as a list 40', async (page) => {
  const flags = page.startsWith('plugins') ? [resolve(page, '../..')] : [];
  const allowed = await withPlugins(context, { folder: 'test', flags }, [{ page }]);
  const { plan } = openPage({ page, keepUnset: true }, allowed);
  const nodes = Object.fromEntries(plan.nodes.map(({ name }) => [name, 123_400_000]));
  const table = graphTable(plan, { nodes });
  expect(formatTable(table, 80)).toMatch(/^node .* parameters/);
  expect(wide(formatTable(table, 80))).toBeLessThanOrEqual(80);
  expect(wide(formatTable(table, 40))).toBeLessThanOrEqual(40);
});
