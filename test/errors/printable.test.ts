import { describe, expect, it } from 'vitest';
import { visibleMessage } from '../../src/errors/printable.js';
import { sentence } from '../../src/errors/problem.js';

describe('visibleMessage', () => {
  it('keeps indented lines, and writes other new lines as escapes', () => {
    expect(visibleMessage('two rows:\n    a.csv:1\n  Fix them')).toBe('two rows:\n    a.csv:1\n  Fix them');
    expect(visibleMessage('no class "a\nok\r\n"')).toBe('no class "a\\u000aok\\u000d\\u000a"');
  });

  it('is applied when a problem, its path and its file are printed', () => {
    const place = { file: 'a\nb.yaml', line: 1, column: 2 };
    expect(sentence({ code: 'x', message: 'm\nn', place, path: 'a.b\nc' })).toBe(
      'a\\u000ab.yaml:1:2  a.b\\u000ac  m\\u000an  [x]',
    );
  });
});
