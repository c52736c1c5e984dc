/** The lowest Node version in which node:sqlite has every function that the store uses, without a flag. */
const MIN_NODE_VERSION = [22, 16] as const;

/**
 * Explains why this Node is not supported, and the fix. `version` looks like `22.16.0`.
 *
 * @returns null if the version is supported.
 */
export function explainUnsupportedNode(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MIN_NODE_VERSION[0] || (major === MIN_NODE_VERSION[0] && minor >= MIN_NODE_VERSION[1])) return null;
  return `The sandbox needs Node ${MIN_NODE_VERSION.join('.')} or newer, this is ${version}: it keeps its data in node:sqlite. Install a newer Node from https://nodejs.org, and start it again.`;
}
