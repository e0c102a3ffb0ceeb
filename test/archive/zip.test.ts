import { describe, expect, it } from 'vitest';
import { type Fail, readZip } from '../../src/archive/zip.js';
import { bytesInMemory } from '../../src/files/read-at.js';

/** Written by zipfile of Python 3.11.7: a stored file, a deflated one, an empty one, and a comment that looks like an end record. */
const REFERENCE = Buffer.from(
  'UEsDBBQAAAAAANVYeF2zJE6WCAAAAAgAAAAMAAAAYS9zdG9yZWQudHh0YXMgaXQgaXNQSwMEFAAAAAgA1Vh4XUQRY30VAAAAVAEAAAwAAABkZWZsYXRlZC50eHRLTE/MzFNIzEtRSASxdCDUqAAlAgBQSwMEFAAAAAgA1Vh4XQAAAAACAAAAAAAAAAUAAABlbXB0eQMAUEsBAhQDFAAAAAAA1Vh4XbMkTpYIAAAACAAAAAwAAAAAAAAAAAAAAIABAAAAAGEvc3RvcmVkLnR4dFBLAQIUAxQAAAAIANVYeF1EEWN9FQAAAFQBAAAMAAAAAAAAAAAAAACAATIAAABkZWZsYXRlZC50eHRQSwECFAMUAAAACADVWHhdAAAAAAIAAAAAAAAABQAAAAAAAAAAAAAAgAFxAAAAZW1wdHlQSwUGAAAAAAMAAwCnAAAAlgAAABkAUEsFBiBpcyBob3cgYW4gZW5kIGJlZ2lucw==',
  'base64',
);

const fail: Fail = (what) => {
  throw new Error(what);
};

describe('readZip', () => {
  it('reads what Python wrote', () => {
    const files = readZip(bytesInMemory(REFERENCE), 100, fail);
    const text = (name: string): string => Buffer.from(files.get(name)!.read()).toString();
    expect([...files.keys()]).toEqual(['a/stored.txt', 'deflated.txt', 'empty']);
    expect(text('a/stored.txt')).toBe('as it is');
    expect(text('deflated.txt')).toBe('again and again, '.repeat(20));
    expect(text('empty')).toBe('');
  });

  it('refuses it truncated anywhere', () => {
    for (let length = 0; length < REFERENCE.length - COMMENT; length++)
      expect(() => readZip(bytesInMemory(REFERENCE.subarray(0, length)), 100, fail)).toThrow(
        /cut off|damaged/,
      );
  });
});

const COMMENT = 'PK** is how an end begins'.length;
