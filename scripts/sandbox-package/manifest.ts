/** The manifest of the npm package `orkestro-sandbox`, made from that of the action. */

/** What the manifest takes from the action's. */
export interface OwnManifest {
  readonly version: string;
  readonly license: string;
}

const REPOSITORY = 'orkestro/orkestro-action';

/** Returns the manifest. The program is one bundle, so it has no dependencies, and nothing runs when it is installed. */
export function toManifest({ version, license }: OwnManifest): Readonly<Record<string, unknown>> {
  return {
    name: 'orkestro-sandbox',
    version,
    description: 'The Orkestro marketplace on your own machine: the whole API in one process, no account, no money.',
    keywords: ['orkestro', 'sandbox', 'mock-server', 'marketplace', 'escrow', 'github-actions'],
    license,
    homepage: `https://github.com/${REPOSITORY}/blob/main/docs/SANDBOX.md`,
    bugs: `https://github.com/${REPOSITORY}/issues`,
    // npm compares it with the repository that built the package, and refuses the provenance of another one.
    repository: { type: 'git', url: `git+https://github.com/${REPOSITORY}.git` },
    type: 'module',
    bin: { 'orkestro-sandbox': 'index.js' },
    // node:sqlite has every function that the sandbox uses since then (src/sandbox/cli/runtime.ts).
    engines: { node: '>=22.16' },
    publishConfig: { access: 'public', provenance: true },
  };
}
