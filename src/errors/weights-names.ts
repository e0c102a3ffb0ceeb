import { meant } from './nearest.js';
import { named, printable, quoted } from './printable.js';
import type { Problem } from './problem.js';

/**
 * Weights do not fit the network: names are missing, or shapes differ.
 *
 * @example The weights "vgaf.safetensors" do not fit this network: it lacks stem.conv.weight. Check the backbone's
 * type, variant, outputs and classes; "zoo weights inspect vgaf.safetensors" lists what is in the file.
 */
export const weightsDoNotFit = (
  source: string,
  missing: readonly string[],
  misshapen: readonly string[],
): Problem => {
  const said = [
    missing.length > 0 ? `it lacks ${named(missing, 4)}` : '',
    misshapen.length > 0 ? `other shapes: ${named(misshapen, 4)}` : '',
  ].filter((part) => part !== '');
  return {
    code: 'weights-do-not-fit',
    message: `The weights "${source}" do not fit this network: ${said.join('; ')}. Check the backbone's type, variant, outputs and classes; "zoo weights inspect ${source}" lists what is in the file.`,
  };
};

/**
 * Two arrays of a file have the same name once the prefixes that wrappers add (`module.`, `_orig_mod.`, `model.`,
 * `net.`, `backbone.`) are removed, and the network needs one of that name.
 *
 * @example model.pt: model.conv.weight and module.conv.weight both become "conv.weight" once the prefixes of wrappers
 * are removed. Save only the one to use, under one prefix.
 */
export const namesCollide = (source: string, names: readonly string[], plain: string): Problem => ({
  code: 'weights-names-collide',
  message: `${source}: ${names.map(printable).join(' and ')} both become "${printable(plain)}" once the prefixes of wrappers are removed. Save only the one to use, under one prefix.`,
});

/**
 * A page starts a node from another run (`weights: run:runs/x`) or a file that has no weights of this node. A run has
 * the weights of its heads, and of its backbone if a stage trained it; a file has the weights of heads only if a
 * mapping knows their names.
 *
 * @example run:runs/x has no weights of node "backbone", because none of its stages trained the backbone: use the
 * weights in its page. It has weights of: "au", "ex".
 */
export const runLacksNode = (source: string, node: string, nodes: readonly string[]): Problem => ({
  code: 'run-lacks-node',
  message: `${source} has no weights of node "${node}"${node === 'backbone' ? ', because none of its stages trained the backbone: use the weights in its page' : ''}. ${nodes.length > 0 ? `It has weights of: ${quoted(nodes)}.` : `Its arrays are not named after nodes ("${node}/..."). Name a run, or convert the file with "zoo weights import FILE".`}`,
});

/**
 * A page starts a node from another run, but the node of that name has other variables there.
 *
 * @example node "ex" of run:runs/x does not fit: output.weight is [1280, 8] there and [512, 8] here. Use the same
 * options and inputs as there, or other weights.
 */
export const runWeightsDiffer = (source: string, node: string, differences: readonly string[]): Problem => ({
  code: 'run-weights-differ',
  message: `node "${node}" of ${source} does not fit: ${named(differences, 4)}. Use the same options and inputs as there, or other weights.`,
});

/**
 * A node starts from another run that has the same labels in another order, so its outputs would mean other labels.
 *
 * @example node "ex" of run:runs/x predicts "happy", "sad", in this order. Use the same order in the label space of
 * this page.
 */
export const reorderedLabels = (source: string, node: string, names: readonly string[]): Problem => ({
  code: 'reordered-labels',
  message: `node "${node}" of ${source} predicts ${quoted(names)}, in this order. Use the same order in the label space of this page.`,
});

/**
 * The layout of a safetensors file is ambiguous: all weights fit both PyTorch's and the zoo's, or some fit only one and
 * some only the other, and the metadata does not say which it is.
 *
 * @example dense.safetensors: the shapes of its weights do not show whether they are [out, in] as in PyTorch or [in,
 * out] as in the zoo. Save it with metadata {"format": "pt"} for PyTorch's layout, or {"format": "zoo"} for the zoo's.
 */
