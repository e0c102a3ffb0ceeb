// Generated from schemas/ by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../part.js';
import { schema as schema_0 } from './backbones/efficientnet-b0.js';
import { schema as schema_1 } from './backbones/features.js';
import { schema as schema_2 } from './backbones/graph-model.js';
import { schema as schema_3 } from './backbones/onnx.js';
import { schema as schema_4 } from './backbones/small-cnn.js';
import { schema as schema_5 } from './backbones/vgg16.js';
import { schema as schema_6 } from './balancers/weighted-sum.js';
import { schema as schema_7 } from './datasets/aff-wild2.js';
import { schema as schema_8 } from './datasets/affectnet.js';
import { schema as schema_9 } from './datasets/bp4d.js';
import { schema as schema_10 } from './datasets/disfa.js';
import { schema as schema_11 } from './datasets/ferplus.js';
import { schema as schema_12 } from './datasets/manifest.js';
import { schema as schema_13 } from './datasets/raf-db.js';
import { schema as schema_14 } from './datasets/s-aff-wild2.js';
import { schema as schema_15 } from './gradients/plain.js';
import { schema as schema_16 } from './gradients/sam.js';
import { schema as schema_17 } from './heads/additive-cross-attention.js';
import { schema as schema_18 } from './heads/anfl-gcn.js';
import { schema as schema_19 } from './heads/fc.js';
import { schema as schema_20 } from './losses/binary-cross-entropy.js';
import { schema as schema_21 } from './losses/ccc.js';
import { schema as schema_22 } from './losses/focal.js';
import { schema as schema_23 } from './losses/huber.js';
import { schema as schema_24 } from './losses/mae.js';
import { schema as schema_25 } from './losses/mse.js';
import { schema as schema_26 } from './losses/weighted-asymmetric.js';
import { schema as schema_27 } from './losses/weighted-cross-entropy.js';
import { schema as schema_28 } from './metrics/accuracy.js';
import { schema as schema_29 } from './metrics/auroc.js';
import { schema as schema_30 } from './metrics/average-precision.js';
import { schema as schema_31 } from './metrics/balanced-accuracy.js';
import { schema as schema_32 } from './metrics/ccc.js';
import { schema as schema_33 } from './metrics/f1-macro.js';
import { schema as schema_34 } from './metrics/f1-per-class.js';
import { schema as schema_35 } from './metrics/mae.js';
import { schema as schema_36 } from './metrics/r2.js';
import { schema as schema_37 } from './metrics/rmse.js';
import { schema as schema_38 } from './metrics/sum.js';
import { schema as schema_39 } from './optimizers/adam.js';
import { schema as schema_40 } from './optimizers/adamw.js';
import { schema as schema_41 } from './optimizers/sgd.js';
import { schema as schema_42 } from './page.js';
import { schema as schema_43 } from './schedules/constant.js';
import { schema as schema_44 } from './schedules/cosine.js';
import { schema as schema_45 } from './schedules/step.js';
import { schema as schema_46 } from './trackers/csv.js';

/** The schemas that come with the package, by their names. */
export const schemas: { readonly [name: string]: PartSchema } = {
  'backbones/efficientnet-b0': schema_0,
  'backbones/features': schema_1,
  'backbones/graph-model': schema_2,
  'backbones/onnx': schema_3,
  'backbones/small-cnn': schema_4,
  'backbones/vgg16': schema_5,
  'balancers/weighted-sum': schema_6,
  'datasets/aff-wild2': schema_7,
  'datasets/affectnet': schema_8,
  'datasets/bp4d': schema_9,
  'datasets/disfa': schema_10,
  'datasets/ferplus': schema_11,
  'datasets/manifest': schema_12,
  'datasets/raf-db': schema_13,
  'datasets/s-aff-wild2': schema_14,
  'gradients/plain': schema_15,
  'gradients/sam': schema_16,
  'heads/additive-cross-attention': schema_17,
  'heads/anfl-gcn': schema_18,
  'heads/fc': schema_19,
  'losses/binary-cross-entropy': schema_20,
  'losses/ccc': schema_21,
  'losses/focal': schema_22,
  'losses/huber': schema_23,
  'losses/mae': schema_24,
  'losses/mse': schema_25,
  'losses/weighted-asymmetric': schema_26,
  'losses/weighted-cross-entropy': schema_27,
  'metrics/accuracy': schema_28,
  'metrics/auroc': schema_29,
  'metrics/average-precision': schema_30,
  'metrics/balanced-accuracy': schema_31,
  'metrics/ccc': schema_32,
  'metrics/f1-macro': schema_33,
  'metrics/f1-per-class': schema_34,
  'metrics/mae': schema_35,
  'metrics/r2': schema_36,
  'metrics/rmse': schema_37,
  'metrics/sum': schema_38,
  'optimizers/adam': schema_39,
  'optimizers/adamw': schema_40,
  'optimizers/sgd': schema_41,
  'page': schema_42,
  'schedules/constant': schema_43,
  'schedules/cosine': schema_44,
  'schedules/step': schema_45,
  'trackers/csv': schema_46,
};
