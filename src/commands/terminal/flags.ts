import * as Flags from '@oclif/core/flags';
import { choices } from '../../engine/shelf.js';

/** Flags that several commands share. */
export const pluginFlag = {
  plugin: Flags.string({
    description: 'Allow a plugin, a package or its folder, to run if a page lists it. Repeatable.',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'NAME',
  }),
};

/** Flags that extend what a page from someone else may do. */
export const allowFlags = {
  'allow-env': Flags.string({
    description:
      'Let the page read this environment variable even if its name looks like a credential. Repeatable.',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'NAME',
  }),
  'allow-outside': Flags.string({
    description: "Allow images in this folder, outside the data set's root. Repeatable.",
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'DIR',
  }),
};

/** Flags of every command that reads a page: which code may run, and how to report problems. */
export const checkFlags = {
  ...pluginFlag,
  ...allowFlags,
  format: Flags.option({
    description: 'Format of errors: text with lines, JSON, or SARIF for editors and code hosts.',
    options: ['text', 'json', 'sarif'] as const,
    default: 'text',
  })(),
};

export const pageFlags = {
  ...checkFlags,
  profile: Flags.string({
    description: 'Profile to apply; "paper" is the page as written.',
    helpValue: 'NAME',
  }),
  set: Flags.string({
    description:
      'Change a value of the page (path=value), add to a list (path+=items), remove from it (path-=items), or delete a value (~path). Repeatable.',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'PATH=VALUE',
  }),
};

export const imagesFlag = {
  images: Flags.boolean({
    description:
      'Show validation images in the report, or omit them. Default: show them, unless the terms of the data set forbid passing them on.',
    allowNo: true,
  }),
};

const engineOf = { description: 'Compute engine; auto chooses the best that works.', options: choices };

export const engineFlag = { engine: Flags.option({ ...engineOf, default: 'auto' })() };

/** For commands that resume: without the flag, a run keeps its engine. */
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
      'Fetch weights from this host over http too, or from an address of this machine or its networks. Repeatable.',
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
