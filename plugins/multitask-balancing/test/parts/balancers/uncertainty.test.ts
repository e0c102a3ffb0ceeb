import { test } from 'vitest';
import uncertainty from '../../../src/parts/balancers/uncertainty.js';
import { expectLikePyTorch } from './like-pytorch.js';

test('trains as in PyTorch', () => expectLikePyTorch(uncertainty, { type: 'uncertainty' }));
