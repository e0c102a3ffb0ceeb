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
import { schema as schema_12 } from './datasets/image-folder.js';
import { schema as schema_13 } from './datasets/manifest.js';
import { schema as schema_14 } from './datasets/raf-db.js';
import { schema as schema_15 } from './datasets/s-aff-wild2.js';
import { schema as schema_16 } from './gradients/plain.js';
import { schema as schema_17 } from './gradients/sam.js';
import { schema as schema_18 } from './heads/additive-cross-attention.js';
import { schema as schema_19 } from './heads/anfl-gcn.js';
import { schema as schema_20 } from './heads/fc.js';
import { schema as schema_21 } from './losses/binary-cross-entropy.js';
import { schema as schema_22 } from './losses/ccc.js';
import { schema as schema_23 } from './losses/focal.js';
import { schema as schema_24 } from './losses/huber.js';
import { schema as schema_25 } from './losses/mae.js';
import { schema as schema_26 } from './losses/mse.js';
import { schema as schema_27 } from './losses/weighted-asymmetric.js';
import { schema as schema_28 } from './losses/weighted-cross-entropy.js';
import { schema as schema_29 } from './metrics/accuracy.js';
import { schema as schema_30 } from './metrics/auroc.js';
import { schema as schema_31 } from './metrics/average-precision.js';
import { schema as schema_32 } from './metrics/balanced-accuracy.js';
import { schema as schema_33 } from './metrics/ccc.js';
import { schema as schema_34 } from './metrics/f1-macro.js';
import { schema as schema_35 } from './metrics/f1-per-class.js';
import { schema as schema_36 } from './metrics/mae.js';
import { schema as schema_37 } from './metrics/r2.js';
import { schema as schema_38 } from './metrics/rmse.js';
import { schema as schema_39 } from './metrics/sum.js';
import { schema as schema_40 } from './optimizers/adam.js';
import { schema as schema_41 } from './optimizers/adamw.js';
import { schema as schema_42 } from './optimizers/sgd.js';
import { schema as schema_43 } from './page.js';
import { schema as schema_44 } from './schedules/constant.js';
import { schema as schema_45 } from './schedules/cosine.js';
import { schema as schema_46 } from './schedules/step.js';
import { schema as schema_47 } from './trackers/csv.js';

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
  'datasets/image-folder': schema_12,
  'datasets/manifest': schema_13,
  'datasets/raf-db': schema_14,
  'datasets/s-aff-wild2': schema_15,
  'gradients/plain': schema_16,
  'gradients/sam': schema_17,
  'heads/additive-cross-attention': schema_18,
  'heads/anfl-gcn': schema_19,
  'heads/fc': schema_20,
  'losses/binary-cross-entropy': schema_21,
  'losses/ccc': schema_22,
  'losses/focal': schema_23,
  'losses/huber': schema_24,
  'losses/mae': schema_25,
  'losses/mse': schema_26,
  'losses/weighted-asymmetric': schema_27,
  'losses/weighted-cross-entropy': schema_28,
  'metrics/accuracy': schema_29,
  'metrics/auroc': schema_30,
  'metrics/average-precision': schema_31,
  'metrics/balanced-accuracy': schema_32,
  'metrics/ccc': schema_33,
  'metrics/f1-macro': schema_34,
  'metrics/f1-per-class': schema_35,
  'metrics/mae': schema_36,
  'metrics/r2': schema_37,
  'metrics/rmse': schema_38,
  'metrics/sum': schema_39,
  'optimizers/adam': schema_40,
  'optimizers/adamw': schema_41,
  'optimizers/sgd': schema_42,
  'page': schema_43,
  'schedules/constant': schema_44,
  'schedules/cosine': schema_45,
  'schedules/step': schema_46,
  'trackers/csv': schema_47,
};