export const unclearLayout = (source: string): Problem => ({
  code: 'unclear-layout',
  message: `${source}: the shapes of its weights do not show whether they are [out, in] as in PyTorch or [in, out] as in the zoo. Save it with metadata {"format": "pt"} for PyTorch's layout, or {"format": "zoo"} for the zoo's.`,
});

/**
 * The weights belong to a larger network with names like the zoo's. If they were used, the network would be cut off in
 * the middle.
 *
 * @example resnet34.pth is of a larger network than those that torchvision-resnet18 maps: it has layer1.2.conv1.weight.
 * Export it to ONNX and use it as { type: onnx }, frozen.
 */
export const largerNetwork = (source: string, mapping: string, name: string): Problem => ({
  code: 'larger-network',
  message: `${source} is of a larger network than those that ${mapping} maps: it has ${printable(name)}. Export it to ONNX and use it as { type: onnx }, frozen.`,
});

/**
 * `zoo weights import` was given a file that needs no import.
 *
 * @example vgaf.safetensors has the zoo's names and layout already: use it in a page unchanged.
 */
export const alreadyOurs = (source: string): Problem => ({
  code: 'already-imported',
  message: `${source} has the zoo's names and layout already: use it in a page unchanged.`,
});

/**
 * `zoo weights import` needs a mapping for the names in the file, but none fits. ONNX files often lose these names when
 * they are written.
 *
 * @example No mapping has the names in model.pt. The mappings are timm-efficientnet-b0, hsemotion; --as forces one of
 * them, and "zoo weights inspect" shows what is in the file.
 */
export const noMapping = (source: string, names: readonly string[], format: string): Problem => ({
  code: 'no-mapping',
  message: `No mapping has the names in ${source}. The mappings are ${names.join(', ')}; --as forces one of them, and "zoo weights inspect" shows what is in the file.${format === 'ONNX' ? ' A backbone of type "onnx" runs it unchanged.' : ''}`,
});

/**
 * `--as` names no mapping.
 *
 * @example There is no mapping "timm-efficientnet". Did you mean "timm-efficientnet-b0"?
 */
export const unknownMapping = (name: string, names: readonly string[]): Problem => ({
  code: 'unknown-mapping',
  message: `There is no mapping "${name}". ${meant(name, names, `There are ${names.join(', ')}.`)}`,
});

/**
 * The chosen mapping matches nothing in the file.
 *
 * @example No array of model.pt has a name and shape that torchvision-vgg16 maps. "zoo weights inspect" shows
 * what is in the file.
 */
export const nothingMapped = (source: string, mapping: string): Problem => ({
  code: 'nothing-mapped',
  message: `No array of ${source} has a name and shape that ${mapping} maps. "zoo weights inspect" shows what is in the file.`,
});

/**
 * Arrays of another tool's file were left out.
 *
 * @example classifier.weight, classifier.bias: the network has no such array.
 */
export const leftBehind = (names: readonly string[], why: string): Problem => ({
  code: 'weights-left-behind',
  message: `${named(names)}: ${why}.`,
});

/**
 * The logits of a frozen backbone are in another order than the names of their label space.
 *
 * @example The logits of hsemotion/enet_b0_8_best_vgaf.onnx are Anger, Contempt, Disgust, Fear, Happiness, Neutral,
 * Sadness, Surprise, in this order, which is not that of "expression". Set backbone.labels to a label space in this
 * order (labels: { own: { kind: classes, names: [...] } }), or omit it if the logits only serve as features.
 */
export const labelOrder = (source: string, labels: readonly string[], space: string): Problem => ({
  code: 'label-order',
  path: 'backbone.labels',
  message: `The logits of ${source} are ${labels.join(', ')}, in this order, which is not that of "${space}". Set backbone.labels to a label space in this order (labels: { own: { kind: classes, names: [...] } }), or omit it if the logits only serve as features.`,
});
