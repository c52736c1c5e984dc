/** Serving: prints where and with which key, says what an open address means, and stops well. */
import { startSandboxServer, type SandboxServer } from '../server.ts';
import type { ServeOptions } from './arguments.ts';
import { readScenarioFile } from './scenario-file.ts';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/;

/** What a failure to listen means, and the fix; `null`: it is about something else. */
export function explainListening(error: unknown, program: string): string | null {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return null;
  const { code, message } = error;
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    const port = 'port' in error ? String(error.port) : '?';
    return `Port ${port} cannot be used (${message}). Give another one: ${program} --port 0`;
  }
  if (code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND' && code !== 'EAI_AGAIN') return null;
  return `--host cannot be used (${message}). Give an address of this machine, such as 127.0.0.1 or 0.0.0.0.`;
}

/** What it means that others can reach this; empty for loopback. */
function describeExposure({ host, workers }: ServeOptions): string {
  if (LOOPBACK.test(host)) return '';
  const work =
    workers === null
      ? ''
      : '\n        Whoever has a key makes this machine run your worker command on a text of their own.';
  return `
  Open  Not only this machine: whoever reaches ${host} can look at the storefront, and use the API with a key.
        It is plain http, so keys can be read on the way.${work}
        Without --host only this machine gets in.`;
}

function describeServer({ url, key }: SandboxServer, options: ServeOptions): string {
  return `The sandbox marketplace is open (Ctrl-C closes it).

  URL   ${url}
  Key   ${key}
        Shown this once. A new one is made at every start.
  Data  ${options.data ?? 'in memory, gone at the end'}${describeExposure(options)}

Try it:
  curl ${url}/marketplace/specialists -H "Authorization: Bearer ${key}"`;
}

/** Serves until SIGINT or SIGTERM. Throws SandboxError, or the system's error when it cannot listen. */
export async function serve(options: ServeOptions, _program: string): Promise<void> {
  const { port, host, data, speed, seed } = options;
  const server = await startSandboxServer({
    ...{ port, host, speed },
    ...(data === null ? {} : { path: data }),
    ...(seed === null ? {} : { seed }),
    ...(options.scenario === null ? {} : { scenario: readScenarioFile(options.scenario) }),
  });
  console.log(describeServer(server, options));
  const stop = (): void => {
    console.log('\nClosing.');
    void server.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
