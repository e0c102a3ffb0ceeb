// The rows of the bench: their peers, one unit of work of each, and the goals.
import { listEngines } from '../../dist/modules/engine/list.js';
import { asZoo, has, here, python, settings } from './race.mjs';

/** The amount of work of each row; `small` only checks that it runs. */
const SIZES = {
  whole: { batch: 256, exSteps: 4, rows: 4096, epochs: 2, windows: 64, images: 128, pictures: 32 },
  small: { batch: 8, exSteps: 2, rows: 16, epochs: 1, windows: 2, images: 16, pictures: 2 },
};

/** The available engines, in the order in which `auto` tries them. */
const present = listEngines(settings).flatMap((engine) => (engine.here ? [engine.name] : []));
const torch = (file, ...args) =>
  has('torch') ? [{ command: [python, here(file), settings.threads, ...args] }] : [];

/**
 * The rows, on those of these engines that are available. A goal: `peer` takes at most `most` times as long as `against`, by the median
 * time. `rounds`: the most rounds, if a unit takes long; `warm`: units to warm up, if not 3.
 */
export function rowsOf(small, wanted = present) {
  const engines = present.filter((name) => wanted.includes(name));
  if (engines.length === 0) throw new Error(`none of these engines is available: ${wanted.join(', ')}`);
  const onEngines = (file, ...args) =>
    engines.map((name) => ({ command: [process.execPath, here(file), name, ...args] }));
  const size = SIZES[small ? 'small' : 'whole'];
  const { batch, exSteps, rows, epochs, windows, images, pictures } = size;
  const [auto] = engines;
  const goal = (peer, most, against = 'pytorch') => ({ peer, against, most });
  return [
    {
      id: 'sam',
      title: `One SAM step of the AU stage, batch ${batch} x 1288`,
      about:
        'The real head, loss, gradient rule and optimizer; dropout, momentum and weight decay included. The peer does the same.',
      peers: () => [...onEngines('stage.mjs', 'paper', 'au', batch), ...torch('paper.py', 'au', batch)],
      goals: [goal('tensorflow', 0.85), goal('onnx', 0.9)],
    },
    {
      id: 'ex',
      title: `${exSteps} steps of the EX stage, batch ${batch}`,
      about:
        'The outputs of the frozen AU head come from the bank. The peer computes the head again, twice a step, as the code of the authors does.',
      peers: () => [
        ...onEngines('stage.mjs', 'paper', 'ex', batch, exSteps),
        ...torch('paper.py', 'ex', batch, exSteps),
      ],
      goals: [goal(auto, 0.1)],
    },
    {
      id: 'paper',
      title: `The three stages of the paper, ${rows} cached features, ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'} each`,
      about:
        'A whole run, from the file of features to scores, checkpoints and report. The peer trains, validates and saves as the code of the authors does.',
      rounds: 3,
      warm: 0,
      peers: () => [
        ...[...new Set([auto, 'onnx'])]
          .filter((name) => engines.includes(name))
          .map((engine) => ({
            command: [process.execPath, here('paper.mjs'), engine, rows, epochs],
          })),
        ...torch('paper.py', 'stages', rows, epochs),
      ],
      goals: [goal(auto, 0.6), goal('onnx', 0.6)],
    },
    {
      id: 'efficientnet',
      title: `One SGD step on all of EfficientNet-B0, ${pictures} images of 112 pixels`,
      about: 'The peer is eager PyTorch in channels-last.',
      rounds: 5,
      peers: () => [
        ...onEngines('stage.mjs', 'efficientnet', 'ex', pictures),
        ...torch('efficientnet.py', pictures),
      ],
      goals: [goal(auto, 1.5), goal('onnx', 1.5)],
    },
    {
      id: 'extract',
      title: `EfficientNet-B0 at 224 pixels over ${images} image files, decoding included`,
      about:
        'Files are decoded, resized, normalized and put through the frozen network. The peers are eager PyTorch in channels-last with Pillow, as it comes and with the settings of the allocator that zoo starts with.',
      images,
      warm: 1,
      peers: (folder) => [
        { command: [process.execPath, here('extract.mjs'), folder] },
        ...(has('torch', 'PIL')
          ? [{}, asZoo].map((env) => ({
              command: [python, here('extract.py'), settings.threads, folder],
              env,
            }))
          : []),
      ],
      goals: [goal('onnxruntime', 0.45), goal('onnxruntime', 1, 'pytorch, our allocator settings')],
    },
    {
      id: 'recurrent',
      title: `One Adam step of a recurrent stage, ${windows} windows x 80 frames x 1288`,
      about: 'Two GRU layers of 128 units and a linear layer, CCC loss. The peer is `torch.nn.GRU`.',
      peers: () => [
        ...onEngines('stage.mjs', 'recurrent', 'joint', windows),
        ...torch('recurrent.py', windows),
      ],
      goals: [goal('tensorflow', 1.1), goal('wasm', 1.3)],
    },
  ];
}
