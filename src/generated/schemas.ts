// Generated from schemas/ by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../part.js';
import { schema as schema_0 } from './backbones/efficientnet-b0.js';
import { schema as schema_1 } from './backbones/features.js';
import { schema as schema_2 } from './backbones/graph-model.js';
import { schema as schema_3 } from './backbones/onnx.js';
import { schema as schema_4 } from './backbones/vgg16.js';
import { schema as schema_5 } from './balancers/weighted-sum.js';
import { schema as schema_6 } from './datasets/aff-wild2.js';
import { schema as schema_7 } from './datasets/affectnet.js';
import { schema as schema_8 } from './datasets/bp4d.js';
import { schema as schema_9 } from './datasets/disfa.js';
import { schema as schema_10 } from './datasets/ferplus.js';
import { schema as schema_11 } from './datasets/manifest.js';
import { schema as schema_12 } from './datasets/raf-db.js';
import { schema as schema_13 } from './datasets/s-aff-wild2.js';
import { schema as schema_14 } from './gradients/plain.js';
import { schema as schema_15 } from './gradients/sam.js';
import { schema as schema_16 } from './heads/additive-cross-attention.js';
import { schema as schema_17 } from './heads/anfl-gcn.js';
import { schema as schema_18 } from './heads/fc.js';
import { schema as schema_19 } from './losses/binary-cross-entropy.js';
import { schema as schema_20 } from './losses/ccc.js';
import { schema as schema_21 } from './losses/weighted-asymmetric.js';
import { schema as schema_22 } from './losses/weighted-cross-entropy.js';
import { schema as schema_23 } from './metrics/accuracy.js';
import { schema as schema_24 } from './metrics/ccc.js';
import { schema as schema_25 } from './metrics/f1-macro.js';
import { schema as schema_26 } from './metrics/f1-per-class.js';
import { schema as schema_27 } from './metrics/sum.js';
import { schema as schema_28 } from './optimizers/adam.js';
import { schema as schema_29 } from './optimizers/adamw.js';
import { schema as schema_30 } from './optimizers/sgd.js';
import { schema as schema_31 } from './page.js';
import { schema as schema_32 } from './schedules/constant.js';
import { schema as schema_33 } from './schedules/cosine.js';
import { schema as schema_34 } from './schedules/step.js';
import { schema as schema_35 } from './trackers/csv.js';

/** The schemas that come with the package, by their names. */
export const schemas: { readonly [name: string]: PartSchema } = {
  'backbones/efficientnet-b0': schema_0,
  'backbones/features': schema_1,
  'backbones/graph-model': schema_2,
  'backbones/onnx': schema_3,
  'backbones/vgg16': schema_4,
  'balancers/weighted-sum': schema_5,
  'datasets/aff-wild2': schema_6,
  'datasets/affectnet': schema_7,
  'datasets/bp4d': schema_8,
  'datasets/disfa': schema_9,
  'datasets/ferplus': schema_10,
  'datasets/manifest': schema_11,
  'datasets/raf-db': schema_12,
  'datasets/s-aff-wild2': schema_13,
  'gradients/plain': schema_14,
  'gradients/sam': schema_15,
  'heads/additive-cross-attention': schema_16,
  'heads/anfl-gcn': schema_17,
  'heads/fc': schema_18,
  'losses/binary-cross-entropy': schema_19,
  'losses/ccc': schema_20,
  'losses/weighted-asymmetric': schema_21,
  'losses/weighted-cross-entropy': schema_22,
  'metrics/accuracy': schema_23,
  'metrics/ccc': schema_24,
  'metrics/f1-macro': schema_25,
  'metrics/f1-per-class': schema_26,
  'metrics/sum': schema_27,
  'optimizers/adam': schema_28,
  'optimizers/adamw': schema_29,
  'optimizers/sgd': schema_30,
  'page': schema_31,
  'schedules/constant': schema_32,
  'schedules/cosine': schema_33,
  'schedules/step': schema_34,
  'trackers/csv': schema_35,
};
