import type { FastifyRequest } from 'fastify';
import { badBody, bodyTooLarge, tooManyRows, unreadableRequest, wrongContentType } from '../errors/serve.js';
import { HttpError } from './http-error.js';
import type { ServedModel, ServeLimits } from './model.js';

/** The contents of a prediction request: images or vectors, or the frames of a sequence with its sound. */
export interface Sent {
  /** Number of images or, if there are none, of vectors. */
  readonly count: number;
  readonly images?: readonly Uint8Array[];
  /** By input. */
  readonly vectors: { readonly [input: string]: readonly Float32Array[] };
  /** A WAV file. */
  readonly sound?: Uint8Array | undefined;
  /** Frames per second. */
  readonly fps?: number | undefined;
}

/** Parses a prediction request, whose body is an image, a form with files, or JSON. */
export async function sentIn(
  request: FastifyRequest,
  model: ServedModel,
  limits: ServeLimits,
): Promise<Sent> {
  const { body, headers } = request;
  const sent: Sent | undefined = request.isMultipart()
    ? await filesIn(request, limits)
    : Buffer.isBuffer(body)
      ? { count: 1, images: [body], vectors: {} }
      : typeof body === 'object' && body !== null
        ? sentAsJson(body as { readonly [key: string]: unknown }, model)
        : undefined;
  if (sent === undefined) throw new HttpError(415, wrongContentType(headers['content-type']));
  const { count, images, vectors, sound } = sent;
  if (count > limits.queue) throw new HttpError(413, tooManyRows(count, limits.queue));
  const needed = vectorsIn(model);
  if (images && (!seesImages(model) || needed.some((name) => !vectors[name])))
    throw bad('The body', seesImages(model) ? 'without vectors' : 'an image', formsOf(model));
  if (sound && !hears(model))
    throw bad('The body', 'with a sound', `${formsOf(model)}; the model has no sound input`);
  return sent;
}

const bad = (path: string, found: string, expected: string): HttpError =>
  new HttpError(400, badBody(path, found, expected));

const seesImages = ({ about }: ServedModel): boolean => about.preprocessing !== undefined;
const inputsOf = ({ about }: ServedModel, kind: 'vector' | 'sound'): string[] =>
  Object.entries(about.inputs).flatMap(([name, { of }]) => (of === kind ? [name] : []));
const vectorsIn = (model: ServedModel): string[] => inputsOf(model, 'vector');
const hears = (model: ServedModel): boolean => inputsOf(model, 'sound').length > 0;

/** The supported kinds of request bodies, for messages. */
function formsOf(model: ServedModel): string {
  const [first, ...others] = vectorsIn(model);
  if (!seesImages(model))
    return `JSON with "vectors": a list of lists of ${widthOf(first!, model)} numbers, because the model reads vectors`;
  const beside = [first, ...others].flatMap((name) => (name ? [`"${name}"`] : []));
  const sound = hears(model) ? ', and "sound" and "fps" if there is a sound' : '';
  if (beside.length > 0) return `JSON with "images" and ${beside.join(', ')}${sound}`;
  return `JSON with "image" or "images": base64 of image files${sound}`;
}

/** Width of an input's vectors. */
const widthOf = (name: string, { about }: ServedModel): number => about.inputs[name]!.shape.at(-1)!;

/** Reads the files of a form, in order, and treats a WAV file as the sound; of the other fields, only `fps` is read. */
async function filesIn(request: FastifyRequest, { bytes, queue }: ServeLimits): Promise<Sent> {
  const images: Uint8Array[] = [];
  let [sound, fps]: [Uint8Array | undefined, number | undefined] = [undefined, undefined];
  let total = 0;
  try {
    for await (const part of request.parts({
      limits: { files: queue + 1, fileSize: bytes, fields: 64, fieldSize: 1024 },
    })) {
      if (part.type !== 'file') {
        if (part.fieldname === 'fps') fps = rateOf(Number(part.value), part.value);
        continue;
      }
      const file = await part.toBuffer();
      total += file.length;
      if (total > bytes) throw new HttpError(413, bodyTooLarge(bytes));
      if (part.mimetype.startsWith('audio/') || /\.wav$/i.test(part.filename)) sound = file;
      else images.push(file);
    }
  } catch (error) {
    throw asHttpError(error as Error & { code?: string }, bytes, queue);
  }
  if (images.length === 0) throw bad('The form', 'without a file', 'at least one image file');
  return { count: images.length, images, vectors: {}, sound, fps };
}

