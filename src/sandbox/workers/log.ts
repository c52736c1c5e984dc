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
  return (
    new TextDecoder('utf-8')
      .decode(bytes)
      .replaceAll('\r\n', '\n')
      // eslint-disable-next-line no-control-regex -- these are what is taken out
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  );
}

/** An empty log. */
export function createLog(): CappedLog {
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let lost = 0;
  return {
    append(chunk) {
      const room = HEAD_BYTES - head.length;
      if (room > 0) head = Buffer.concat([head, chunk.subarray(0, room)]);
      tail = Buffer.concat([tail, chunk.subarray(Math.max(0, room))]);
      // Cut rarely, so that many small chunks cost no more than a few large ones.
      if (tail.length <= 2 * TAIL_BYTES) return;
      lost += tail.length - TAIL_BYTES;
      tail = tail.subarray(tail.length - TAIL_BYTES);
    },
    text() {
      const missing = lost + Math.max(0, tail.length - TAIL_BYTES);
      const end = tail.subarray(Math.max(0, tail.length - TAIL_BYTES));
      if (missing === 0) return toText(Buffer.concat([head, end]));
      return `${toText(head)}\n[${missing} bytes are left out here]\n${toText(end)}`;
    },
    lastLine: () =>
      toText(tail.length > 0 ? Buffer.concat(lost === 0 ? [head, tail] : [tail]) : head)
        .trimEnd()
        .split('\n')
        .at(-1) ?? '',
  };
}
