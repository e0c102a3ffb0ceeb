import type { Shelf } from '../../part.js';
import { aligner } from './aligner.js';
import { backbone } from './backbone.js';
import { balancer } from './balancer.js';
import { dataset } from './dataset.js';
import { gradient } from './gradient.js';
import { head } from './head.js';
import { loss } from './loss.js';
import { metric } from './metric.js';
import { optimizer } from './optimizer.js';
import type { Sample } from './sample.js';
import { schedule } from './schedule.js';
import { tracker } from './tracker.js';

/** What a new plugin can begin with: a part of every shelf. */
export const samples: { readonly [shelf in Shelf]: Sample } = {
  backbones: backbone,
  heads: head,
  losses: loss,
  balancers: balancer,
  optimizers: optimizer,
  gradients: gradient,
  schedules: schedule,
  metrics: metric,
  datasets: dataset,
  aligners: aligner,
  trackers: tracker,
};
