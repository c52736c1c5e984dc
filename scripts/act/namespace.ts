/**
 * A mount and network namespace of its own, for the cases and everything that they start. It has nothing but loopback, so no
 * request can leave the machine, and a hosts file that leads GitHub's and the marketplace's names to the stand-ins. Several
 * invocations don't meet: each has its own port 443.
 */
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Missing } from './requirements.ts';

/** The names that lead to the front. act itself asks the last two for the action's source and for notices. */
const NAMES = ['api.github.com', 'orkestro.net', 'ghes.local', 'gitea.example', 'github.com', 'api.nektosact.com'];
/** Names the folder for logs and scratch files, for the process inside. */
const FOLDER = 'ORKESTRO_ACT_FOLDER';
const SCRIPT = 'ip link set lo up && mount --bind "$0" /etc/hosts && exec "$@"';

/** Returns the arguments of `unshare`. Without root, the user is mapped to root inside. */
function unshareArguments(): readonly string[] {
  return [...(process.getuid?.() === 0 ? [] : ['--map-root-user']), '--mount', '--net'];
}

/** Returns what keeps this user from making a namespace. @returns null if nothing does */
export function findObstacle(): Missing | null {
  const { status, stderr } = spawnSync('unshare', [...unshareArguments(), 'ip', 'link', 'set', 'lo', 'up'], {
    encoding: 'utf8',
  });
  if (status === 0) return null;
  const fix = 'run it as root: sudo env "PATH=$PATH" npm run act';
  return { problem: `this user can make no network of its own (${stderr.trim()}).`, fix };
}

/** Returns the folder for logs and scratch files. @returns null outside the namespace */
export function readNamespaceFolder(): string | null {
  return process.env[FOLDER] ?? null;
}

/** Starts this program again inside a namespace, and returns its exit code. */
export function enterNamespace(folder: string, args: readonly string[]): Promise<number> {
  const hosts = join(folder, 'hosts');
  writeFileSync(hosts, `127.0.0.1 localhost ${NAMES.join(' ')}\n`);
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const program = ['sh', '-c', SCRIPT, hosts, process.execPath, '--disable-warning=ExperimentalWarning', main, ...args];
  const env = { ...process.env, [FOLDER]: folder };
  const child = spawn('unshare', [...unshareArguments(), ...program], { env, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
}
