import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandFacts } from '../../src/docs/commands-page.js';
import { deadLinks } from '../../src/docs/dead-links.js';
import { anchorsOf, linksOf } from '../../src/docs/links.js';
import type { Sentence } from '../../src/docs/sentences.js';
import { sentencesOf } from '../../src/docs/sentences.js';
import { callsIn, pagesIn, staleCalls } from '../../src/docs/snippets.js';
import { openSources } from '../../src/docs/sources.js';
import {
  undocumentedCommands,
  undocumentedErrors,
  undocumentedKeys,
  undocumentedOptions,
} from '../../src/docs/undocumented.js';
import type { AnyPart } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { guideFaults, pluginFaults } from '../../src/tools/docs/guide.js';
import { pluginModule } from '../plugins/packages.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-holds-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const said = (problems: readonly { readonly message: string }[]) => problems.map(({ message }) => message);

describe('headings and links', () => {
  // The names are those in GitHub's rendering of these headings.
  it.each([
    ['# A b', ['a-b']],
    ['## `fc`, and more!', ['fc-and-more']],
    [
      '## Same numbers everywhere\n## Same numbers everywhere',
      ['same-numbers-everywhere', 'same-numbers-everywhere-1'],
    ],
    ['### no\\_such', ['no_such']],
    ["## [Text](x.md)'s", ['texts']],
    ['```sh\n# no heading\n```', []],
  ])('%j', (markdown, anchors) => expect([...anchorsOf(markdown)]).toEqual(anchors));

  it.each([
    ['[a](b.md) and [c](d.md#e)', ['b.md', 'd.md#e']],
    ['![picture](a.png) <img src="b.png" width="3">', ['a.png', 'b.png']],
    ['[a](https://b.c) `[d](e)` <!-- [f](g) -->', []],
    ['```\n[a](b)\n```', []],
  ])('%j', (markdown, targets) => expect(linksOf(markdown).map(({ target }) => target)).toEqual(targets));

  it('that do not exist are reported with their line', () => {
    write('b.md', '# There');
    write('a.md', '# A\n[b](b.md#there) [self](#a)\n[x](b.md#gone) [y](gone.md) [z](#no)');
    expect(deadLinks(folder, ['a.md']).map(({ place, message }) => [place?.line, message])).toEqual([
      [3, 'the link "b.md#gone" leads nowhere.'],
      [3, 'the link "gone.md" leads nowhere.'],
      [3, 'the link "#no" leads nowhere.'],
    ]);
  });
});

describe('a missing explanation', () => {
  const schema = { type: 'object', properties: { a: { description: 'A.' }, b: { type: 'number' } } };
  const part = { shelf: 'heads', name: 'x', schema } as unknown as AnyPart;
  const sentence = { message: '*x*', about: 'A.', example: 'x', room: 'plan' };

  it('of an option or key is reported', () => {
    expect(said(undocumentedOptions([part]))).toEqual([
      expect.stringMatching(/^the option `b` of heads\/x is not/),
    ]);
    expect(said(undocumentedKeys(schema, 'page'))).toEqual([
      expect.stringMatching(/^the key `b` of a page is not/),
    ]);
  });

  it('of a command, argument or flag is reported', () => {
    const command: CommandFacts = { id: 'data:x', args: { file: {} }, flags: { on: { type: 'boolean' } } };
    expect(said(undocumentedCommands([command]))).toEqual([
      expect.stringMatching(/^zoo data x is not/),
      expect.stringMatching(/^file of zoo data x is not/),
      expect.stringMatching(/^--on of zoo data x is not/),
    ]);
  });

  it('of an error code is reported', () => {
    const sentences: Sentence[] = [
      { ...sentence, code: 'good' },
      { ...sentence, code: 'mute', about: undefined },
      { ...sentence, code: 'bare', example: undefined },
      { ...sentence, code: 'shown', example: undefined },
    ];
    expect(said(undocumentedErrors(sentences, new Map([['shown', 0]])))).toEqual([
      expect.stringMatching(/^the error code mute is not/),
      expect.stringMatching(/^the error code bare, by an @example, is not/),
    ]);
  });
});

