/**
 * The `@actions/core` of dist/: the job summary. The index of the package loads an HTTP stack for OIDC tokens, and the
 * step's log, masks, and outputs go through the action's own neutralizing runner.
 */
export { summary } from '../../node_modules/@actions/core/lib/summary.js';
