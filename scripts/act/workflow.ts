/** What a workflow file says, where the cases have to know it: act itself ignores `permissions:`, and fetches nothing here. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Permissions, Scope } from '../../__tests__/support/github/tokens.ts';

/** A workflow, as far as it is read here. */
interface Workflow {
  readonly permissions?: Permissions;
  readonly jobs?: Readonly<Record<string, { readonly permissions?: Permissions }>>;
}

const SCOPES: readonly Scope[] = ['contents', 'issues', 'pull-requests', 'checks', 'statuses', 'actions'];
const STAND_INS = fileURLToPath(new URL('stand-ins/', import.meta.url));

/** Returns a workflow of examples/workflows/ as it stands. */
export function readExample(name: string): string {
  return readFileSync(`examples/workflows/${name}`, 'utf8');
}

/** Returns the block of a document that matches, without its fences. @throws if there is none */
export function readBlock(document: string, language: string, start: string): string {
  const blocks = readFileSync(document, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  const found = [...blocks].find(([, kind, text]) => kind === language && text?.startsWith(start) === true);
  if (found?.[2] === undefined) throw new Error(`${document} has no ${language} block that starts with "${start}"`);
  return found[2];
}

/** Returns what the token of any job may, for the stand-in to enforce. */
export function readPermissions(workflow: string): Permissions {
  const { permissions: whole, jobs = {} } = parse(workflow) as Workflow;
  const granted: Partial<Record<Scope, 'read' | 'write'>> = {};
  for (const { permissions = whole ?? {} } of Object.values(jobs)) {
    for (const scope of SCOPES) {
      const level = permissions[scope];
      if (level !== undefined && granted[scope] !== 'write') granted[scope] = level;
    }
  }
  return granted;
}

/** Returns `owner/name@ref=folder` for each action that is not ours. @throws if an action has no stand-in */
export function listStandIns(workflow: string): readonly string[] {
  const used = [...workflow.matchAll(/uses: ([\w-]+\/[\w-]+)@(\S+)/g)].map(([, name = '', ref = '']) => ({
    name,
    ref,
  }));
  const foreign = used.filter(({ name }) => name !== 'orkestro/orkestro-action');
  return foreign.map(({ name, ref }) => {
    if (!existsSync(`${STAND_INS}${name}`)) throw new Error(`scripts/act/stand-ins has no ${name}`);
    return `${name}@${ref}=${STAND_INS}${name}`;
  });
}
