/** Who is asking, and what they may: the permissions of a workflow's token, in the words of a workflow file. */
import type { World } from './state.ts';

export type Scope = 'contents' | 'issues' | 'pull-requests' | 'checks' | 'statuses' | 'actions' | 'administration';
export type Permissions = Partial<Readonly<Record<Scope, 'read' | 'write'>>>;

/** A token. `installation`: a GITHUB_TOKEN or an app's; `user`: a person's fine-grained one. */
export interface Token {
  readonly login: string;
  readonly kind: 'installation' | 'user';
  readonly permissions: Permissions;
  /** Ids of the repositories it was made for; other private ones do not exist. */
  readonly repositories: readonly number[];
}

/** Any one of these is enough. */
export type Need = readonly { readonly scope: Scope; readonly level: 'read' | 'write' }[];

/** What a workflow written for the action asks for. */
export const RECOMMENDED: Permissions = {
  contents: 'read',
  issues: 'write',
  'pull-requests': 'write',
  checks: 'read',
  statuses: 'write',
};

/** Public repositories are readable by everybody; writing needs the repository in the token's list. */
export function allows(token: Token, world: World, need: Need): boolean {
  const within = token.repositories.includes(world.id);
  if (need.length === 0) return true;
  return need.some(({ scope, level }) => {
    if (level === 'read' && !world.private) return true;
    const granted = token.permissions[scope];
    return within && (granted === 'write' || granted === level);
  });
}

/** A private repository that the token was not made for does not exist. */
export const sees = (token: Token, world: World): boolean => !world.private || token.repositories.includes(world.id);
