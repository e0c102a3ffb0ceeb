import { describe } from 'vitest';
import type { Resnet18Options } from '../../../src/generated/backbones/resnet18.js';
import resnet18 from '../../../src/parts/backbones/resnet18.js';
import { describeLikeTorchvision } from '../../network/like-torchvision.js';

describe('resnet18', () =>
  describeLikeTorchvision({
    name: 'resnet18',
    network: (outputs, classes = 8) =>
      resnet18.bind({ type: 'resnet18', outputs: outputs as Resnet18Options['outputs'], classes, dropout: 0 })
        .network!,
    width: 512,
    gradientError: 1e-2,
    operations: 1.814,
  }));
