import { join } from 'node:path';
import { openImage, readImageFile } from '../../data/decode.js';
import * as say from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import { readOnnxFile } from '../../frozen/onnx-file.js';
import type { LabelSpace } from '../../part.js';
import type { Surroundings } from '../../run/surroundings.js';
import { type Catalog, readCatalog } from '../../weights/fetch/catalog.js';
import { word } from '../../zoo/template.js';

/** The network of a new page, and the processing of its images. */
export interface Model {
  /** The line of `backbone`, in braces. */
  readonly backbone: string;
  /** True if it is trained with the heads; a frozen one runs once per image. */
  readonly trains: boolean;
  /** Side of its images; undefined if it reads vectors. */
  readonly size?: number;
  readonly flip: boolean;
  /** Whether training images are cropped slightly. */
  readonly crop: boolean;
  readonly epochs: number;
  readonly batch: number;
  readonly rate: string;
  /** The width of a hidden layer of every head. */
  readonly hidden?: number;
  /** What was chosen, and why, as lines for the user and for the page. */
  readonly said: readonly string[];
}

/** The data that a model is chosen for. */
export interface Subject {
  /** Number of rows, if it is known. */
  readonly rows?: number;
  readonly predict: readonly LabelSpace[];
  /** The shorter side of the images, in pixels, if one was read. */
  readonly side?: number;
}

/** Number of images that a small network can be trained on in about ten minutes on two cores. */
const BUDGET = 24_000;
/** Number of images below which a randomly initialized network learns little. */
const FEW = 500;

/** Names of labels that are wrong for a mirrored image. */
const SIDED =
  /(^|[^a-z])(angles?|yaw|pitch|roll|rotation|rotated|orientation|heading|direction|tilt|azimuth|left|right|sides?|handed(ness)?|clockwise|[lr])([^a-z]|$)/i;

/** A small network with random weights, because no pretrained one fits these images. */
function ownNetwork(subject: Subject, catalog: Catalog): Model {
  const { rows = FEW, side = 64 } = subject;
  const size = side < 48 ? 32 : 64;
  const few =
    rows < FEW
      ? [
          `${rows} images are few to train a network from random weights: a pretrained one (next line) will do better`,
        ]
      : [];
  return {
    backbone: '{ type: small-cnn }',
    trains: true,
    size,
    epochs: Math.min(40, Math.max(4, Math.round(BUDGET / rows))),
    batch: 32,
    rate: '3e-3',
    ...augmentation(subject),
    said: [
      `backbone: small-cnn at ${size} x ${size} pixels, trained from random weights together with the heads`,
      ...few,
      `pretrained networks, which often do better and stay frozen: ${proposals(catalog)}`,
      ...augmentation(subject).said,
    ],
  };
}

/** The drawn faces' own network, for drawn faces and as a start for data sets of real faces. */
export function facesNetwork(size: number, isDrawn: boolean, catalog: Catalog): Model {
  const real = `zoo/synthetic-faces was trained on cartoons, so on photographs its features are weak. For real faces: ${proposals(catalog)}`;
  return {
    backbone: '{ type: efficientnet-b0, weights: zoo/synthetic-faces }',
    trains: false,
    size,
    flip: true,
    crop: true,
    epochs: 10,
    batch: 64,
    rate: '1e-3',
    said: [
      'backbone: efficientnet-b0 with the weights zoo/synthetic-faces, frozen: it runs once per image and view',
      ...(isDrawn ? [] : [real]),
      'augmentation: flip and crop, 2 views of each image',
    ],
  };
}

/** The user's choice of network, or else a small one to train. */
export function networkFor(name: string | undefined, subject: Subject, context: Surroundings): Model {
  if (name === undefined) return ownNetwork(subject, catalogOf(context));
  return namedNetwork(name, subject, context);
}

