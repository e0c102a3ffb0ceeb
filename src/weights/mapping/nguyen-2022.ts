import { inFileOrder } from './hsemotion.js';
import type { Mapping, Rule } from './mapping.js';

const norm = (from: string, to: string, shape: Rule['shape'], stack?: string): Rule => ({
  from: `${from}.{part}`,
  to: `${to}.{part}`,
  shape,
  ...(stack && { stack }),
});

/**
 * The checkpoints of the paper's authors, as the heads of zoo/mtl-cross-attn.yaml (au, emotion, ex, va). C is the
 * width of the feature, N the number of action units, A the width of the attention. Their feature ends in the eight
 * logits of HSEmotion, in the order of its files.
 */
export const nguyen2022: Mapping = {
  name: 'nguyen-2022',
  what: 'checkpoints of the authors of Nguyen et al. 2022, as the heads of the page mtl-cross-attn',
  reads: {
    labels: inFileOrder,
    arrays: ['au/blocks.weight', 'emotion/output.weight', 'va/output.weight'],
  },
  known: ['au.sc', 'au.gnn.U.weight', 'au.class_linears.0.fc.weight'],
  rules: [
    {
      from: 'au.class_linears.{n}.fc.weight',
      to: 'au/blocks.weight',
      shape: ['C', 'C'],
      turn: 'dense',
      stack: 'N',
    },
    { from: 'au.class_linears.{n}.fc.bias', to: 'au/blocks.bias', shape: ['C'], stack: 'N' },
    norm('au.class_linears.{n}.bn', 'au/blocks.norm', ['C'], 'N'),
    { from: 'au.gnn.U.weight', to: 'au/gcn.u.weight', shape: ['C', 'C'], turn: 'dense' },
    { from: 'au.gnn.U.bias', to: 'au/gcn.u.bias', shape: ['C'] },
    { from: 'au.gnn.V.weight', to: 'au/gcn.v.weight', shape: ['C', 'C'], turn: 'dense' },
    { from: 'au.gnn.V.bias', to: 'au/gcn.v.bias', shape: ['C'] },
    norm('au.gnn.bnv', 'au/gcn.norm', ['N']),
    { from: 'au.sc', to: 'au/score', shape: ['N', 'C'] },
    { from: 'ex.fc.weight', to: 'emotion/output.weight', shape: ['E', 'C'], turn: 'dense' },
    { from: 'ex.fc.bias', to: 'emotion/output.bias', shape: ['E'] },
    { from: 'attention.W_q.weight', to: 'ex/query.weight', shape: ['A', 'N'], turn: 'dense' },
    { from: 'attention.W_k.weight', to: 'ex/key.weight', shape: ['A', 1], turn: 'dense' },
    { from: 'attention.w_v.weight', to: 'ex/value.weight', shape: [1, 'A'], turn: 'dense' },
    { from: 'va.fc.weight', to: 'va/output.weight', shape: [2, 'C'], turn: 'dense' },
    { from: 'va.fc.bias', to: 'va/output.bias', shape: [2] },
    norm('va.bn', 'va/output.norm', [2]),
  ],
};
