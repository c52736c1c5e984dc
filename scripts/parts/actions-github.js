/**
 * The `@actions/github` of dist/: its Octokit, without plugins. The action calls routes (`octokit.request`) through its
 * own HTTP client (src/http), so it needs neither the table of all routes nor the HTTP stack for a fallback `fetch`.
 */
import { Octokit } from '../../node_modules/@octokit/core/dist-src/index.js';

export const getOctokit = (token, options) => new Octokit({ ...options, auth: `token ${token}` });
