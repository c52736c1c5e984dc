/** Files of the default branch, read through the API and never from a checkout (threats row 22). */
import * as z from 'zod/mini';
import type { Contents } from '../core/ports.ts';
import type { Api } from './api.ts';
import { GitHubError } from './errors.ts';

/** Octokit hands the raw media type on as bytes unless it names UTF-8; a directory would come as a list. */
const text = z.pipe(
  z.union([z.string(), z.instanceof(ArrayBuffer)]),
  z.transform((raw) => (typeof raw === 'string' ? raw : new TextDecoder().decode(raw))),
);

/** The `Contents` port over GitHub. Throws RangeError for a path with `..`, which the API would resolve to elsewhere. */
export function createContents(api: Api): Contents {
  return {
    async read(path) {
      if (path.split('/').includes('..')) throw new RangeError(`${path} leaves the repository`);
      // Without `ref` GitHub takes the default branch, which no tag of the same name can stand in for.
      const call = {
        doing: `read ${path} at the default branch`,
        permission: 'contents: read',
        route: `GET /repos/{owner}/{repo}/contents/${encodePath(path)}`,
        accept: 'application/vnd.github.raw+json',
      };
      try {
        return (await api.send(call, text)).data;
      } catch (error) {
        // In GitHub's own words only: a proxy's 404 must not pass for a repository without rules.
        if (error instanceof GitHubError && error.code === 'not_found' && error.noEffect) return null;
        throw error;
      }
    },
  };
}

/** Empty and `.` segments say nothing. */
function encodePath(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.map(encodeURIComponent).join('/');
}
