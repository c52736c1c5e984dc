/** The Dockerfile: linted, and its steps run on this machine, because Docker is not everywhere. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validate } from 'dockerfile-utils';
import {
  buildImage,
  openFolder,
  parseDockerfile,
  toProcess,
  type Image,
} from '../../../scripts/sandbox-package/image.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const TEXT = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');

/** Returns what a linter says, and what it does not look at: who runs the image, and whether its health can be seen. */
function lint(text: string): readonly string[] {
  const instructions = parseDockerfile(text);
  const last = instructions.slice(instructions.findLastIndex(({ word }) => word === 'FROM'));
  const has = (word: string, pattern: RegExp): boolean =>
    last.some((one) => one.word === word && pattern.test(one.text));
  return [
    ...validate(text).map(({ message }) => (typeof message === 'string' ? message : message.value)),
    ...instructions
      .filter(({ word, text: image }) => word === 'FROM' && !/^[\w./-]+:(?!latest\b)[\w.-]+/.test(image))
      .map(({ text: image }) => `FROM ${image} has no tag, or latest`),
    ...(has('USER', /^(?!root|0\b)\w+$/) ? [] : ['it runs as root']),
    ...(has('HEALTHCHECK', /^CMD \[/) ? [] : ['it has no HEALTHCHECK']),
    // A shell would get the signal that stops a container, and keep it.
    ...(has('ENTRYPOINT', /^\[/) ? [] : ['ENTRYPOINT is not a list']),
    ...(last.some(({ word }) => word === 'RUN') ? ['RUN in the last stage needs an emulator for other platforms'] : []),
  ];
}

describe('the Dockerfile', () => {
  it('has nothing that a linter finds', () => {
    expect(lint(TEXT)).toEqual([]);
  });

  it.each([
    ['USER node', 'USER root', 'it runs as root'],
    ['USER node', 'USR node', 'Unknown instruction: USR'],
    ['node:24-bookworm-slim AS', 'node AS', 'FROM node AS package has no tag, or latest'],
    ['ENTRYPOINT ["node", "/opt/orkestro-sandbox/index.js"]', 'ENTRYPOINT node index.js', 'ENTRYPOINT is not a list'],
    ['EXPOSE 8787', 'EXPOSE port', 'Invalid containerPort: port'],
    ['HEALTHCHECK ', 'LABEL ', 'it has no HEALTHCHECK'],
    ['USER node', 'RUN true\nUSER node', 'RUN in the last stage needs an emulator for other platforms'],
  ])('with %j as %j would be noticed', (from, to, problem) => {
    expect(lint(TEXT.replace(from, to))).toContain(problem);
  });

  it.each([
    ['COPY package.json', 'COPY action.yml package.json', '.dockerignore keeps it out'],
    ['RUN node scripts', 'RUN node /etc/scripts', 'name paths from WORKDIR on'],
    ['--from=package', '--from=nothing', 'there is no such stage'],
    ['RUN node scripts', 'RUN false && node scripts', 'failed'],
    ['EXPOSE', 'ONBUILD', 'not an instruction that is understood here'],
  ])('with %j as %j is not built', (from, to, problem) => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-image-'));
    try {
      expect(() => buildImage(TEXT.replace(from, to), ROOT, folder)).toThrow(problem);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the image', () => {
  let folder: string;
  let image: Image;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-image-'));
    image = buildImage(TEXT, ROOT, folder);
    openFolder(folder);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const getFreePort = async (): Promise<number> => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
  };

  it('starts as it says, not as root; is healthy, keeps its data in the volume, and ends at its signal', async () => {
    const port = String(await getFreePort());
    const onPort = (words: readonly string[]): string[] => words.map((word) => word.replaceAll('8787', port));
    const main = toProcess(image, onPort(image.command));
    const check = toProcess(image, onPort(image.healthcheck));
    const isHealthy = (): boolean => {
      const [program = '', ...args] = check.words;
      return spawnSync(program, args, check.options).status === 0;
    };
    expect(isHealthy()).toBe(false);
    const [program = '', ...args] = main.words;
    const child = spawn(program, args, { ...main.options, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    while (!printed.includes('Try it')) await once(child.stdout, 'data');
    expect(printed).toContain('whoever reaches 0.0.0.0');
    expect(isHealthy()).toBe(true);
    const file = statSync(join(image.root, 'data/market.sqlite'));
    expect(file.uid).toBe(process.getuid?.() === 0 ? 1000 : process.getuid?.());
    const closed = once(child, 'close');
    child.kill(image.stopSignal as NodeJS.Signals);
    expect(await closed).toEqual([0, null]);
    expect(isHealthy()).toBe(false);
  });
});
