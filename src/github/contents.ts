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
        if (!(error instanceof GitHubError && error.code === 'not_found' && error.noEffect)) throw error;
        await confirmReadable(api, path);
        return null;
      }
    },
  };
}

/**
 * GitHub answers 404 as well where the token may not see a private repository's files: what is certainly there has to be
 * readable, or what is not found may be a file with limits in it. What is public hides nothing. Throws GitHubError.
 */
async function confirmReadable(api: Api, path: string): Promise<void> {
  const { defaultBranch, isPublic } = api.repository;
  if (isPublic === true) return;
  const route = `GET /repos/{owner}/{repo}/git/ref/heads/${defaultBranch.split('/').map(encodeURIComponent).join('/')}`;
  const doing = `tell whether ${path} is absent or hidden from the token`;
  try {
    await api.send({ doing, permission: 'contents: read', route }, z.unknown());
  } catch (error) {
    // GitHub's word for a repository without a commit: there is nothing in it.
    if (!(error instanceof GitHubError && error.status === 409)) throw error;
  }
}

/** Empty and `.` segments say nothing. */
function encodePath(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.map(encodeURIComponent).join('/');
}
