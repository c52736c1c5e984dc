/** Reads the files that `-file` inputs name: inside the workspace, regular, small, UTF-8. */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** More than any brief may hold (256 KiB). */
export const MAX_FILE_BYTES = 256 * 1024;

/** Why a file cannot be used; `message` completes "the file …". */
export class WorkspaceFileError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'WorkspaceFileError';
  }
}

/**
 * The text of a file in the workspace. Links are followed only to places inside the workspace, and never into `.git`,
 * which holds the checkout's token. Throws WorkspaceFileError.
 */
export function readWorkspaceFile(workspace: string, path: string): string {
  if (workspace === '') throw new WorkspaceFileError('cannot be found: this step has no workspace');
  if (path.includes('\0')) throw new WorkspaceFileError('has a name with a NUL character');
  if (path.split(/[\\/]/).includes('..')) throw new WorkspaceFileError('is named with `..`, which leads elsewhere');
  const real = realPathInside(workspace, path);
  const bytes = readRegularFile(real);
  if (bytes.includes(0)) throw new WorkspaceFileError('is binary, not text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new WorkspaceFileError('is not UTF-8 text', error);
  }
}

function realPathInside(workspace: string, path: string): string {
  const [root, file] = [realPath(workspace), realPath(resolve(workspace, path))];
  const inner = relative(root, file);
  if (inner === '' || isAbsolute(inner) || inner.split(sep)[0] === '..') {
    throw new WorkspaceFileError('lies outside the workspace');
  }
  if (inner.split(sep).some((part) => part.toLowerCase() === '.git')) {
    throw new WorkspaceFileError("lies in .git, where the checkout's token is kept");
  }
  return file;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new WorkspaceFileError('does not exist in the workspace (is there a checkout step before?)', error);
  }
}

/** Opened without following links or waiting for a pipe's writer, then judged by what was opened. */
function readRegularFile(path: string): Buffer {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    throw new WorkspaceFileError('cannot be opened', error);
  }
  try {
    if (!fstatSync(descriptor).isFile()) throw new WorkspaceFileError('is not a regular file');
    const buffer = Buffer.alloc(MAX_FILE_BYTES + 1);
    const length = readFully(descriptor, buffer);
    if (length > MAX_FILE_BYTES) throw new WorkspaceFileError(`is larger than ${MAX_FILE_BYTES / 1024} KiB`);
    return buffer.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

function readFully(descriptor: number, buffer: Buffer): number {
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    length += count;
    if (count === 0 || length === buffer.length) return length;
  }
}
