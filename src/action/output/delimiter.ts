/** Text that nobody can guess, without `node:crypto`, which alone costs a quarter of what an empty Node starts in. */
import { closeSync, openSync, readSync } from 'node:fs';

const BYTES = 16;

/** 32 hexadecimal characters from the kernel; from `node:crypto` where there is no such file (Windows). */
export function createDelimiter(source = '/dev/urandom'): string {
  return (readBytes(source) ?? process.getBuiltinModule('node:crypto').randomBytes(BYTES)).toString('hex');
}

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
