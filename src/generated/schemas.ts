// Generated from schemas/ by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../part.js';
import { schema as schema_0 } from './backbones/efficientnet-b0.js';
import { schema as schema_1 } from './backbones/features.js';
import { schema as schema_2 } from './backbones/graph-model.js';
import { schema as schema_3 } from './backbones/log-mel.js';
import { schema as schema_4 } from './backbones/mobilenet-v3-small.js';
import { schema as schema_5 } from './backbones/onnx.js';
import { schema as schema_6 } from './backbones/resnet18.js';
import { schema as schema_7 } from './backbones/resnet50.js';
import { schema as schema_8 } from './backbones/small-cnn.js';
import { schema as schema_9 } from './backbones/vgg16.js';
import { schema as schema_10 } from './balancers/weighted-sum.js';
import { schema as schema_11 } from './datasets/aff-wild2.js';
import { schema as schema_12 } from './datasets/affectnet.js';
import { schema as schema_13 } from './datasets/bp4d.js';
import { schema as schema_14 } from './datasets/co-annotated.js';
import { schema as schema_15 } from './datasets/disfa.js';
import { schema as schema_16 } from './datasets/ferplus.js';
import { schema as schema_17 } from './datasets/image-folder.js';
import { schema as schema_18 } from './datasets/manifest.js';
import { schema as schema_19 } from './datasets/mixture.js';
import { schema as schema_20 } from './datasets/raf-db.js';
import { schema as schema_21 } from './datasets/s-aff-wild2.js';
import { schema as schema_22 } from './gradients/plain.js';
import { schema as schema_23 } from './gradients/sam.js';
import { schema as schema_24 } from './heads/additive-cross-attention.js';
import { schema as schema_25 } from './heads/anfl-gcn.js';
import { schema as schema_26 } from './heads/class-map.js';
import { schema as schema_27 } from './heads/convolution.js';
import { schema as schema_28 } from './heads/detach.js';
import { schema as schema_29 } from './heads/fc.js';
import { schema as schema_30 } from './heads/pool.js';
import { schema as schema_31 } from './heads/recurrent.js';
import { schema as schema_32 } from './heads/transformer.js';
import { schema as schema_33 } from './losses/binary-cross-entropy.js';
import { schema as schema_34 } from './losses/ccc.js';
import { schema as schema_35 } from './losses/divergence.js';
import { schema as schema_36 } from './losses/focal.js';
import { schema as schema_37 } from './losses/huber.js';
import { schema as schema_38 } from './losses/mae.js';
import { schema as schema_39 } from './losses/mse.js';
import { schema as schema_40 } from './losses/weighted-asymmetric.js';
import { schema as schema_41 } from './losses/weighted-cross-entropy.js';
import { schema as schema_42 } from './metrics/accuracy.js';
import { schema as schema_43 } from './metrics/auroc.js';
import { schema as schema_44 } from './metrics/average-precision.js';
import { schema as schema_45 } from './metrics/balanced-accuracy.js';
import { schema as schema_46 } from './metrics/ccc.js';
import { schema as schema_47 } from './metrics/f1-macro.js';
import { schema as schema_48 } from './metrics/f1-per-class.js';
import { schema as schema_49 } from './metrics/mae.js';
import { schema as schema_50 } from './metrics/r2.js';
import { schema as schema_51 } from './metrics/rmse.js';
import { schema as schema_52 } from './metrics/sum.js';
import { schema as schema_53 } from './optimizers/adam.js';
import { schema as schema_54 } from './optimizers/adamw.js';
import { schema as schema_55 } from './optimizers/sgd.js';
import { schema as schema_56 } from './page.js';
import { schema as schema_57 } from './schedules/constant.js';
import { schema as schema_58 } from './schedules/cosine.js';
import { schema as schema_59 } from './schedules/step.js';
import { schema as schema_60 } from './trackers/csv.js';
import { schema as schema_61 } from './trackers/tensorboard.js';

/** The schemas of pages and built-in parts, by their names. */
export const schemas: { readonly [name: string]: PartSchema } = {
  'backbones/efficientnet-b0': schema_0,
  'backbones/features': schema_1,
  'backbones/graph-model': schema_2,
  'backbones/log-mel': schema_3,
  'backbones/mobilenet-v3-small': schema_4,
  'backbones/onnx': schema_5,
  'backbones/resnet18': schema_6,
  'backbones/resnet50': schema_7,
  'backbones/small-cnn': schema_8,
  'backbones/vgg16': schema_9,
  'balancers/weighted-sum': schema_10,
  'datasets/aff-wild2': schema_11,
  'datasets/affectnet': schema_12,
  'datasets/bp4d': schema_13,
  'datasets/co-annotated': schema_14,
  'datasets/disfa': schema_15,
  'datasets/ferplus': schema_16,
  'datasets/image-folder': schema_17,
  'datasets/manifest': schema_18,
  'datasets/mixture': schema_19,
  'datasets/raf-db': schema_20,
  'datasets/s-aff-wild2': schema_21,
  'gradients/plain': schema_22,
  'gradients/sam': schema_23,
  'heads/additive-cross-attention': schema_24,
  'heads/anfl-gcn': schema_25,
  'heads/class-map': schema_26,
  'heads/convolution': schema_27,
  'heads/detach': schema_28,
  'heads/fc': schema_29,
  'heads/pool': schema_30,
  'heads/recurrent': schema_31,
  'heads/transformer': schema_32,
  'losses/binary-cross-entropy': schema_33,
  'losses/ccc': schema_34,
  'losses/divergence': schema_35,
  'losses/focal': schema_36,
  'losses/huber': schema_37,
  'losses/mae': schema_38,
  'losses/mse': schema_39,
  'losses/weighted-asymmetric': schema_40,
  'losses/weighted-cross-entropy': schema_41,
  'metrics/accuracy': schema_42,
  'metrics/auroc': schema_43,
  'metrics/average-precision': schema_44,
  'metrics/balanced-accuracy': schema_45,
  'metrics/ccc': schema_46,
  'metrics/f1-macro': schema_47,
  'metrics/f1-per-class': schema_48,
  'metrics/mae': schema_49,
  'metrics/r2': schema_50,
  'metrics/rmse': schema_51,
  'metrics/sum': schema_52,
  'optimizers/adam': schema_53,
  'optimizers/adamw': schema_54,
  'optimizers/sgd': schema_55,
  'page': schema_56,
  'schedules/constant': schema_57,
  'schedules/cosine': schema_58,
  'schedules/step': schema_59,
  'trackers/csv': schema_60,
  'trackers/tensorboard': schema_61,
};
