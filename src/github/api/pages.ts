/** Reads a GraphQL connection to its end. */
import { GitHubError } from './errors.ts';
import type { Page } from './wire.ts';

const MAX_PAGES = 500;

/**
 * Reads the pages after the first. `getPage` reads the page behind a cursor.
 *
 * @throws GitHubError `incomplete` for a cursor that comes twice, or too many pages
 */
export async function collectPages<T>(
  action: string,
  first: Page<T>,
  getPage: (after: string) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const nodes = [...first.nodes];
  const seen = new Set<string>();
  for (let after = first.next; after !== null;) {
    if (seen.has(after)) throw createEndlessError(action, 'the cursor does not advance, the pages have no end');
    if (seen.size >= MAX_PAGES) throw createEndlessError(action, `there are more than ${MAX_PAGES} pages`);
    seen.add(after);
    const page = await getPage(after);
    nodes.push(...page.nodes);
    after = page.next;
  }
  return nodes;
}

function createEndlessError(action: string, why: string): GitHubError {
  const call = { action, where: 'GraphQL', permission: 'contents: read' };
  return new GitHubError({ code: 'incomplete', call, why });
}
