/** Creates unguessable delimiters without `node:crypto`, whose import takes 25% of the startup time of an empty Node process. */
import { closeSync, openSync, readSync } from 'node:fs';

const BYTES = 16;

/** Returns 32 random hexadecimal characters, from the kernel or, on Windows, from `node:crypto`. */
export function createDelimiter(source = '/dev/urandom'): string {
  return (readBytes(source) ?? process.getBuiltinModule('node:crypto').randomBytes(BYTES)).toString('hex');
}

/** Reads random bytes from a file. @returns null if it can't be read */
function readBytes(path: string): Buffer | null {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(BYTES);
      return readSync(descriptor, bytes, 0, BYTES, null) === BYTES ? bytes : null;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}
