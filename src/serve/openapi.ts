import type { OutputAbout } from '../export/about.js';
import { answersAbout } from '../web/steps.js';
import type { ServedModel } from './model.js';

type Schema = { readonly [key: string]: unknown };

const object = (
  properties: { readonly [key: string]: Schema },
  required = Object.keys(properties),
): Schema => ({
  type: 'object',
  properties,
  required,
});
const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more });
const json = (schema: Schema): Schema => ({ 'application/json': { schema } });
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };
const share: Schema = { type: 'number', minimum: 0, maximum: 1 };

/** The API of a server as OpenAPI 3.1, generated from the heads and labels of its models. */
export function openApi(models: readonly ServedModel[], version: string, hasToken: boolean): Schema {
  const names = models.map(({ name }) => name);
  const schemas = Object.fromEntries(
    models.map((model) => [`Prediction.${model.name}`, predictionSchema(model)]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: names.join(', '),
      version,
      description: models.map(({ about }) => about.title).join('; '),
    },
    paths: { ...predictPath(models), ...protocolPaths(names), ...otherPaths },
    components: {
      schemas: { ...schemas, Error: object({ error: text, code: text }), ...protocolSchemas },
      ...(hasToken && { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } }),
    },
    ...(hasToken && { security: [{ token: [] }] }),
  };
}

/** The prediction of a model, with an entry for each head. */
function predictionSchema({ about }: ServedModel): Schema {
  const heads = Object.entries(answersAbout(about)).filter(([, { labels }]) => labels !== undefined);
  return object(Object.fromEntries(heads.map(([name, head]) => [name, headSchema(head)])));
}

function headSchema({ labels, kind, names = [], unit, range }: OutputAbout): Schema {
  const named = (schema: Schema): Schema => object(Object.fromEntries(names.map((name) => [name, schema])));
  const common = { kind: { const: kind }, labels: { const: labels } };
  if (kind === 'classes') return object({ ...common, class: { enum: names }, probabilities: named(share) });
  if (kind === 'multi-label')
    return object({ ...common, on: named({ type: 'boolean' }), probabilities: named(share) });
  const between = range ? ` Labels are from ${range[0]} to ${range.at(-1)}.` : '';
  const value = { ...number, description: `${unit ? `In ${unit}.` : 'Without a unit.'}${between}` };
  return object({ ...common, values: named(value), ...(unit && { unit: { const: unit } }) });
}

function predictPath(models: readonly ServedModel[]): Schema {
  const names = models.map(({ name }) => name);
  const parameter = {
    name: 'model',
    in: 'query',
    required: models.length > 1,
    schema: { enum: names },
    description: 'The model to predict with.',
  };
  const results = models.map(({ name }) =>
    object({ model: { const: name }, predictions: list(ref(`Prediction.${name}`), { minItems: 1 }) }),
  );
  const post = {
    summary: 'Predict on one image or several, or on vectors.',
    parameters: [parameter],
    requestBody: { required: true, content: contentOf(models) },
    responses: {
      200: {
        description:
          'A prediction for each, in order. For a model that reads windows, images and vectors are the frames of one sequence.',
        content: json(results.length === 1 ? results[0]! : { oneOf: results }),
      },
      ...errors(400, 401, 403, 404, 408, 413, 415, 422, 503, 504),
    },
  };
  return { '/predict': { post } };
}

/** The sound of a sequence of frames, and the number of frames per second. */
const sound = {
  sound: {
    type: 'string',
    contentEncoding: 'base64',
    description: 'A WAV file. Default: silence.',
  },
  fps: { type: 'number', exclusiveMinimum: 0, description: 'Frames per second.' },
};