/** The user's choice of network: an ONNX file, weights of the catalog, or a backbone to train. */
export function namedNetwork(name: string, subject: Subject, context: Surroundings): Model {
  const { registry } = context;
  const catalog = catalogOf(context);
  const { epochs: _epochs, ...base } = {
    ...ownNetwork(subject, catalog),
    ...augmentation(subject),
    size: 224,
  };
  const frozen = { trains: false, epochs: 20, batch: 64, rate: '1e-3', hidden: 128 } as const;
  const seen = 'frozen: it runs once per image and view';
  if (/\.onnx(#|$)/.test(name)) {
    const size = onnxSize(name);
    return {
      ...base,
      ...frozen,
      size,
      backbone: `{ type: onnx, weights: ${word(name)} }`,
      said: [
        `backbone: ${name} at ${size} x ${size} pixels, ${seen}`,
        'pixels are scaled as ImageNet networks expect them (mean and std of the backbone), unless you change that',
        ...augmentation(subject).said,
      ],
    };
  }
  const entry = catalog[name];
  if (entry) {
    const backbone = `{ type: ${entry.architecture}, weights: ${name}${entry.variant === undefined || entry.variant === 'tf' ? '' : `, variant: ${entry.variant}`} }`;
    return {
      ...base,
      ...frozen,
      backbone,
      said: [`backbone: ${name}, ${seen}`, ...augmentation(subject).said],
    };
  }
  const trainable = registry.names('backbones').filter((part) => isTrainable(part, context));
  if (!trainable.includes(name))
    throw new ZooError(say.unknownBackbone(name, [...trainable, ...Object.keys(catalog)]));
  const { said: _said, ...own } = ownNetwork(subject, catalog);
  const size = name === 'small-cnn' ? own.size! : 112;
  return {
    ...own,
    size,
    backbone: `{ type: ${name} }`,
    said: [
      `backbone: ${name} at ${size} x ${size} pixels, trained from random weights together with the heads`,
      ...augmentation(subject).said,
    ],
  };
}

/** Vectors instead of a network: the numeric columns of the table, scaled. */
export function vectorNetwork(backbone: string, rows: number, said: readonly string[]): Model {
  return {
    backbone,
    trains: false,
    flip: false,
    crop: false,
    epochs: Math.min(200, Math.max(20, Math.round(60_000 / rows))),
    batch: 32,
    rate: '1e-3',
    hidden: 64,
    said,
  };
}

/** The smallest network of the usual kind that has ImageNet weights. */
const IMAGENET = 'torchvision/resnet18';

/** The choices for `--backbone`: ImageNet weights in the catalog, if there are any, and ways that need more. */
function proposals(catalog: Catalog): string {
  const imagenet = Object.keys(catalog).find((name) => name === IMAGENET);
  return [
    ...(imagenet === undefined ? [] : [`--backbone ${imagenet} (trained on ImageNet, downloaded once)`]),
    '--backbone FILE.onnx (any image classifier)',
    'for faces, the plugin human (plugins/human/README.md)',
  ].join('; ');
}

/** Mirroring and cropping, unless they would make a predicted label wrong. */
function augmentation({ predict }: Subject): Pick<Model, 'flip' | 'crop' | 'said'> {
  const sided = predict.flatMap(({ name, names }) => [name, ...names].filter((one) => SIDED.test(one)));
  const measured = predict.flatMap(({ name, kind }) => (kind === 'continuous' ? [name] : []));
  const said = [
    sided.length === 0
      ? 'augmentation: half of the training images are mirrored (flip)'
      : `augmentation: no flip, since ${[...new Set(sided)].slice(0, 3).join(', ')} may differ in a mirror image`,
    measured.length === 0
      ? 'training images are cropped at random places (crop)'
      : `no crop, because ${measured.join(', ')} may depend on the scale of the image`,
  ];
  return { flip: sided.length === 0, crop: measured.length === 0, said: [said.join('; ')] };
}

/** Networks whose weights may be random, so that a page does not need to set any. */
function isTrainable(name: string, { registry }: Surroundings): boolean {
  const { schema } = registry.get('backbones', name)!;
  const { required = [] } = schema as { required?: readonly string[] };
  return required.every((option) => option === 'type');
}

const catalogOf = ({ zoo }: Surroundings): Catalog => readCatalog(join(zoo, 'weights'));

/** The shorter side of an image, in pixels; undefined if it cannot be read. */
export async function imageSide(path: string): Promise<number | undefined> {
  const bytes = await readImageFile(path);
  const image = typeof bytes === 'string' ? bytes : await openImage(bytes);
  if (typeof image === 'string') return undefined;
  const { width, height } = await image.decoder.metadata();
  return Math.min(width, height);
}

/** The side of an ONNX file's images; 224 if it accepts any size. */
function onnxSize(path: string): number {
  const { shape } = readOnnxFile(path.replace(/#.*$/, '')).input;
  const sides = shape.slice(1).filter((side) => side !== null && side > 3);
  return sides[0] ?? 224;
}
