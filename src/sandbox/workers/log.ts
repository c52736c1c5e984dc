/** What a command printed, within bounds: the beginning and the end are kept, and how much is missing is said. */

const HEAD_BYTES = 8 * 1024;
const TAIL_BYTES = 56 * 1024;

export interface CappedLog {
  readonly append: (chunk: Uint8Array) => void;
  /** Plain text: no control characters but tab and line feed, at most HEAD + TAIL bytes and a line about the gap. */
  readonly text: () => string;
  /** The last line that isn't blank; cut at its front when it is longer than what is kept. */
  readonly lastLine: () => string;
}

/** Text from bytes that may be anything. */
function toText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8')
    .decode(bytes)
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** An empty log. */
export function createLog(): CappedLog {
  let head = Buffer.alloc(0);
  let tail: Buffer[] = [];
  let [size, omittedBytes] = [0, 0];
  /** Joins the chunks and lets go of what is too much. */
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
      // Not at every chunk, so that many small ones cost no more than a few large ones.
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
