/** Separators of tags in a cell, the least ambiguous first. */
const SEPARATORS = ['|', ';', ',', ' '];

/**
 * The separator of cells with several tags, and their tags; undefined if the cells are more likely names. Cells are
 * lists of tags if there are fewer distinct tags than distinct cells, and each tag is in two cells on average. If a
 * space separates them, a tag must also occur alone, since many names contain spaces.
 */
export function tagsOf(
  cells: readonly string[],
): { readonly separator: string; readonly lists: readonly (readonly string[])[] } | undefined {
  for (const separator of SEPARATORS) {
    const lists = cells.map((cell) =>
      cell
        .split(separator)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    );
    const tags = new Set(lists.flat());
    const several = lists.filter((list) => list.length > 1).length;
    const alone = lists.some((list) => list.length === 1);
    const occurrences = lists.reduce((sum, list) => sum + list.length, 0);
    if (several === 0 || tags.size >= cells.length || occurrences < 2 * tags.size) continue;
    if (separator === ' ' && !alone) continue;
    return { separator, lists };
  }
  return undefined;
}
