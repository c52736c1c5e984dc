/** Lists the files that a pull request changes (docs/BEHAVIOR.md#protected-paths, docs/GITHUB-FACTS.md#size-limits). */
import * as z from 'zod/mini';
import type { TouchedPaths } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Api } from '../api/client.ts';
import { throwMissingPull } from './pull.ts';

/** The query for the number of changed files. */
export const CHANGED_FILES_QUERY = `
query ChangedFiles($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { changedFiles } }
}`;

const countResponse = once(() =>
  z.object({
    repository: z.object({ pullRequest: z.nullable(z.object({ changedFiles: z.int() })) }),
  }),
);

/** The schema of a changed file. A rename without its old name is incomplete, so it fails. */
const file = once(() =>
  z.object({ filename: z.string(), status: z.string(), previous_filename: z.optional(z.string()) }).check(
    z.refine(({ status, previous_filename }) => status !== 'renamed' || previous_filename !== undefined, {
      error: 'a rename without its old name',
    }),
  ),
);

/** GitHub lists at most this many files. */
const MAX_FILES = 3_000;

/** Lists the changed paths, with both names of a rename. A list that differs from GitHub's own count is `too_many`. */
export async function listTouchedPaths(api: Api, number: number): Promise<TouchedPaths> {
  const call = { action: `list the files of pull request #${number}`, permission: 'pull-requests: read' };
  const { data } = await api.query({
    ...call,
    document: CHANGED_FILES_QUERY,
    variables: { number },
    schema: countResponse(),
  });
  const { changedFiles } = data.repository.pullRequest ?? throwMissingPull(number);
  if (changedFiles >= MAX_FILES) return { kind: 'too_many', listed: changedFiles };
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
  const files = await api.list({ ...call, route, parameters: { pull_number: number } }, file());
  if (files.length !== changedFiles) return { kind: 'too_many', listed: files.length };
  const paths = files.flatMap((one) => [one.filename, one.previous_filename ?? one.filename]);
  return { kind: 'listed', paths: [...new Set(paths)] };
}
