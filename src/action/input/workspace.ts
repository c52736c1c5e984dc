/** Reads the files that `-file` inputs name: regular, small UTF-8 files in the workspace. */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** 256 KiB, more than a brief can hold. */
export const MAX_FILE_BYTES = 256 * 1024;

/** A file that can't be used. `message` completes "the file …". */
export class WorkspaceFileError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'WorkspaceFileError';
  }
}

/**
 * Reads a text file in the workspace. Follows links only to files in the workspace, and never into `.git`, which holds the
 * checkout's token.
 *
 * @throws WorkspaceFileError
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

/** Returns the real path of a file in the workspace. @throws WorkspaceFileError if it is outside, or in `.git` */
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

/** Returns the real path. @throws WorkspaceFileError if there is no such file */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new WorkspaceFileError('does not exist in the workspace (is there a checkout step before?)', error);
  }
}

/**
 * Reads a regular file. Opens it without following links or waiting for a pipe's writer, then checks the opened descriptor, so
 * that the path can't be replaced in between.
 *
 * @throws WorkspaceFileError
 */
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

/** Fills the buffer from the file and returns the number of bytes read. */
function readFully(descriptor: number, buffer: Buffer): number {
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    length += count;
    if (count === 0 || length === buffer.length) return length;
  }
}