/** The supported request bodies: image files, base64 images in JSON, or vectors. */
function contentOf(models: readonly ServedModel[]): Schema {
  const image = { type: 'string', contentEncoding: 'base64', description: 'An image file.' };
  const bodies: Schema[] = models.flatMap(({ about }): Schema[] => {
    const inputs = Object.entries(about.inputs);
    const vectors = inputs
      .filter(([, { of }]) => of === 'vector')
      .map(([name, { shape }]) => {
        const vector = list(number, { minItems: shape.at(-1), maxItems: shape.at(-1) });
        return [name, vector] as const;
      });
    const hears = inputs.some(([, { of }]) => of === 'sound');
    const many = (some: typeof vectors) => Object.fromEntries(some.map(([name, one]) => [name, list(one, { minItems: 1 })])); // biome-ignore format: one call
    const sent = (
      one: { readonly [key: string]: Schema },
      beside: { readonly [key: string]: Schema },
    ): Schema =>
      object({ ...one, ...beside, ...(hears && sound) }, [...Object.keys(one), ...Object.keys(beside)]);
    if (about.preprocessing) {
      const images = sent({ images: list(image, { minItems: 1 }) }, many(vectors));
      return vectors.length > 0 ? [images] : [sent({ image }, {}), images];
    }
    const [[, vector], ...others] = vectors as [(typeof vectors)[number], ...typeof vectors];
    const all = sent({ vectors: list(vector, { minItems: 1 }) }, many(others));
    return others.length > 0 ? [all] : [sent({ vector }, {}), all];
  });
  if (models.every(({ about }) => !about.preprocessing)) return json({ oneOf: bodies });
  return {
    ...json({ oneOf: bodies }),
    'image/*': {},
    'application/octet-stream': {},
    'multipart/form-data': {
      schema: object(
        {
          image: list({ type: 'string', contentMediaType: 'image/*' }),
          sound: { type: 'string', contentMediaType: 'audio/wav' },
          fps: sound.fps,
        },
        ['image'],
      ),
    },
  };
}

const STATUS: { readonly [status: number]: string } = {
  400: 'The request cannot be understood.',
  401: 'The token is missing or wrong.',
  403: 'The request comes from another site.',
  404: 'No such model or address.',
  408: 'The request did not arrive in time.',
  413: 'The request is too large.',
  415: 'The type of the body is not accepted.',
  422: 'An image or a sound cannot be read.',
  503: 'The server is busy, starting or stopping. Retry-After says when to try again.',
  504: 'The prediction took too long.',
};

const errors = (...statuses: readonly number[]): Schema =>
  Object.fromEntries(
    statuses.map((status) => [status, { description: STATUS[status], content: json(ref('Error')) }]),
  );

const answer = (description: string, schema: Schema): Schema => ({
  200: { description, content: json(schema) },
});

const protocolSchemas = {
  Tensor: object({
    name: text,
    datatype: { const: 'FP32' },
    shape: list({ type: 'integer', minimum: 1 }),
    data: list({}),
  }),
  InferRequest: object(
    {
      id: text,
      inputs: list(ref('Tensor'), { minItems: 1 }),
      outputs: list(object({ name: text })),
    },
    ['inputs'],
  ),
  InferResponse: object({ model_name: text, model_version: text, id: text, outputs: list(ref('Tensor')) }, [
    'model_name',
    'outputs',
  ]),
};

/** The Open Inference Protocol, version 2. */
function protocolPaths(names: readonly string[]): Schema {
  const parameters = [{ name: 'model', in: 'path', required: true, schema: { enum: names } }];
  const body = { required: true, content: json(ref('InferRequest')) };
  const metadata = object({
    name: text,
    versions: list(text),
    platform: text,
    inputs: list({}),
    outputs: list({}),
  });
  const ready = { ...answer('It can predict.', {}), ...errors(503) };
  return {
    '/v2': {
      get: {
        summary: 'The server.',
        responses: answer('Name and version.', object({ name: text, version: text, extensions: list(text) })),
      },
    },
    '/v2/health/live': {
      get: {
        summary: 'Whether the server runs.',
        security: [],
        responses: answer('It runs.', object({ live: { const: true } })),
      },
    },
    '/v2/health/ready': {
      get: { summary: 'Whether all models can predict.', security: [], responses: ready },
    },
    '/v2/models/{model}': {
      get: {
        summary: 'Inputs and outputs of a model.',
        parameters,
        responses: { ...answer('Its metadata.', metadata), ...errors(404) },
      },
    },
    '/v2/models/{model}/ready': {
      get: {
        summary: 'Whether a model can predict.',
        parameters,
        responses: { ...ready, ...errors(404, 503) },
      },
    },
    '/v2/models/{model}/infer': {
      post: {
        summary: 'Outputs of the network for its inputs: normalized pixels, or vectors.',
        parameters,
        requestBody: body,
        responses: {
          ...answer('The outputs.', ref('InferResponse')),
          ...errors(400, 404, 413, 415, 503, 504),
        },
      },
    },
  };
}

const otherPaths = {
  '/metrics': {
    get: {
      summary: 'Counts for Prometheus.',
      responses: { 200: { description: 'Text.', content: { 'text/plain': {} } } },
    },
  },
  '/openapi.json': {
    get: {
      summary: 'This description.',
      responses: { 200: { description: 'OpenAPI 3.1.', content: json({}) } },
    },
  },
};
