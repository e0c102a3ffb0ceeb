import { labelSpaces } from '../../src/labels.js';
import type { InspectionRecord, PredictionRecord, RunRecord, StageRecord } from '../../src/report/record.js';

/** Numbers in [0, 1) that look drawn at random and are the same every time: fractions of the golden ratio's multiples. */
const noise = (i: number): number =>
  ((((i + 1) * 0.6180339887498949) % 1) + (((i + 1) * 0.7548776662466927) % 1)) % 1;

const auF1 = [0.71, 0.64, 0.66, 0.58, 0.61, 0.55, 0.74, 0.29, 0.31, 0.22, 0.83, 0.48];
const auConstant = [0.32, 0.2, 0.33, 0.48, 0.63, 0.58, 0.44, 0.05, 0.06, 0.08, 0.81, 0.2];
const exF1 = [0.52, 0.41, 0.38, 0.36, 0.71, 0.44, 0.57, 0.33];
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function stage(name: string, select: string, final: number, best: number): StageRecord {
  const epochs = Array.from({ length: 8 }, (_, i) => ({
    epoch: i + 1,
    loss: 0.28 + 0.5 * Math.exp(-i / 2.2) + 0.01 * noise(i),
    rate: 0.01 * (1 + Math.cos((Math.PI * i) / 8)),
    seconds: 4.1,
    scores: {
      [select]:
        i < best
          ? final - 0.3 * final * (Math.exp(-i / 2) - Math.exp((1 - best) / 2))
          : final - 0.004 * (i + 1 - best),
    },
  }));
  return { name, rows: 1650, steps: 56, select, best: { epoch: best, value: final }, seconds: 33.2, epochs };
}

/** A demo run of the paper's page, by hand. */
export const record: RunRecord = {
  name: 'mtl-cross-attn',
  title: 'Multi-task cross attention',
  profile: 'demo',
  page: '5f1d7a84fb3e2c90d1b8a6475e0c9f213ab4d6e87c5f00912d3e4b5a69788c1d',
  seed: 1,
  zoo: '0.1.0',
  engine: {
    name: 'wasm',
    version: '4.22.0',
    device: '2 CPU threads',
    why: 'the tensorflow engine is not installed',
  },
  environment: {
    node: 'v20.19.0',
    platform: 'linux x64',
    cpu: 'Xeon @ 2.60GHz',
    cores: 2,
    onnxruntime: '1.30.0',
  },
  started: '2022-03-24T09:30:00.000Z',
  seconds: 142.6,
  reproduces: {
    paper: 'nguyen-2022',
    table: 1,
    row: 'Proposed method (cross attention)',
    citation: 'Nguyen et al. 2022',
  },
  comparable: false,
  paper: {
    P_AU: { value: 49.9, perClass: [56.6, 42.9, 61.1, 55.7, 73.7, 71.1, 66.5, 18.5, 15.7, 13.0, 87.8, 36.4] },
    P_EX: { value: 33.3, perClass: [36.3, 24.6, 49.9, 25.2, 41.8, 36.9, 22.0, 29.7] },
    P_VA: { value: 45.6, perClass: [47.5, 43.6] },
    P_MTL: { value: 128.8 },
  },
  labels: labelSpaces,
  answers: { au: 'action-units', ex: 'expression', va: 'valence-arousal' },
  data: {
    train: {
      rows: 2400,
      labeled: { 'action-units': 1744, expression: 1531, 'valence-arousal': 1750 },
      counts: { expression: [405, 77, 53, 52, 306, 129, 88, 421] },
    },
    validation: {
      rows: 800,
      labeled: { 'action-units': 800, expression: 460, 'valence-arousal': 800 },
      counts: { expression: [96, 40, 42, 60, 94, 50, 38, 40] },
    },
  },
  stages: [stage('au', 'P_AU', 0.552, 6), stage('ex', 'P_EX', 0.465, 8), stage('va', 'P_VA', 0.541, 3)],
  scores: {
    P_AU: { value: mean(auF1), perClass: auF1 },
    P_EX: { value: mean(exF1), perClass: exF1 },
    P_VA: { value: 0.541, perClass: [0.592, 0.49] },
    P_MTL: { value: mean(auF1) + mean(exF1) + 0.541 },
  },
  metricLabels: { P_AU: 'action-units', P_EX: 'expression', P_VA: 'valence-arousal' },
  constant: {
    P_AU: { value: mean(auConstant), perClass: auConstant },
    P_EX: { value: 0.0434, perClass: [0.347, 0, 0, 0, 0, 0, 0, 0] },
    P_VA: { value: 0, perClass: [0, 0] },
    P_MTL: { value: mean(auConstant) + 0.0434 },
  },
  weights: {
    file: 'weights.safetensors',
    sha256: 'c0ffee5f1d7a84fb3e2c90d1b8a6475e0c9f213ab4d6e87c5f00912d3e4b5a69',
  },
  notes: ['3 images could not be read and were skipped: <unknown> & others.'],
};

/** 240 validation rows: predictions are right about half the time; gaps in the labels as in s-Aff-Wild2. */
export const predictions: readonly PredictionRecord[] = Array.from({ length: 240 }, (_, i) => {
  const expression = i % 8;
  const answered = noise(3 * i) < 0.55 ? expression : Math.floor(8 * noise(7 * i));
  const units = auConstant.map((share, j) => (noise(13 * i + j) < share ? 1 : 0));
  const [valence, arousal] = [2 * noise(5 * i) - 1, 1.4 * noise(11 * i) - 0.6];
  return {
    key: `person-${Math.floor(i / 8)}/${String(i + 1).padStart(5, '0')}.jpg`,
    image: `faces/${i}.jpg`,
    truth: {
      'action-units': units,
      ...(i % 5 === 0 ? {} : { expression: oneHot(expression) }),
      'valence-arousal': [valence, arousal],
    },
    outputs: {
      au: units.map((unit, j) => 0.5 + (unit - 0.5) * (0.9 - 1.2 * (noise(17 * i + j) > 0.8 ? 1 : 0))),
      ex: oneHot(answered).map((value) => 0.05 + 0.6 * value),
      va: [0.6 * valence + 0.5 * (noise(19 * i) - 0.5), 0.5 * arousal + 0.5 * (noise(23 * i) - 0.5)],
    },
  };
});

function oneHot(place: number): number[] {
  return Array.from({ length: 8 }, (_, j) => (j === place ? 1 : 0));
}

const N = 12;

/** The AU head's graph: itself always, three others by a drawn affinity; and the mean attention over expressions. */
export const inspection: InspectionRecord = {
  au: {
    edges: {
      shape: [N, N],
      mean: Array.from({ length: N * N }, (_, k) => {
        const [i, j] = [Math.floor(k / N), k % N];
        return i === j ? 1 : 0.02 + 0.9 * noise(Math.min(i, j) * N + Math.max(i, j)) ** 2.5 + 0.05 * noise(k);
      }),
    },
  },
  ex: { attention: { shape: [8], mean: [0.21, 0.09, 0.08, 0.11, 0.19, 0.12, 0.1, 0.1] } },
};
