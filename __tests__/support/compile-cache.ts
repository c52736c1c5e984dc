/**
 * The suite starts the built action and the sandbox many hundred times, and compiles the same programs each time. Node can keep
 * that in a directory: it holds each entry against the program's text and passes over what does not fit, so neither a new build
 * nor a killed process can spoil it. Only tests use it; what measures speed starts as on a runner.
 */

/** The variable in which the suite's setup names the directory, one for each checkout. */
export const COMPILE_CACHE = 'ORKESTRO_TEST_COMPILE_CACHE';

/** Returns what a process needs in its environment to use the directory; nothing outside of the suite. */
export function compileCacheEnvironment(): Readonly<Record<string, string>> {
  const directory = process.env[COMPILE_CACHE];
  return directory === undefined ? {} : { NODE_COMPILE_CACHE: directory };
}
