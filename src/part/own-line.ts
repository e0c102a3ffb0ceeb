/**
 * The innermost line of a plugin's own code in the stack of an error, `src/parts/heads/mean.ts:12`; undefined if
 * there is none. `folder` is an absolute path with slashes. Packages installed below it do not count.
 */
export function ownLine(error: Error, folder: string): string | undefined {
  for (const frame of error.stack?.split('\n') ?? []) {
    const text = /^\s+at /.test(frame) ? decoded(frame).replaceAll('\\', '/') : '';
    const [, rest] = text.split(`${folder}/`);
    const place = rest && /^[^:()]+:\d+/.exec(rest)?.[0];
    if (place && !place.includes('node_modules/')) return place;
  }
  return undefined;
}

/** The frame of a module is a URL, in which a space is %20. */
function decoded(frame: string): string {
  try {
    return decodeURI(frame);
  } catch {
    return frame;
  }
}
