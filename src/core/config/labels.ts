/** Trigger labels: the one of the input `label`, and those that a config file adds. */

/** What can follow the name of the trigger label in a label of the config file: `orkestro: docs`, `orkestro/docs`. */
const SEPARATORS = [':', '/', '-', ' '] as const;

/** Compares labels as GitHub does, ignoring case. */
export function isSameLabel(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/**
 * Returns whether a label can start a hire: the trigger label itself, or one that begins with it and a separator.
 *
 * This recognizes every other label without a request.
 */
export function canTrigger(label: string, trigger: string): boolean {
  if (isSameLabel(label, trigger)) return true;
  return SEPARATORS.some((one) => label.toLowerCase().startsWith(`${trigger}${one}`.toLowerCase()));
}
