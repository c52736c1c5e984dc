/**
 * Reads files of the default branch through the API, never from a checkout
 * (docs/internals/THREATS.md#configuration-source).
 */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { Contents } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import type { GitHubErrorCode } from '../api/error-codes.ts';
import { GitHubError } from '../api/errors.ts';

/**
 * The schema of a raw file. Octokit returns it as bytes unless it names UTF-8. A directory would be a list, so it
 * fails.
 */
const text = once(() =>
  z.pipe(
    z.union([z.string(), z.instanceof(ArrayBuffer)]),
    z.transform((raw) => (typeof raw === 'string' ? raw : new TextDecoder().decode(raw))),
  ),
);

/**
 * The query for a file in the default branch's newest commit. A visible commit proves that the token may read files, so
 * that a file without entry is absent and not hidden.
 */
const FILE_QUERY = `
query File($owner: String!, $name: String!, $path: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      target {
        ... on Commit { oid file(path: $path) { mode object { ... on Blob { text byteSize isTruncated } } } }
      }
    }
  }
}`;

const blob = once(() => z.object({ text: z.nullable(z.string()), byteSize: z.int(), isTruncated: z.boolean() }));
const entry = once(() => z.object({ mode: z.int(), object: z.nullable(z.union([blob(), z.object({})])) }));
type Entry = z.output<ReturnType<typeof entry>>;

const fileResponse = once(() =>
  z.object({
    repository: z.object({
      defaultBranchRef: z.object({ target: z.object({ oid: z.string(), file: z.nullable(entry()) }) }),
    }),
  }),
);

/** Git's modes of regular and executable files. A symbolic link or a submodule has another mode. */
const FILE_MODES: ReadonlySet<number> = new Set([0o100644, 0o100755]);

/** Codes that the second way to read would get as well. */
const NOT_WORTH_RETRYING: ReadonlySet<GitHubErrorCode> = new Set(['unauthorized', 'unreachable', 'cancelled', 'moved']);

/**
 * Creates the `Contents` port over GitHub.
 *
 * `read` throws RangeError for a path with `..`, which the API would resolve to another place.
 */
export function createContents(api: Api): Contents {
  return {
    async read(path) {
      if (path.split('/').includes('..')) throw new RangeError(`${path} leaves the repository`);
      const found = await getFromTree(api, path);
      if (found !== undefined) return found;
      // Without `ref`, GitHub reads the default branch, even if a tag has the same name.
      const call = {
        action: `read ${path} at the default branch`,
        permission: 'contents: read',
        route: `GET /repos/{owner}/{repo}/contents/${encodePath(path)}`,
        accept: 'application/vnd.github.raw+json',
      };
      try {
        return (await api.send(call, text())).data;
      } catch (error) {
        // Only GitHub's own 404 counts. A proxy's 404 must not pass for a repository without rules.
        if (!(error instanceof GitHubError && error.code === 'not_found' && error.noEffect)) throw error;
        await assertReadable(api, path);
        return null;
      }
    },
  };
}

/**
 * Reads a file from the tree. `null`: certainly absent. `undefined`: unknown, or not available byte by byte.
 *
 * @throws GitHubError if another way to read would fail as well
 */
async function getFromTree(api: Api, path: string): Promise<string | null | undefined> {
  const call = { action: `read ${path} at the default branch`, permission: 'contents: read' };
  const variables = { path: splitPath(path).join('/') };
  try {
    const { data } = await api.query({ ...call, document: FILE_QUERY, variables, schema: fileResponse() });
    const { file } = data.repository.defaultBranchRef.target;
    return file === null ? null : toCompleteText(file);
  } catch (error) {
    if (!(error instanceof GitHubError) || NOT_WORTH_RETRYING.has(error.code)) throw error;
    return undefined;
  }
}

/** Returns the text of a file, or `undefined` if it is truncated or not exactly as written. */
function toCompleteText({ mode, object }: Entry): string | undefined {
  if (!FILE_MODES.has(mode) || object === null || !('text' in object)) return undefined;
  const { text, byteSize, isTruncated } = object;
  const isWhole = text !== null && !isTruncated && Buffer.byteLength(text) === byteSize;
  return isWhole ? text : undefined;
}

/**
 * Checks that a missing file is absent and not hidden. GitHub also responds 404 if the token may not read a private
 * repository's files, and a hidden file could contain limits. A public repository hides nothing.
 *
 * @throws GitHubError if the default branch can't be read
 */
async function assertReadable(api: Api, path: string): Promise<void> {
  const { defaultBranch, isPublic } = api.repository;
  if (isPublic === true) return;
  const route = `GET /repos/{owner}/{repo}/git/ref/heads/${defaultBranch.split('/').map(encodeURIComponent).join('/')}`;
  const action = `tell whether ${path} is absent or hidden from the token`;
  try {
    await api.send({ action, permission: 'contents: read', route }, z.unknown());
  } catch (error) {
    // GitHub responds 409 for a repository without a commit, which has no files.
    if (!(error instanceof GitHubError && error.status === 409)) throw error;
  }
}

function encodePath(path: string): string {
  return splitPath(path).map(encodeURIComponent).join('/');
}

/** Splits a path, without empty and `.` segments. */
function splitPath(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}
