import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Interrupted } from '../../../src/errors/train.js';
import type { RunRecord } from '../../../src/report/record.js';
import { reportOf } from '../../../src/run/record/report.js';
import { runPage } from '../../../src/run/run.js';
import { inspection, predictions, record } from '../../report/sample.js';
import { quietEvents, smallWorkplace } from '../small.js';

const LICENSED = { data: 'for research; images may not be passed on', redistribute: false };
const OPEN = { data: 'CC BY 4.0', redistribute: true };

describe('images in a report', () => {
  let folder: string;
  const report = (changed: Partial<RunRecord>, images?: boolean): Promise<string> => {
    const rows = predictions.map((row) => ({ ...row, image: join(folder, 'photo.png') }));
    return reportOf({ record: { ...record, ...changed }, predictions: rows, inspection }, {}, images);
  };
  const PHOTO = 'data:image';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zoo-images-'));
    const size = { width: 8, height: 8, channels: 3 as const, background: 'gray' };
    await sharp({ create: size }).toFile(join(folder, 'photo.png'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are shown if the terms of the data allow it, or do not mention it', async () => {
    expect(await report({})).toContain(PHOTO);
    const html = await report({ terms: OPEN });
    expect(html).toContain(PHOTO);
    expect(html).toContain('CC BY 4.0');
  });

  it('are omitted if the terms forbid it, and the report says so and how to include them', async () => {
    const html = await report({ terms: LICENSED });
    expect(html).not.toContain(PHOTO);
    expect(html).toContain('the terms of the data set do not allow images to be passed on');
    expect(html).toContain('zoo report RUN --images');
    expect(html).toContain(LICENSED.data);
  });

  it('are shown with --images, and the report says that it must not be shared', async () => {
    for (const html of [
      await report({ terms: LICENSED, images: true }),
      await report({ terms: LICENSED }, true),
    ]) {
      expect(html).toContain(PHOTO);
      expect(html).toContain('do not pass on this report');
    }
  });

  it('are omitted with --no-images, for any terms', async () => {
    for (const html of [await report({ terms: OPEN, images: false }), await report({ terms: OPEN }, false)]) {
      expect(html).not.toContain(PHOTO);
      expect(html).toContain('--no-images');
    }
  });
});

describe('a run', () => {
  const small = smallWorkplace();
  afterAll(() => rmSync(small.folder, { recursive: true }));

  it('records the terms of its data; --no-images also applies when it is resumed', async () => {
    const open = small.open(['training.epochs=1']);
    const run = (resume: boolean, images?: boolean) => {
      const request = { open, engine: 'wasm' as const, folder: join(small.folder, 'run'), resume, images };
      return runPage(request, small.context, quietEvents(resume ? undefined : 2));
    };
    await expect(run(false, false)).rejects.toThrow(Interrupted);
    const { images, terms } = await run(true);
    expect(images).toBe(false);
    expect(terms).toEqual({ data: expect.stringContaining('academic research'), redistribute: false });
  }, 60_000);
});
