import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/report/render.js';
import { inspection, predictions, record } from './sample.js';

const picture = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const render = (changed = {}) =>
  renderReport({ record: { ...record, ...changed }, predictions, inspection, image: () => picture });

describe('the report', () => {
  const demo = render();

  it('needs nothing outside itself', () => {
    expect(demo).not.toMatch(/<script|<link|@import|url\((?!#)/);
    for (const [, address] of demo.matchAll(/\b(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^data:/);
    const outside = [...demo.matchAll(/https?:\/\/[^\s"<]+/g)].map(([address]) => address);
    expect(new Set(outside)).toEqual(new Set(['http://www.w3.org/2000/svg']));
  });

  it('is the same bytes for the same numbers', () => expect(render()).toBe(demo));

  it('says that a demo is not comparable, and shows no number of the paper', () => {
    expect(demo).toContain('Demo profile: drawn faces');
    expect(demo).toContain('constant predictor');
    const text = demo.replace(/<svg[\s\S]*?<\/svg>/g, '');
    expect(text).not.toMatch(/128\.8|class="key paper"|<th>paper/);
  });

  it('describes the charts as text', () => {
    expect(demo).toContain('aria-label="Learning curves of stage au: P_AU 55.2 kept at epoch 6; loss 0.7');
    expect(demo).toContain('aria-label="P_VA per dimension: valence 59.2, arousal 49.0"');
    expect(demo).toContain('alt="');
  });

  it('mentions a paper only if the page reproduces one', () => {
    expect(demo).toContain('The model of Nguyen et al. 2022, table 1, row');
    const few = render({ profile: null });
    expect(few).toContain('not the paper’s data');
    const after = render({
      profile: null,
      reproduces: { paper: 'kollias-2021', citation: 'Kollias et al. 2021' },
      paper: {},
    });
    expect(after).toContain('After Kollias et al. 2021.');
    expect(after).not.toContain('not the paper’s data');
    const own = render({ profile: null, reproduces: undefined, paper: undefined });
    expect(own.match(/<header>[\s\S]*<\/header>/)![0]).not.toMatch(/paper|Nguyen/i);
  });

  it('shows the scores of the paper next to a comparable run', () => {
    const comparable = render({ comparable: true, profile: null });
    expect(comparable).not.toContain('drawn faces');
    expect(comparable).toContain('128.8');
    expect(comparable).toContain('class="key paper"');
  });

  it.each([
    ['curves per stage', /Learning curves of stage (au|ex|va)/g, 3],
    ['bars per space', /aria-label="P_\w+ per \w+: \w+ /g, 3],
    ['scatters', /aria-label="(valence|arousal): true and predicted"/g, 2],
    ['confusion matrix', /Confusion matrix of expression/g, 1],
    ['graph, drawn twice', /aria-label="au: edges, as a (graph|matrix)"/g, 2],
    ['attention', /aria-label="ex: attention: Neutral /g, 1],
    ['faces', /<figure class="face/g, 24],
  ])('draws %s', (_, pattern, times) => expect(demo.match(pattern)).toHaveLength(times));

  it('marks the kept epoch', () => expect(demo).toContain('kept: epoch 6, '));

  it('counts a confusion matrix by rows of the true class', () => {
    // 240 rows, every 8th of one class, every 5th without the label: 24 or so each, 192 in all
    const totals = [
      ...demo.matchAll(/>(?:Neutral|Anger|Disgust|Fear|Happiness|Sadness|Surprise|Other) \((\d+)\)</g),
    ];
    expect(totals).toHaveLength(8);
    expect(totals.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(192);
  });

  it('escapes what users wrote', () => {
    expect(demo).toContain('&#60;unknown&#62; &#38; others');
    expect(render({ title: '<script>' })).not.toContain('<script>');
  });

  it('omits what was not saved', () => {
    const bare = renderReport({ record, predictions: [], inspection: {}, image: () => null });
    expect(bare).not.toContain('class="wall"');
    expect(bare).not.toContain('Confusion matrix of');
    expect(bare).toContain('P_AU per label');
  });
});
