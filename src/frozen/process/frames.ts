import type { Readable, Writable } from 'node:stream';

/** A message between two processes: a plain JSON object and bytes. */
export interface Frame<T> {
  readonly head: T;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Bytes before a frame: the lengths of its head (4 bytes) and of its body (8). */
const LENGTHS = 12;

/** Maximum bytes of a head or body; a larger frame is invalid. */
const LARGEST = 2 ** 32;

/** Writes a frame. The body is not copied: it must not change until the other process responds. */
export function writeFrame(to: Writable, head: object, body: ArrayBufferView = new Uint8Array()): void {
  const text = Buffer.from(JSON.stringify(head));
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32LE(text.length);
  lengths.writeDoubleLE(body.byteLength, 4);
  to.cork();
  to.write(Buffer.concat([lengths, text]));
  if (body.byteLength > 0) to.write(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  to.uncork();
}

/** Passes each frame of a stream to `take`, in order; bodies are aligned for any number type. */
export function readFrames<T>(from: Readable, take: (frame: Frame<T>) => void): void {
  let lengths = new Uint8Array(LENGTHS);
  let head: Uint8Array<ArrayBuffer> | undefined;
  let body: Uint8Array<ArrayBuffer> | undefined;
  let filling = lengths;
  let filled = 0;
  const next = (): void => {
    filled = 0;
    if (head === undefined) {
      const sizes = new DataView(lengths.buffer);
      const [headLength, bodyLength] = [sizes.getUint32(0, true), sizes.getFloat64(4, true)];
      if (!(headLength + bodyLength <= LARGEST)) throw new Error('not a frame');
      head = filling = new Uint8Array(headLength);
      body = new Uint8Array(bodyLength);
    } else if (filling === head) {
      filling = body!;
    } else {
      const text = Buffer.from(head).toString();
      const whole = { head: JSON.parse(text) as T, body: body! };
      lengths = filling = new Uint8Array(LENGTHS);
      head = body = undefined;
      take(whole);
    }
  };
  from.on('data', (chunk: Uint8Array) => {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + filling.length - filled);
      filling.set(part, filled);
      filled += part.length;
      at += part.length;
      while (filled === filling.length) next();
    }
  });
}
