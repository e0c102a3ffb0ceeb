import { createReadStream, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { noRoute } from '../errors/serve.js';
import { HttpError } from './http-error.js';
import type { ServedModel } from './model.js';
import { modelOf } from './predict.js';

/** Files of the page, by path; each model is an additional file. */
export type PageFiles = ReadonlyMap<string, string>;

const TYPES: { readonly [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Lets onnxruntime use several threads, and forbids loading from other sites. */
const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** The page to try each model at `/try/NAME/`; `/` redirects to the only model, or lists all. */
export function addPage(
  app: FastifyInstance,
  models: readonly ServedModel[],
  page: PageFiles | string,
): void {
  app.get('/', async (_, reply) => {
    reply.headers(HEADERS);
    if (typeof page !== 'string' && models.length === 1 && canTry(models[0]!))
      return reply.redirect(`/try/${models[0]!.name}/`);
    return reply.type(TYPES['.html']!).send(startPage(models, page));
  });
  if (typeof page === 'string') return;
  app.get<{ Params: { readonly model: string; readonly '*': string } }>(
    '/try/:model/*',
    async ({ params, method, url }, reply) => {
      const model = modelOf(models, params.model);
      const path = params['*'] || 'index.html';
      const file = path === 'model.onnx' ? model.file : page.get(path);
      if (file === undefined) throw new HttpError(404, noRoute(method, url));
      return sendFile(reply, file, path);
    },
  );
}

function sendFile(reply: FastifyReply, file: string, path: string): FastifyReply {
  const { size, mtimeMs } = statSync(file);
  const tag = `"${size}-${Math.round(mtimeMs)}"`;
  reply.headers({ ...HEADERS, etag: tag });
  if (reply.request.headers['if-none-match'] === tag) return reply.code(304).send();
  reply.header('content-length', size).type(TYPES[extname(path)] ?? 'application/octet-stream');
  return reply.send(createReadStream(file));
}

/** Whether the page can show the predictions of a model: for a single image. */
const canTry = ({ about }: ServedModel): boolean =>
  about.preprocessing !== undefined && Object.keys(about.inputs).length === 1;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** The start page, unless exactly one model has a page. */
function startPage(models: readonly ServedModel[], page: PageFiles | string): string {
  const items = models.map((model) =>
    typeof page === 'string' || !canTry(model)
      ? `<li>${escaped(model.about.title)}`
      : `<li><a href="/try/${model.name}/">${escaped(model.about.title)}</a>`,
  );
  const why = typeof page === 'string' ? `<p>${escaped(page)}</p>` : '';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>zoo serve</title>
<main><h1>Models</h1><ul>${items.join('')}</ul>${why}<p><a href="/openapi.json">API description</a></p></main></html>`;
}
