import type { FastifyRequest } from 'fastify';
import { badBody, bodyTooLarge, tooManyRows, unreadableRequest, wrongContentType } from '../errors/serve.js';
import { HttpError } from './http-error.js';
import type { Given, ServedModel, ServeLimits } from './model.js';

/** The rows that a request to predict has: the body is an image, a form with files, or JSON. */
export async function rowsIn(
  request: FastifyRequest,
  model: ServedModel,
  limits: ServeLimits,
): Promise<readonly Given[]> {
  const { body, headers } = request;
  const rows = request.isMultipart()
    ? await filesIn(request, limits)
    : Buffer.isBuffer(body)
      ? [{ image: body }]
      : typeof body === 'object' && body !== null
        ? rowsOfJson(body as { readonly [key: string]: unknown }, model)
        : undefined;
  if (rows === undefined) throw new HttpError(415, wrongContentType(headers['content-type']));
  if (rows.length > limits.queue) throw new HttpError(413, tooManyRows(rows.length, limits.queue));
  const wantsImages = model.about.preprocessing !== undefined;
  if (!wantsImages && rows.some((row) => 'image' in row)) throw bad('The body', 'an image', vectorsOf(model));
  return rows;
}

const bad = (path: string, found: string, expected: string): HttpError =>
  new HttpError(400, badBody(path, found, expected));

const vectorsOf = ({ input }: ServedModel): string =>
  `JSON with "vectors": a list of lists of ${input.shape[0]} numbers, since the model reads vectors`;

/** The files of a form, in order; other fields are ignored. */
async function filesIn(request: FastifyRequest, { bytes, queue }: ServeLimits): Promise<readonly Given[]> {
  const rows: Given[] = [];
  let total = 0;
  try {
    for await (const part of request.parts({
      limits: { files: queue, fileSize: bytes, fields: 64, fieldSize: 1024 },
    })) {
      if (part.type !== 'file') continue;
      const image = await part.toBuffer();
      total += image.length;
      if (total > bytes) throw new HttpError(413, bodyTooLarge(bytes));
      rows.push({ image });
    }
  } catch (error) {
    throw asHttpError(error as Error & { code?: string }, bytes, queue);
  }
  if (rows.length === 0) throw bad('The form', 'without a file', 'at least one image file');
  return rows;
}

function asHttpError(error: Error & { code?: string }, bytes: number, queue: number): HttpError {
  if (error instanceof HttpError) return error;
  if (error.code === 'FST_FILES_LIMIT') return new HttpError(413, tooManyRows(queue + 1, queue));
  if (error.code === 'FST_REQ_FILE_TOO_LARGE') return new HttpError(413, bodyTooLarge(bytes));
  return new HttpError(400, unreadableRequest(error.message));
}

/** The rows of JSON: one of `image`, `images`, `vector` and `vectors`. */
function rowsOfJson(body: { readonly [key: string]: unknown }, model: ServedModel): readonly Given[] {
  const wantsImages = model.about.preprocessing !== undefined;
  const [one, many] = wantsImages ? ['image', 'images'] : ['vector', 'vectors'];
  const keys = Object.keys(body);
  if (keys.length !== 1 || (keys[0] !== one && keys[0] !== many)) {
    const found =
      keys.length === 0 ? 'without a key' : `JSON with ${keys.map((key) => `"${key}"`).join(', ')}`;
    throw bad(
      'The body',
      found,
      wantsImages ? `JSON with "${one}" or "${many}": base64 of image files` : vectorsOf(model),
    );
  }
  const list = keys[0] === one ? [body[one]] : body[many!];
  if (!Array.isArray(list) || list.length === 0)
    throw bad(many!, kindOf(list), 'a list with at least one entry');
  return list.map((value, i) => {
    const path = keys[0] === one ? one : `${many}[${i}]`;
    return wantsImages ? { image: decoded(value, path) } : { values: vectorOf(value, path, model) };
  });
}

/** What kind of JSON a value is. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? `${value}` : `${typeof value === 'object' ? 'an object' : value}`;
}

/** What base64 of either alphabet does not have. */
const NOT_BASE64 = /[^A-Za-z0-9+/_=\s-]/;

function decoded(value: unknown, path: string): Buffer {
  const expected = 'base64 of an image file; addresses are not fetched';
  if (typeof value !== 'string') throw bad(path, kindOf(value), expected);
  const text = value.startsWith('data:') ? value.slice(value.indexOf(',') + 1) : value;
  if (text === '' || NOT_BASE64.test(text)) throw bad(path, text === '' ? 'empty' : 'other text', expected);
  return Buffer.from(text, 'base64');
}

function vectorOf(value: unknown, path: string, { input }: ServedModel): Float32Array {
  const [width] = input.shape as readonly [number];
  const isVector =
    Array.isArray(value) && value.length === width && value.every((one) => Number.isFinite(one));
  if (!isVector) throw bad(path, kindOf(value), `a list of ${width} finite numbers`);
  return Float32Array.from(value as readonly number[]);
}
