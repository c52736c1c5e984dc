/** What failing check runs say: title, summary, and first annotations. */
import * as z from 'zod/mini';
import type { ReportedCheck } from '../../core/domain/checks.ts';
import { once } from '../../core/once.ts';
import type { CheckDetails } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';

/** The query for what failing check runs say. */
export const DETAILS_QUERY = `
query CheckDetails($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on CheckRun {
      id
      title
      summary
      annotations(first: 10) { nodes { path location { start { line } } message } }
    }
  }
}`;

const annotation = once(() =>
  z.object({
    path: z.string(),
    location: z.object({ start: z.object({ line: z.int() }) }),
    message: z.string(),
  }),
);

const detailsResponse = once(() =>
  z.object({
    nodes: z.array(
      z.nullable(
        z.object({
          id: z.optional(z.string()),
          title: z.optional(z.nullable(z.string())),
          summary: z.optional(z.nullable(z.string())),
          annotations: z.optional(z.nullable(z.object({ nodes: z.array(annotation()) }))),
        }),
      ),
    ),
  }),
);

/** GitHub's limit for the IDs of one query. */
const MAX_IDS = 100;

/** Reads the details of check runs, keyed by node ID. Missing ones are left out. */
export async function getCheckDetails(
  api: Api,
  checks: readonly ReportedCheck[],
): Promise<ReadonlyMap<string, CheckDetails>> {
  const ids = [...new Set(checks.filter(({ kind }) => kind === 'check_run').map(({ nodeId }) => nodeId))];
  const found = new Map<string, CheckDetails>();
  for (let start = 0; start < ids.length; start += MAX_IDS) {
    const { data } = await api.query({
      action: 'read what the failing checks say',
      permission: 'checks: read',
      document: DETAILS_QUERY,
      variables: { ids: ids.slice(start, start + MAX_IDS) },
      schema: detailsResponse(),
      // Details help the specialist and decide nothing, so incomplete ones are enough.
      tolerates: ({ path }) => /^nodes\.\d+/.test(path),
    });
    for (const node of data.nodes) if (node?.id !== undefined) found.set(node.id, toDetails(node));
  }
  return found;
}

type DetailsNode = NonNullable<z.output<ReturnType<typeof detailsResponse>>['nodes'][number]>;

function toDetails({ title, summary, annotations }: DetailsNode): CheckDetails {
  const nodes = annotations?.nodes ?? [];
  return {
    title: title ?? null,
    summary: summary ?? null,
    annotations: nodes.map(({ path, location, message }) => ({ path, line: location.start.line, message })),
  };
}
