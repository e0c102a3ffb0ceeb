import type { AnyPart } from '../part.js';
import features from './backbones/features.js';
import graphModel from './backbones/graph-model.js';
import logMel from './backbones/log-mel.js';
import onnx from './backbones/onnx.js';
import { coreParts } from './core.js';
import affWild2 from './datasets/aff-wild2.js';
import affectNet from './datasets/affectnet.js';
import bp4d from './datasets/bp4d.js';
import coAnnotated from './datasets/co-annotated.js';
import disfa from './datasets/disfa.js';
import ferPlus from './datasets/ferplus.js';
import imageFolder from './datasets/image-folder.js';
import manifest from './datasets/manifest.js';
import mixture from './datasets/mixture.js';
import rafDb from './datasets/raf-db.js';
import sAffWild2 from './datasets/s-aff-wild2.js';
import here from './executors/here.js';
import slurm from './executors/slurm.js';
import csv from './trackers/csv.js';
import tensorboard from './trackers/tensorboard.js';

const placeOf = ({ shelf, name }: AnyPart): string => `${shelf}/${name}`;

/** Every part in the package, by shelf. None of them loads tensors. */
export const builtinParts: readonly AnyPart[] = [
  ...coreParts,
  ...[features, graphModel, logMel, onnx],
  ...[
    affWild2,
    affectNet,
    bp4d,
    coAnnotated,
    disfa,
    ferPlus,
    imageFolder,
    manifest,
    mixture,
    rafDb,
    sAffWild2,
  ],
  ...[here, slurm],
  ...[csv, tensorboard],
].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
