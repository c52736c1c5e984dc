/**
 * Reads the current permission of a person (docs/BEHAVIOR.md#permissions,
 * docs/internals/THREATS.md#permissions-and-edits). An error never grants anything.
 */
import * as z from 'zod/mini';
import type { Permission, PermissionReading } from '../../core/domain/model.ts';
import { PERMISSIONS } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Permissions } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';

const flags = once(() =>
  z.object({
    pull: z.boolean(),
    triage: z.optional(z.boolean()),
    push: z.boolean(),
    maintain: z.optional(z.boolean()),
    admin: z.boolean(),
  }),
);
type Flags = z.output<ReturnType<typeof flags>>;

const permissionResponse = once(() =>
  z.object({
    permission: z.string(),
    role_name: z.string(),
    user: z.nullable(z.object({ permissions: z.optional(flags()) })),
  }),
);

/** Creates the `Permissions` port over GitHub. */
export function createPermissions(api: Api): Permissions {
  return {
    async read(login) {
      const call = {
        action: `read the permission of ${JSON.stringify(login)}`,
        permission: 'contents: read',
        route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
        parameters: { username: login },
      };
      // `..` would request another address, and an empty login would list all collaborators.
      if (!/^[\w-]+(\[bot\])?$/.test(login)) return { kind: 'unknown', why: `${JSON.stringify(login)} is no login` };
      try {
        return toPermissionReading((await api.send(call, permissionResponse())).data);
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        if (error.status === 404 && error.noEffect) return { kind: 'known', permission: 'none', roleName: 'none' };
        return { kind: 'unknown', why: error.message };
      }
    },
  };
}

/** Returns the highest level of the flags, but never more than one of GitHub's own roles grants. */
function toPermissionReading({
  permission,
  role_name,
  user,
}: z.output<ReturnType<typeof permissionResponse>>): PermissionReading {
  const byRole = parsePermission(role_name);
  const byFlags = user?.permissions === undefined ? null : toPermission(user.permissions);
  // The older field `permission` has no triage and maintain, and rounds both down.
  const levels = [byRole, byFlags ?? parsePermission(permission)].filter((level) => level !== null);
  const lowest = PERMISSIONS.find((level) => levels.includes(level));
  if (lowest === undefined)
    return { kind: 'unknown', why: `GitHub answered the role ${JSON.stringify(role_name)} only` };
  return { kind: 'known', permission: lowest, roleName: role_name };
}

function toPermission({ pull, triage, push, maintain, admin }: Flags): Permission {
  if (admin) return 'admin';
  if (maintain === true) return 'maintain';
  if (push) return 'write';
  if (triage === true) return 'triage';
  return pull ? 'read' : 'none';
}

function parsePermission(text: string): Permission | null {
  return PERMISSIONS.find((level) => level === text) ?? null;
}
