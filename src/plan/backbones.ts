import type { PartOptions, Plan, PlanNode } from './plan.js';

/** The node of the page's `backbone`; the others are named by `backbones`. */
const FIRST = 'backbone';

/** Path of a node in its page. */
export const pathOf = ({ name, shelf }: Pick<PlanNode, 'name' | 'shelf'>): readonly string[] =>
  name === FIRST ? [FIRST] : [shelf, name];

/** The backbones that a page declares, by their path in it, starting with `backbone`. */
export const backbonesIn = (page: {
  readonly backbone: PartOptions;
  readonly backbones?: { readonly [name: string]: PartOptions & { readonly input?: string } } | undefined;
}): PageBackbone[] =>
  Object.entries({ [FIRST]: page.backbone, ...page.backbones }).map(([name, { input, ...options }]) => ({
    name,
    path: pathOf({ name, shelf: 'backbones' }),
    options: options as PartOptions,
    ...(typeof input === 'string' && { input }),
  }));

/** A backbone as a page declares it. */
export interface PageBackbone {
  readonly name: string;
  readonly path: readonly string[];
  readonly options: PartOptions;
  /** The backbone that it reads instead of images. */
  readonly input?: string;
}

/** The backbones of a plan, starting with `backbone`. */
export const backbonesOf = ({ nodes }: Pick<Plan, 'nodes'>): PlanNode[] =>
  nodes.filter(({ shelf }) => shelf === 'backbones');

/** Name of a backbone's images among the inputs of a pass: each backbone has its own normalization. */
export const imageFeed = (backbone: string): string =>
  backbone === FIRST ? 'image' : `${backbone}${OF_IMAGES}`;

/** Whether an input of a pass is images. */
export const isImageFeed = (feed: string): boolean => feed === 'image' || feed.endsWith(OF_IMAGES);

/** Names of nodes contain no spaces. */
const OF_IMAGES = ' image';

/** Whether a backbone reads images of the data set, rather than vectors, audio or another backbone. */
export const readsImages = ({ signals, inputs }: PlanNode): boolean =>
  signals.image !== undefined && inputs.image === undefined;

/** Whether a stage trains a backbone, or something that it reads. */
export const isTrained = ({ stages }: Pick<Plan, 'stages'>, { name }: PlanNode): boolean =>
  stages.some(({ active }) => active.includes(name));

/** Whether a backbone runs outside the graph: it is frozen with loaded weights, or has no weights. */
export const isOutside = (plan: Plan, node: PlanNode): boolean =>
  !isTrained(plan, node) &&
  node.inputs.image === undefined &&
  (node.variables.length === 0 || typeof node.options.weights === 'string');
