import type { Mapping } from './mapping.js';

/** The voice encoder of Resemblyzer, as the heads `lstm` (recurrent) and `linear` (fc) of a page. */
export const resemblyzer: Mapping = {
  name: 'resemblyzer',
  what: 'the voice encoder of Resemblyzer, as heads with the names lstm and linear',
  known: ['lstm.weight_ih_l2', 'linear.weight', 'similarity_weight'],
  rules: [
    {
      from: 'lstm.weight_ih_l{n}',
      to: 'lstm/layers.{n}.input.weight',
      shape: ['Gates', 'inputs'],
      turn: 'dense',
    },
    {
      from: 'lstm.weight_hh_l{n}',
      to: 'lstm/layers.{n}.hidden.weight',
      shape: ['Gates', 'Units'],
      turn: 'dense',
    },
    { from: 'lstm.bias_ih_l{n}', to: 'lstm/layers.{n}.input.bias', shape: ['Gates'] },
    { from: 'lstm.bias_hh_l{n}', to: 'lstm/layers.{n}.hidden.bias', shape: ['Gates'] },
    { from: 'linear.weight', to: 'linear/output.weight', shape: ['Width', 'Units'], turn: 'dense' },
    { from: 'linear.bias', to: 'linear/output.bias', shape: ['Width'] },
  ],
};
