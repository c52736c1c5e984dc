/** A YAML document as plain values: every scalar is its text. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** A map of the document. */
export type TreeMap = Readonly<Record<string, Tree>>;

/** Returns whether a tree is a map. */
export function isTreeMap(tree: Tree | undefined): tree is TreeMap {
  return typeof tree === 'object' && !Array.isArray(tree);
}

/** Returns the map at a place, or an empty one if something else is there. */
export function toTreeMap(tree: Tree | undefined): TreeMap {
  return isTreeMap(tree) ? tree : {};
}

/** Returns a word, or a list of words, as a list. */
export function toStringList(tree: Tree | undefined): readonly string[] {
  if (typeof tree === 'string') return tree === '' ? [] : [tree];
  return Array.isArray(tree) ? tree.filter((item: Tree) => typeof item === 'string') : [];
}
