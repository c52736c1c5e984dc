/**
 * Returns a function that creates a value on its first call and returns the same value afterwards.
 *
 * Schemas are created this way: building all of them at load would cost every run milliseconds, and no run needs them all.
 */
export function once<T>(create: () => T): () => T {
  let cached: { readonly value: T } | undefined;
  return () => (cached ??= { value: create() }).value;
}
