/**
 * Builds the image of a Dockerfile into a plain folder, where Docker is not: its steps run on this machine, below the folder.
 * What it does not know, it refuses. It understands as much as our own Dockerfile needs.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, posix } from 'node:path';

/** One instruction: its word, its `--options`, and the rest. */
export interface Instruction {
  readonly word: string;
  readonly options: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A built image: a folder as its root, and how to start it. */
export interface Image {
  readonly root: string;
  readonly base: string;
  readonly directory: string;
  readonly user: string;
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
  readonly stopSignal: string;
}

/** The user `node` of the base image. */
const NODE_ID = 1000;

/** Returns the instructions of a Dockerfile: joined where a line ends in a backslash, without comments. */
export function parseDockerfile(text: string): readonly Instruction[] {
  return text
    .replace(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, word = '', given = '', rest = ''] = /^(\w+)\s+((?:--\S+\s+)*)(.*)$/.exec(line) ?? [];
      const options = [...given.matchAll(/--([\w-]+)=(\S+)/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      );
      return { word, options: Object.fromEntries(options), text: rest.trim() };
    });
}

/** Returns whether .dockerignore lets a path of the context through. Ours names everything that it lets through. */
function isInContext(context: string, path: string): boolean {
  const lines = readFileSync(join(context, '.dockerignore'), 'utf8').split('\n');
  return lines.some((line) => line.startsWith('!') && (path === line.slice(1) || path.startsWith(`${line.slice(1)}/`)));
}

const toWords = (text: string): readonly string[] => JSON.parse(text) as string[];

class Stage {
  readonly root: string;
  readonly base: string;
  directory = '/';
  user = 'root';
  env: Record<string, string> = {};
  entrypoint: readonly string[] = [];
  arguments: readonly string[] = [];
  healthcheck: readonly string[] = [];
  stopSignal = 'SIGTERM';

  constructor(root: string, base: string) {
    this.root = root;
    this.base = base;
    mkdirSync(root, { recursive: true });
  }

  /** Returns the place of a path of the image on this machine. */
  locate(path: string): string {
    return join(this.root, posix.resolve(this.directory, path));
  }
}

function copy(stage: Stage, { options, text }: Instruction, source: string, owner: number | null): void {
  const paths = text.split(/\s+/);
  const target = stage.locate(paths.at(-1) ?? '');
  const isFolder = paths.length > 2 || text.endsWith('/');
  for (const path of paths.slice(0, -1)) {
    if (options['from'] === undefined && !isInContext(source, path)) {
      throw new Error(`COPY ${path}: .dockerignore keeps it out of the context`);
    }
    const from = join(source, path);
    const to = isFolder && statSync(from).isFile() ? join(target, basename(path)) : target;
    cpSync(from, to, { recursive: true });
    if (owner !== null) chownSync(to, owner, owner);
  }
}

function run(stage: Stage, text: string): void {
  // A path from the root would be one of this machine.
  if (/(^|[\s=])\//.test(text)) throw new Error(`RUN ${text}: name paths from WORKDIR on`);
  const options = {
    cwd: stage.locate('.'),
    encoding: 'utf8' as const,
    env: { PATH: process.env['PATH'], ...stage.env },
  };
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-ec', text], options);
  if (status !== 0) throw new Error(`RUN ${text} failed\n${stdout}${stderr}`);
}

interface Build {
  /** The folder that COPY reads. */
  readonly context: string;
  readonly stages: ReadonlyMap<string, Stage>;
}

function applyCopy(stage: Stage, instruction: Instruction, { context, stages }: Build): void {
  const { from, chown } = instruction.options;
  const source = from === undefined ? context : stages.get(from)?.root;
  if (source === undefined) throw new Error(`COPY --from=${from ?? ''}: there is no such stage`);
  const isRoot = process.getuid?.() === 0;
  copy(stage, instruction, source, chown === 'node:node' && isRoot ? NODE_ID : null);
}

function applyEnv(stage: Stage, text: string): void {
  for (const [, name = '', value = ''] of text.matchAll(/(\w+)=(\S*)/g)) stage.env[name] = value;
}

function applyDirectory(stage: Stage, path: string): void {
  stage.directory = posix.resolve(stage.directory, path);
  mkdirSync(stage.locate('.'), { recursive: true });
}

const describeOnly = (): void => undefined;

const STEPS: Readonly<Record<string, (stage: Stage, instruction: Instruction, build: Build) => void>> = {
  WORKDIR: (stage, { text }) => {
    applyDirectory(stage, text);
  },
  COPY: applyCopy,
  RUN: (stage, { text }) => {
    run(stage, text);
  },
  ENV: (stage, { text }) => {
    applyEnv(stage, text);
  },
  USER: (stage, { text }) => (stage.user = text),
  STOPSIGNAL: (stage, { text }) => (stage.stopSignal = text),
  HEALTHCHECK: (stage, { text }) => (stage.healthcheck = toWords(text.replace(/^CMD\s+/, ''))),
  ENTRYPOINT: (stage, { text }) => (stage.entrypoint = toWords(text)),
  CMD: (stage, { text }) => (stage.arguments = toWords(text)),
  EXPOSE: describeOnly,
  VOLUME: describeOnly,
};

/**
 * Builds the last stage of a Dockerfile.
 *
 * @param context is the folder that COPY reads.
 * @param folder gets a folder for each stage.
 * @throws Error if a step fails or is not understood.
 */
export function buildImage(text: string, context: string, folder: string): Image {
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const instruction of parseDockerfile(text)) {
    if (instruction.word === 'FROM') {
      const [base = '', , name = `${stages.size}`] = instruction.text.split(/\s+/);
      stage = new Stage(join(folder, name), base);
      stages.set(name, stage);
    } else {
      if (stage === undefined) throw new Error('FROM must come first');
      const step = STEPS[instruction.word];
      if (step === undefined) throw new Error(`${instruction.word}: not an instruction that is understood here`);
      step(stage, instruction, { context, stages });
    }
  }
  if (stage === undefined) throw new Error('there is no FROM');
  const { root, base, directory, user, env, entrypoint, healthcheck, stopSignal } = stage;
  return { root, base, directory, user, env, command: [...entrypoint, ...stage.arguments], healthcheck, stopSignal };
}

/** Returns how to start a command of an image here: below its folder, as its user where this process may. */
export function toProcess(
  { root, directory, user, env }: Image,
  command: readonly string[],
): {
  readonly words: readonly string[];
  readonly options: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly uid?: number;
    readonly gid?: number;
  };
} {
  const words = command.map((word) =>
    word.startsWith('/') && existsSync(join(root, posix.dirname(word))) ? join(root, word) : word,
  );
  const isOther = user === 'node' && process.getuid?.() === 0;
  const options = { cwd: join(root, directory), env: { PATH: process.env['PATH'], ...env } };
  return { words, options: isOther ? { ...options, uid: NODE_ID, gid: NODE_ID } : options };
}

/** Lets other users read a folder, as everybody can read an image. */
export function openFolder(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openFolder(join(folder, entry.name));
  }
}
