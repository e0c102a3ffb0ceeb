import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { append, setAside } from '../../files/write.js';
import { schema } from '../../generated/trackers/tensorboard.js';
import { defineTracker } from '../../part.js';

/** Numbers by tag. */
type Scalars = { readonly [tag: string]: number | null };

/**
 * An event file in the run's folder, for TensorBoard: after each epoch `<stage>/loss`, `<stage>/rate` and
 * `<stage>/<metric>`, for each task `<stage>/loss/<node>/train` and `.../validation`, and `<stage>/<metric>/train` on
 * the training rows, with the epoch as the step; at the end `scores/<metric>`. A resumed run appends to it; a new run
 * renames an earlier file. A record is its length, the masked CRC-32C of the length, an `Event` of
 * tensorflow/core/util/event.proto, and the masked CRC-32C of that.
 */
export default defineTracker({
  name: 'tensorboard',
  schema,
  bind: ({ file }) => ({
    async start({ folder, started, resumed }) {
      const { default: protobuf } = await import('protobufjs/minimal.js');
      const path = join(folder, file);
      let seconds = started.getTime() / 1000;
      const write = (step: number, scalars: Scalars): void => {
        const event = protobuf.Writer.create().uint32(9).double(seconds);
        if (step > 0) event.uint32(16).int64(step);
        const summary = event.uint32(42).fork();
        for (const [tag, value] of Object.entries(scalars))
          if (value !== null)
            summary.uint32(10).fork().uint32(10).string(tag).uint32(21).float(value).ldelim();
        append(path, recordOf(summary.ldelim().finish()));
      };
      if (!resumed && existsSync(path)) setAside(path); // from an earlier run, or from another program
      const version = protobuf.Writer.create().uint32(9).double(seconds).uint32(26).string('brain.Event:2');
      if (!existsSync(path)) append(path, recordOf(version.finish()));
      return {
        epoch: ({ stage, epoch, loss, losses, rate, seconds: took, scores, trainScores }) => {
          seconds += took;
          write(epoch, {
            ...tagged({ loss, rate, ...scores }, `${stage}/`),
            ...tagged(losses?.train, `${stage}/loss/`, '/train'),
            ...tagged(losses?.validation, `${stage}/loss/`, '/validation'),
            ...tagged(trainScores, `${stage}/`, '/train'),
          });
        },
        scores: (scores) => {
          const values = Object.entries(scores).map(([name, { value }]) => [name, value]);
          write(0, tagged(Object.fromEntries(values), 'scores/'));
        },
      };
    },
  }),
});

/** Numbers by tag, with a common prefix and suffix. */
const tagged = (scalars: Scalars = {}, prefix: string, end = ''): Scalars =>
  Object.fromEntries(Object.entries(scalars).map(([name, value]) => [`${prefix}${name}${end}`, value]));

/** A TFRecord: length, its checksum, the data, their checksum. */
function recordOf(data: Uint8Array): Uint8Array {
  const record = new Uint8Array(16 + data.length);
  const view = new DataView(record.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, masked(record.subarray(0, 8)), true);
  record.set(data, 12);
  view.setUint32(12 + data.length, masked(data), true);
  return record;
}

/** CRC-32C (Castagnoli), masked as in TensorFlow's records: rotated by 15 bits, plus a constant. */
function masked(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  crc = ~crc;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
