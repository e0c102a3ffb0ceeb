/** Prefixes that wrappers add to a network's names: DataParallel, torch.compile, Lightning and similar, possibly nested. */
const WRAPPERS = /^(?:(?:module|_orig_mod|model|net|backbone)\.)+/;

/** The name of an array without the prefixes of wrappers, in any order and depth. */
export const plainName = (name: string): string => name.replace(WRAPPERS, '');