describe('snippets', () => {
  it('with pages and calls are found', () => {
    const guide = [
      'Text with `npx zoo plan x`, `zoo list` and zoo itself.',
      '',
      '    A=1 npx zoo run x   # why',
      '',
      '```sh',
      '$ zoo data check',
      '```',
      '```yaml',
      'name: a',
      '```',
      '```yaml',
      'heads: {}',
      '```',
    ].join('\n');
    expect(callsIn(guide)).toEqual([
      { text: 'plan x', line: 1 },
      { text: 'list', line: 1 },
      { text: 'run x', line: 3 },
      { text: 'data check', line: 6 },
    ]);
    expect(pagesIn(guide)).toEqual([{ text: 'name: a\n', line: 9 }]);
  });

  it('with unknown commands and flags are reported', () => {
    const plan: CommandFacts = { id: 'plan', args: {}, flags: { set: { type: 'option' } } };
    const check: CommandFacts = { id: 'data:check', args: {}, flags: {} };
    const guide =
      '`zoo plan a --set b=1 --help` `zoo plan --sat b` `zoo data check x` `zoo data` `zoo train x`';
    expect(said(staleCalls('a.md', guide, [plan, check]))).toEqual([
      '"zoo plan --sat b" cannot be called: it has no flag --sat.',
      '"zoo train x" cannot be called: there is no such command.',
    ]);
  });

  const zoo = join(import.meta.dirname, '../../zoo');
  const context = {
    registry: createRegistry(builtinParts),
    env: {},
    cache: '',
    zoo,
    library: [zoo],
    version: '0.0.0',
    now: () => new Date(0),
  };

  it('reports a guide with a page that is not valid, at the line of the mistake', async () => {
    write('README.md', '# A\n\n```yaml\nname: a\nextends: ex-fc\ntraining: { bacth: 3 }\n```\n');
    const [fault] = await guideFaults(folder, [], context);
    expect(fault?.place).toEqual({ file: 'README.md', line: 6, column: 13 });
    expect(fault?.message).toContain('unknown key "bacth".');
  });

  it('a page with a plugin is checked with the one that the guide shows', async () => {
    const page = (options: string): string =>
      `\`\`\`yaml\nname: a\nextends: ex-fc\nplugins: [shown]\nstages: { ex: { losses: { ex: { type: shown/nothing${options} } } } }\n\`\`\`\n`;
    const files = [
      '```json shown/package.json\n{ "name": "shown", "type": "module", "exports": "./index.js" }\n```\n',
      `\`\`\`js shown/index.js\n${pluginModule('shown')}\n\`\`\`\n`,
    ].join('');
    write('README.md', page('') + files + page(', size: 3'));
    expect(
      (await guideFaults(folder, [], context)).map(({ place, message }) => [place?.line, message]),
    ).toEqual([[17, expect.stringContaining('no such option of loss "shown/nothing"')]]);
    write('README.md', page(''));
    expect(said(await guideFaults(folder, [], context))).toEqual([expect.stringContaining('plugin "shown"')]);
    rmSync(join(folder, 'README.md'));
  });

  it("a plugin's pages are checked with it, from the checkout and from its folder", async () => {
    const plugin = join(folder, 'plugins/mine');
    const page = (options: string): string =>
      `name: a\nextends: ex-fc\nplugins: [mine]\nstages: { ex: { losses: { ex: { type: mine/nothing${options} } } } }\n`;
    write('plugins/mine/package.json', '{ "name": "mine", "type": "module", "exports": "./index.js" }');
    write('plugins/mine/index.js', pluginModule('mine'));
    write('plugins/mine/zoo/good.yaml', page(''));
    write('plugins/mine/zoo/bad.yaml', page(', size: 3'));
    const [fault, ...more] = await guideFaults(folder, [], context);
    expect(more).toEqual([]);
    expect(fault?.place).toEqual({ file: 'plugins/mine/zoo/bad.yaml', line: 4, column: 53 });
    expect(fault?.message).toContain('no such option of loss "mine/nothing"');
    const [same] = await pluginFaults(plugin, [], context);
    expect(same?.place?.file).toBe('zoo/bad.yaml');
  });
});

describe('examples of error codes', () => {
  it('match their messages', async () => {
    const sources = await openSources([join(import.meta.dirname, '../../src/errors/*.ts')]);
    const plain = (text: string): string => text.replace(/\\/g, '');
    const words = (text: string): readonly string[] => plain(text).match(/[\w-]{3,}/g) ?? [];
    const strange = sentencesOf(sources).filter(({ message, example }) => {
      const said = new Set(words(example ?? message));
      const fixed = words(message.replace(/\*[^*]+\*/g, ' ')); // all of its alternatives, which no example has
      return (
        fixed.filter((word) => said.has(word)).length < (/ \*or\* /.test(message) ? 0.4 : 0.6) * fixed.length
      );
    });
    expect(strange.map(({ code, message, example }) => ({ code, message, example }))).toEqual([]);
  });
});
