import type { AnyPart } from '../part.js';
import efficientnetB0 from './backbones/efficientnet-b0.js';
import mobilenetV3Small from './backbones/mobilenet-v3-small.js';
import resnet18 from './backbones/resnet18.js';
import resnet50 from './backbones/resnet50.js';
import smallCnn from './backbones/small-cnn.js';
import vgg16 from './backbones/vgg16.js';
import weightedSum from './balancers/weighted-sum.js';
import plain from './gradients/plain.js';
import sam from './gradients/sam.js';
import additiveCrossAttention from './heads/additive-cross-attention.js';
import anflGcn from './heads/anfl-gcn.js';
import classMap from './heads/class-map.js';
import convolution from './heads/convolution.js';
import detach from './heads/detach.js';
import fc from './heads/fc.js';
import pool from './heads/pool.js';
import recurrent from './heads/recurrent.js';
import transformer from './heads/transformer.js';
import binaryCrossEntropy from './losses/binary-cross-entropy.js';
import cccLoss from './losses/ccc.js';
import divergence from './losses/divergence.js';
import focal from './losses/focal.js';
import huber from './losses/huber.js';
import maeLoss from './losses/mae.js';
import mse from './losses/mse.js';
import weightedAsymmetric from './losses/weighted-asymmetric.js';
import weightedCrossEntropy from './losses/weighted-cross-entropy.js';
import accuracy from './metrics/accuracy.js';
import auroc from './metrics/auroc.js';
import averagePrecision from './metrics/average-precision.js';
import balancedAccuracy from './metrics/balanced-accuracy.js';
import ccc from './metrics/ccc.js';
import f1Macro from './metrics/f1-macro.js';
import f1PerClass from './metrics/f1-per-class.js';
import mae from './metrics/mae.js';
import r2 from './metrics/r2.js';
import rmse from './metrics/rmse.js';
import sum from './metrics/sum.js';
import adam from './optimizers/adam.js';
import adamw from './optimizers/adamw.js';
import sgd from './optimizers/sgd.js';
import constant from './schedules/constant.js';
import cosine from './schedules/cosine.js';
import step from './schedules/step.js';

/**
 * The parts that need no files: all except data sets, models and vectors in files, and trackers. They also run in a
 * browser.
 */
export const coreParts: readonly AnyPart[] = [
  ...[efficientnetB0, mobilenetV3Small, resnet18, resnet50, smallCnn, vgg16],
  ...[weightedSum],
  ...[plain, sam],
  ...[additiveCrossAttention, anflGcn, classMap, convolution, detach, fc, pool, recurrent, transformer],
  ...[
    binaryCrossEntropy,
    cccLoss,
    divergence,
    focal,
    huber,
    maeLoss,
    mse,
    weightedAsymmetric,
    weightedCrossEntropy,
  ],
  ...[accuracy, auroc, averagePrecision, balancedAccuracy, ccc, f1Macro, f1PerClass, mae, r2, rmse, sum],
  ...[adam, adamw, sgd],
  ...[constant, cosine, step],
];
