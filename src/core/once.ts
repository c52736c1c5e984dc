/**
 * What is made when it is first asked for, and then kept. Schemas are made so: building all of them takes milliseconds that
 * every run would pay, no run needs more than some, and nothing is to be done while a file is loaded.
 */
export function once<T>(create: () => T): () => T {
  let cached: { readonly it: T } | undefined;
  return () => (cached ??= { it: create() }).it;
}
