// Generated from schemas/ by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../part.js';
import { schema as schema_0 } from './backbones/efficientnet-b0.js';
import { schema as schema_1 } from './backbones/features.js';
import { schema as schema_2 } from './backbones/graph-model.js';
import { schema as schema_3 } from './backbones/mobilenet-v3-small.js';
import { schema as schema_4 } from './backbones/onnx.js';
import { schema as schema_5 } from './backbones/resnet18.js';
import { schema as schema_6 } from './backbones/resnet50.js';
import { schema as schema_7 } from './backbones/small-cnn.js';
import { schema as schema_8 } from './backbones/vgg16.js';
import { schema as schema_9 } from './balancers/weighted-sum.js';
import { schema as schema_10 } from './datasets/aff-wild2.js';
import { schema as schema_11 } from './datasets/affectnet.js';
import { schema as schema_12 } from './datasets/bp4d.js';
import { schema as schema_13 } from './datasets/disfa.js';
import { schema as schema_14 } from './datasets/ferplus.js';
import { schema as schema_15 } from './datasets/image-folder.js';
import { schema as schema_16 } from './datasets/manifest.js';
import { schema as schema_17 } from './datasets/raf-db.js';
import { schema as schema_18 } from './datasets/s-aff-wild2.js';
import { schema as schema_19 } from './gradients/plain.js';
import { schema as schema_20 } from './gradients/sam.js';
import { schema as schema_21 } from './heads/additive-cross-attention.js';
import { schema as schema_22 } from './heads/anfl-gcn.js';
import { schema as schema_23 } from './heads/class-map.js';
import { schema as schema_24 } from './heads/detach.js';
import { schema as schema_25 } from './heads/fc.js';
import { schema as schema_26 } from './heads/recurrent.js';
import { schema as schema_27 } from './losses/binary-cross-entropy.js';
import { schema as schema_28 } from './losses/ccc.js';
import { schema as schema_29 } from './losses/divergence.js';
import { schema as schema_30 } from './losses/focal.js';
import { schema as schema_31 } from './losses/huber.js';
import { schema as schema_32 } from './losses/mae.js';
import { schema as schema_33 } from './losses/mse.js';
import { schema as schema_34 } from './losses/weighted-asymmetric.js';
import { schema as schema_35 } from './losses/weighted-cross-entropy.js';
import { schema as schema_36 } from './metrics/accuracy.js';
import { schema as schema_37 } from './metrics/auroc.js';
import { schema as schema_38 } from './metrics/average-precision.js';
import { schema as schema_39 } from './metrics/balanced-accuracy.js';
import { schema as schema_40 } from './metrics/ccc.js';
import { schema as schema_41 } from './metrics/f1-macro.js';
import { schema as schema_42 } from './metrics/f1-per-class.js';
import { schema as schema_43 } from './metrics/mae.js';
import { schema as schema_44 } from './metrics/r2.js';
import { schema as schema_45 } from './metrics/rmse.js';
import { schema as schema_46 } from './metrics/sum.js';
import { schema as schema_47 } from './optimizers/adam.js';
import { schema as schema_48 } from './optimizers/adamw.js';
import { schema as schema_49 } from './optimizers/sgd.js';
import { schema as schema_50 } from './page.js';
import { schema as schema_51 } from './schedules/constant.js';
import { schema as schema_52 } from './schedules/cosine.js';
import { schema as schema_53 } from './schedules/step.js';
import { schema as schema_54 } from './trackers/csv.js';
import { schema as schema_55 } from './trackers/tensorboard.js';

/** The schemas of pages and built-in parts, by their names. */
export const schemas: { readonly [name: string]: PartSchema } = {
  'backbones/efficientnet-b0': schema_0,
  'backbones/features': schema_1,
  'backbones/graph-model': schema_2,
  'backbones/mobilenet-v3-small': schema_3,
  'backbones/onnx': schema_4,
  'backbones/resnet18': schema_5,
  'backbones/resnet50': schema_6,
  'backbones/small-cnn': schema_7,
  'backbones/vgg16': schema_8,
  'balancers/weighted-sum': schema_9,
  'datasets/aff-wild2': schema_10,
  'datasets/affectnet': schema_11,
  'datasets/bp4d': schema_12,
  'datasets/disfa': schema_13,
  'datasets/ferplus': schema_14,
  'datasets/image-folder': schema_15,
  'datasets/manifest': schema_16,
  'datasets/raf-db': schema_17,
  'datasets/s-aff-wild2': schema_18,
  'gradients/plain': schema_19,
  'gradients/sam': schema_20,
  'heads/additive-cross-attention': schema_21,
  'heads/anfl-gcn': schema_22,
  'heads/class-map': schema_23,
  'heads/detach': schema_24,
  'heads/fc': schema_25,
  'heads/recurrent': schema_26,
  'losses/binary-cross-entropy': schema_27,
  'losses/ccc': schema_28,
  'losses/divergence': schema_29,
  'losses/focal': schema_30,
  'losses/huber': schema_31,
  'losses/mae': schema_32,
  'losses/mse': schema_33,
  'losses/weighted-asymmetric': schema_34,
  'losses/weighted-cross-entropy': schema_35,
  'metrics/accuracy': schema_36,
  'metrics/auroc': schema_37,
  'metrics/average-precision': schema_38,
  'metrics/balanced-accuracy': schema_39,
  'metrics/ccc': schema_40,
  'metrics/f1-macro': schema_41,
  'metrics/f1-per-class': schema_42,
  'metrics/mae': schema_43,
  'metrics/r2': schema_44,
  'metrics/rmse': schema_45,
  'metrics/sum': schema_46,
  'optimizers/adam': schema_47,
  'optimizers/adamw': schema_48,
  'optimizers/sgd': schema_49,
  'page': schema_50,
  'schedules/constant': schema_51,
  'schedules/cosine': schema_52,
  'schedules/step': schema_53,
  'trackers/csv': schema_54,
  'trackers/tensorboard': schema_55,
};
