/** Trigger labels: the one of the input `label`, and those that a config file may add beside it. */

/** What may follow the trigger label's name in a label of the config file: `orkestro: docs`, `orkestro/docs`. */
const SEPARATORS = [':', '/', '-', ' '] as const;

/** GitHub's labels are unique without regard to case. */
export function isSameLabel(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/**
 * Whether a label may start something: the trigger label itself, or one that begins with it and a separator. Every other
 * label is told apart without asking anybody, so that it costs nothing.
 */
export function canTrigger(label: string, trigger: string): boolean {
  if (isSameLabel(label, trigger)) return true;
  return SEPARATORS.some((one) => label.toLowerCase().startsWith(`${trigger}${one}`.toLowerCase()));
}