/** Frames per second. */
function rateOf(fps: unknown, given: unknown): number {
  if (typeof fps !== 'number' || !Number.isFinite(fps) || fps <= 0)
    throw bad('fps', kindOf(given), 'a number of frames per second above 0');
  return fps;
}

function asHttpError(error: Error & { code?: string }, bytes: number, queue: number): HttpError {
  if (error instanceof HttpError) return error;
  if (error.code === 'FST_FILES_LIMIT') return new HttpError(413, tooManyRows(queue + 1, queue));
  if (error.code === 'FST_REQ_FILE_TOO_LARGE') return new HttpError(413, bodyTooLarge(bytes));
  return new HttpError(400, unreadableRequest(error.message));
}

/** Reads JSON: images or vectors by their key, vectors in addition to images by the name of their input, a sound. */
function sentAsJson(body: { readonly [key: string]: unknown }, model: ServedModel): Sent {
  const sees = seesImages(model);
  const [one, many] = sees ? ['image', 'images'] : ['vector', 'vectors'];
  const [first, ...others] = vectorsIn(model);
  const beside = sees ? vectorsIn(model) : others;
  const allowed = [...beside, ...(hears(model) ? ['sound', 'fps'] : [])];
  const keys = Object.keys(body).filter((key) => !allowed.includes(key));
  if (keys.length !== 1 || (keys[0] !== one && keys[0] !== many)) {
    const found =
      keys.length === 0 ? 'without a key' : `JSON with ${keys.map((key) => `"${key}"`).join(', ')}`;
    throw bad('The body', found, formsOf(model));
  }
  const list = keys[0] === one ? [body[one]] : listIn(body, many!);
  const at = (i: number): string => (keys[0] === one ? one : `${many}[${i}]`);
  const count = list.length;
  const vectors = beside.map((name) => {
    const given = listIn(body, name);
    if (given.length !== count)
      throw bad(name, kindOf(given), `a list of ${count}, one for each of the ${many}`);
    return [name, given.map((value, i) => vectorOf(value, `${name}[${i}]`, widthOf(name, model)))] as const;
  });
  const heard = {
    ...(body.sound !== undefined && { sound: decoded(body.sound, 'sound', 'a WAV file') }),
    ...(body.fps !== undefined && { fps: rateOf(body.fps, body.fps) }),
  };
  if (sees) {
    const images = list.map((value, i) => decoded(value, at(i), 'an image file'));
    return { count, images, vectors: Object.fromEntries(vectors), ...heard };
  }
  const rows = list.map((value, i) => vectorOf(value, at(i), widthOf(first!, model)));
  return { count, vectors: { [first!]: rows, ...Object.fromEntries(vectors) }, ...heard };
}

function listIn(body: { readonly [key: string]: unknown }, key: string): readonly unknown[] {
  const list = body[key];
  if (!Array.isArray(list) || list.length === 0)
    throw bad(key, kindOf(list), 'a list with at least one entry');
  return list;
}

/** The kind of a JSON value. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? `${value}` : `${typeof value === 'object' ? 'an object' : value}`;
}

/** Characters outside both base64 alphabets. */
const NOT_BASE64 = /[^A-Za-z0-9+/_=\s-]/;

function decoded(value: unknown, path: string, what: string): Buffer {
  const expected = `base64 of ${what}; addresses are not fetched`;
  if (typeof value !== 'string') throw bad(path, kindOf(value), expected);
  const text = value.startsWith('data:') ? value.slice(value.indexOf(',') + 1) : value;
  if (text === '' || NOT_BASE64.test(text)) throw bad(path, text === '' ? 'empty' : 'other text', expected);
  return Buffer.from(text, 'base64');
}

function vectorOf(value: unknown, path: string, width: number): Float32Array {
  const isVector =
    Array.isArray(value) && value.length === width && value.every((one) => Number.isFinite(one));
  if (!isVector) throw bad(path, kindOf(value), `a list of ${width} finite numbers`);
  return Float32Array.from(value as readonly number[]);
}
