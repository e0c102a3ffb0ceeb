import * as Flags from '@oclif/core/flags';
import { choices } from '../../engine/shelf.js';

/** Flags that several commands share, each described once. */
export const pluginFlag = {
  plugin: Flags.string({
    description:
      'Allow a plugin: a package, or its folder. Where a page lists it, it runs. May be given several times.',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'NAME',
  }),
};

/** Flags that allow a page of someone else more than it may do by itself. */
export const allowFlags = {
  'allow-env': Flags.string({
    description:
      'Let the page read this environment variable though its name looks like a credential. May be given several times.',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'NAME',
  }),
  'allow-outside': Flags.string({
    description:
      "Let images be in this folder though it is not below the data set's root. May be given several times.",
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'DIR',
  }),
};

/** Flags of every command that reads a page: what may run, and how to say what is wrong. */
export const checkFlags = {
  ...pluginFlag,
  ...allowFlags,
  format: Flags.option({
    description:
      'How to say what is wrong: sentences with their lines, JSON, or SARIF for editors and code hosts.',
    options: ['text', 'json', 'sarif'] as const,
    default: 'text',
  })(),
};

export const pageFlags = {
  ...checkFlags,
  profile: Flags.string({
    description: 'Profile of the page to apply; "paper" is the page as it stands.',
    helpValue: 'NAME',
  }),
  set: Flags.string({
    description:
      'Change one value of the page (path=value), add to a list (path+=items) or take from it (path-=items), or take a value out (~path). May be given several times.',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'PATH=VALUE',
  }),
};

export const imagesFlag = {
  images: Flags.boolean({
    description:
      'Show images of the validation rows in the report, or omit them. By default they are shown, unless the terms of the data set say that they may not be passed on.',
    allowNo: true,
  }),
};

const engineOf = { description: 'Compute engine; auto is the best that works here.', options: choices };

export const engineFlag = { engine: Flags.option({ ...engineOf, default: 'auto' })() };

/** Of commands that resume: without the flag, a run keeps its engine. */
export const keptEngineFlag = {
  engine: Flags.option({
    ...engineOf,
    description: `${engineOf.description} A resumed run keeps its engine without this flag.`,
  })(),
};

export const weightsFlag = {
  weights: Flags.string({
    description:
      'Weights for a page: those of a run, or an external checkpoint that a mapping supports (see zoo weights import).',
    helpValue: 'FILE',
  }),
};

/** Flag of every command that may fetch weights. */
export const fetchFlag = {
  'allow-host': Flags.string({
    description:
      'Fetch weights from this host by http too, and at an address of this machine or its networks. May be given several times.',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'HOST',
  }),
};

export const formatFlag = {
  format: Flags.option({
    description: 'Output format.',
    options: ['jsonl', 'csv', 'submission'] as const,
    default: 'jsonl',
  })(),
};
