import { describe } from 'vitest';
import type { Resnet50Options } from '../../../src/generated/backbones/resnet50.js';
import resnet50 from '../../../src/parts/backbones/resnet50.js';
import { describeLikeTorchvision } from '../../network/like-torchvision.js';

describe('resnet50', () =>
  describeLikeTorchvision({
    name: 'resnet50',
    network: (outputs, classes = 8) =>
      resnet50.bind({ type: 'resnet50', outputs: outputs as Resnet50Options['outputs'], classes, dropout: 0 })
        .network!,
    width: 2048,
    gradientError: 1e-2,
    operations: 4.089,
  }));
