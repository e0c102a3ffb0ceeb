import type { PartOptions, Plan, PlanNode } from './plan.js';

/** The node of the page's `backbone`; others have the names of `backbones`. */
const FIRST = 'backbone';

/** Where a node is in its page. */
export const pathOf = ({ name, shelf }: Pick<PlanNode, 'name' | 'shelf'>): readonly string[] =>
  name === FIRST ? [FIRST] : [shelf, name];

/** The backbones that a page declares, each by its place in it, that of `backbone` first. */
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
  /** The backbone that it reads in place of images. */
  readonly input?: string;
}

/** The backbones of a plan, that of `backbone` first. */
export const backbonesOf = ({ nodes }: Pick<Plan, 'nodes'>): PlanNode[] =>
  nodes.filter(({ shelf }) => shelf === 'backbones');

/** What the images of a backbone are called among the inputs of a pass: each backbone normalizes them in its own way. */
export const imageFeed = (backbone: string): string =>
  backbone === FIRST ? 'image' : `${backbone}${OF_IMAGES}`;

/** Whether an input of a pass is images. */
export const isImageFeed = (feed: string): boolean => feed === 'image' || feed.endsWith(OF_IMAGES);

/** No name of a node has a space. */
const OF_IMAGES = ' image';

/** Whether a backbone reads images of the data set, and not vectors, audio or another backbone. */
export const readsImages = ({ signals, inputs }: PlanNode): boolean =>
  signals.image !== undefined && inputs.image === undefined;

/** Whether some stage trains a backbone, or what it reads. */
export const isTrained = ({ stages }: Pick<Plan, 'stages'>, { name }: PlanNode): boolean =>
  stages.some(({ active }) => active.includes(name));

/** Whether a backbone runs outside the graph: frozen with weights of its own, or without any that we know. */
export const isOutside = (plan: Plan, node: PlanNode): boolean =>
  !isTrained(plan, node) &&
  node.inputs.image === undefined &&
  (node.variables.length === 0 || typeof node.options.weights === 'string');
