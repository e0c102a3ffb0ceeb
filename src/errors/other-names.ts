/** Names from other tools and their equivalents in zoo: one table for pages, parts and flags. */
import type { Shelf } from '../part.js';

const rate = 'The learning rate is "rate" of an optimizer: optimizer: { type: sgd, rate: 1e-3 }.';
const batch = 'It is called "batch" here, in a stage or under "training".';
const stopping = 'Early stopping is "patience" of a stage, beside "select".';
const images = 'How images are changed for training is said under "images": resize, crop, flip, jitter.';
const engine = 'The device is not part of a page: choose it by --engine tensorflow or --engine wasm.';
const clipping =
  'It is called "clip" here, in a stage or under "training": the largest norm of the gradient.';
const sampling =
  'Rows are drawn by the frequency of their class with "sampling" of a stage: sampling: { balanced: NODE }.';
const trackers = 'Progress is reported by "trackers".';

/** Keys of a page and options of a part that belong at another place or have another name. */
const KEYS: { readonly [name: string]: string } = {
  lr: rate,
  learning_rate: rate,
  learningRate: rate,
  batch_size: batch,
  batchSize: batch,
  num_epochs: 'It is called "epochs" here, in a stage or under "training".',
  early_stopping: stopping,
  earlyStopping: stopping,
  weight_decay: 'It is called "weightDecay" here, an option of an optimizer.',
  scheduler: 'It is called "schedule" here, in a stage or under "training".',
  lr_scheduler: 'It is called "schedule" here, in a stage or under "training".',
  criterion: 'A stage has "losses", one for each node that it trains by.',
  loss: 'A stage has "losses", one for each node that it trains by.',
  model: 'A model is a "backbone" and "heads" here.',
  encoder: 'It is called "backbone" here.',
  dataset: 'It is called "data" here.',
  transforms: images,
  transform: images,
  augmentation: images,
  augmentations: images,
  gpu: engine,
  gpus: engine,
  cuda: engine,
  device: engine,
  accelerator: engine,
  callbacks: trackers,
  logger: trackers,
  freeze: 'A node is frozen in every stage whose "train" does not list it.',
  frozen: 'A node is frozen in every stage whose "train" does not list it.',
  trainable: 'A node trains in the stages whose "train" lists it.',
  pretrained: 'It is called "weights" here, an option of the backbone.',
  clip_grad_norm: clipping,
  max_grad_norm: clipping,
  grad_clip: clipping,
  gradient_clip_val: clipping,
  gradientClipping: clipping,
  sampler: sampling,
  oversample: sampling,
  oversampling: sampling,
  class_weight: 'Class weights are "weights" of a loss: weights: balanced.',
  mixup_alpha: 'It is called "mixup" here, in a stage or under "training".',
  monitor: 'The metric that chooses an epoch is "select" of a stage.',
  momentum: 'It is an option of the optimizer sgd.',
  num_classes:
    'It is called "units" in a head, and the classes are the names of a label space under "labels".',
};

const onnx =
  'Export the network to ONNX, and name the file: { type: onnx, weights: net.onnx, outputs: [features] }.';
const tracker =
  'Built in are csv and tensorboard. A plugin can add one: zoo plugin new my-trackers --shelf trackers.';
const named = (name: string): string => `It is called "${name}" here.`;

const PARTS: { readonly [shelf in Shelf]?: readonly (readonly [RegExp, string])[] } = {
  backbones: [
    [/^(resnet|tv_resnet)_?(34|101|152)$/i, `Built in are resnet18 and resnet50. ${onnx}`],
    [/^mobilenet_?v3(_?small(_100)?)?$/i, 'It is called "mobilenet-v3-small" here.'],
    [/^(efficientnet|tf_efficientnet)[-_]?b[1-7]/i, `Built in is efficientnet-b0. ${onnx}`],
    [
      /^(resnet(?!18$|50$)|resnext|wide_?resnet|densenet|mobilenet(?!-v3-small$)|vit|swin|deit|convnext|regnet|inception|ir_?se|iresnet|clip|dino)/i,
      onnx,
    ],
    [/^(timm|torchvision|huggingface|hf)\b/i, onnx],
    [/^(vectors|embeddings|precomputed)$/i, named('features')],
  ],
  heads: [[/^(linear|dense|mlp|classifier|regressor)$/i, named('fc')]],
  losses: [
    [
      /^(bce|binary_?cross_?entropy|bce_?with_?logits)$/i,
      'It is called "binary-cross-entropy" here, and reads a head with activation: sigmoid.',
    ],
    [/^(ce|cross[-_]?entropy|softmax|nll)$/i, named('weighted-cross-entropy')],
    [/^(l2|squared[-_]?error)$/i, named('mse')],
    [/^l1$/i, named('mae')],
    [/^smooth[-_]?l1$/i, 'It is called "huber" here, divided by delta.'],
  ],
  metrics: [
    [/^(auc|roc[-_]?auc)$/i, named('auroc')],
    [/^(ap|map|pr[-_]?auc|auprc)$/i, named('average-precision')],
    [/^(f1|f1[-_]?score)$/i, named('f1-macro')],
    [/^acc$/i, named('accuracy')],
  ],
  schedules: [
    [
      /^(cosine[-_]?annealing|cosine[-_]?lr|warmup[-_]?cosine)$/i,
      'It is called "cosine" here, and has warmup as an option.',
    ],
  ],
  trackers: [[/^(wandb|weights-and-biases|mlflow|comet|neptune|clearml|aim)$/i, tracker]],
};

const gpu = 'Engines are chosen by --engine: tensorflow uses a GPU if the machine has one.';
const rateFlag = 'Values of the page are changed by --set: --set training.optimizer.rate=1e-3.';
const batchFlag = 'Values of the page are changed by --set: --set training.batch=64.';

const FLAGS: { readonly [flag: string]: string } = {
  '--gpu': gpu,
  '--gpus': gpu,
  '--cuda': gpu,
  '--device': gpu,
  '--lr': rateFlag,
  '--learning-rate': rateFlag,
  '--epochs': 'Values of the page are changed by --set: --set training.epochs=10.',
  '--batch-size': batchFlag,
  '--batch': batchFlag,
  '--config': 'The page is named without a flag: zoo run page.yaml.',
  '--output-dir': 'It is called --out here.',
  '--checkpoint': 'A run is resumed from its own checkpoints: zoo run --resume FOLDER.',
  '--workers': 'The number of threads is set by the variable ZOO_THREADS.',
  '--num-workers': 'The number of threads is set by the variable ZOO_THREADS.',
};

/** Where an unknown key belongs, or its name in zoo; undefined if no other tool uses it. */
export const otherKey = (word: string): string | undefined =>
  Object.hasOwn(KEYS, word) ? ` ${KEYS[word]}` : undefined;

/** The equivalent of another tool's part. */
export function otherPart(shelf: Shelf, word: string): string | undefined {
  const found = PARTS[shelf]?.find(([name]) => name.test(word));
  return found && ` ${found[1]}`;
}

/** The equivalent of another tool's flag. */
export const otherFlag = (flag: string): string | undefined =>
  Object.hasOwn(FLAGS, flag) ? ` ${FLAGS[flag]}` : undefined;
