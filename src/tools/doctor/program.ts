import type { Finding } from './finding.js';

const OLDEST = 20;

/** Node itself. */
export function node(): readonly Finding[] {
  const { node: version } = process.versions;
  const found = `${version}, ${process.platform} ${process.arch}`;
  if (Number.parseInt(version, 10) >= OLDEST)
    return [{ topic: 'program', name: 'node', state: 'fine', found }];
  const remedy = `Install Node ${OLDEST} or newer.`;
  return [{ topic: 'program', name: 'node', state: 'broken', found, remedy }];
}

/** An image of one pixel. */
const PIXEL = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** The image decoder: a native package, which only works on the system that npm ci ran on. */
export async function images(): Promise<readonly Finding[]> {
  const look = { topic: 'program', name: 'images' } as const;
  const remedy = 'Run npm ci on this machine again: it installs the decoder for this system.';
  try {
    const { createDecoder } = await import('../../data/decode.js');
    const decoded = await createDecoder()(Buffer.from(PIXEL, 'base64'));
    if (typeof decoded === 'string') return [{ ...look, state: 'broken', found: decoded, remedy }];
    return [{ ...look, state: 'fine', found: 'can be decoded' }];
  } catch (error) {
    const [found = ''] = (error as Error).message.trim().split('\n');
    return [{ ...look, state: 'broken', found, remedy }];
  }
}
