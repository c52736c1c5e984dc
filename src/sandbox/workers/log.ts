/** A log with a size limit. It keeps the beginning and the end, and says how much is missing. */

const HEAD_BYTES = 8 * 1024;
const TAIL_BYTES = 56 * 1024;

/** A log with a size limit. */
export interface CappedLog {
  readonly append: (chunk: Uint8Array) => void;
  /**
   * Returns plain text without control characters except tab and line feed: at most `HEAD_BYTES` + `TAIL_BYTES` and a
   * line about the gap.
   */
  readonly text: () => string;
  /** Returns the last line that is not blank. If it is longer than the kept text, its beginning is missing. */
  readonly lastLine: () => string;
}

/** Returns text from arbitrary bytes. */
function toText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8')
    .decode(bytes)
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** Creates an empty log. */
export function createLog(): CappedLog {
  let head = Buffer.alloc(0);
  let tail: Buffer[] = [];
  let [size, omittedBytes] = [0, 0];
  /** Joins the chunks and removes the excess. */
  const trimTail = (): Buffer => {
    const whole = Buffer.concat(tail);
    const kept = whole.subarray(Math.max(0, whole.length - TAIL_BYTES));
    omittedBytes += whole.length - kept.length;
    [tail, size] = [[kept], kept.length];
    return kept;
  };
  return {
    append(chunk) {
      const headSpace = HEAD_BYTES - head.length;
      if (headSpace > 0) head = Buffer.concat([head, chunk.subarray(0, headSpace)]);
      const rest = Buffer.from(chunk.subarray(Math.max(0, headSpace)));
      if (rest.length > 0) tail.push(rest);
      size += rest.length;
      // Not for every chunk, so that many small ones cost no more than a few large ones.
      if (size > 16 * TAIL_BYTES || tail.length > 10_000) trimTail();
    },
    text() {
      const end = trimTail();
      if (omittedBytes === 0) return toText(Buffer.concat([head, end]));
      return `${toText(head)}\n[${omittedBytes} bytes are left out here]\n${toText(end)}`;
    },
    lastLine() {
      const end = trimTail();
      const text = toText(omittedBytes === 0 ? Buffer.concat([head, end]) : end);
      return text.trimEnd().split('\n').at(-1) ?? '';
    },
  };
}
