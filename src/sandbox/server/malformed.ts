/** Replies to data that node:http can't parse as a request: with an error code, in JSON, and with a request ID. */
import { randomBytes } from 'node:crypto';
import { STATUS_CODES, type Server } from 'node:http';
import { SandboxError } from '../wire/errors.ts';
import { replyError, type TextReply } from '../wire/http.ts';

function classify(code: unknown): SandboxError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new SandboxError('headers_too_large', "The request's headers are too large; 16 KiB are read.");
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new SandboxError('request_timeout', 'The request did not come whole in time. Send it again.');
  }
  return new SandboxError('bad_request', 'This is not a request of HTTP/1.1 that can be read.');
}

/** Returns the reply to data that is not a request. */
export function replyMalformed(error: SandboxError): TextReply {
  const requestId = `req_${randomBytes(8).toString('hex')}`;
  const { headers, ...reply } = replyError(error, requestId);
  return { ...reply, headers: { ...headers, 'X-Request-Id': requestId, Connection: 'close' } };
}

function toText({ status, headers, body }: TextReply): string {
  const all = { ...headers, 'Content-Length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}

/** Sends a reply on every connection of a server whose data the parser refuses. */
export function answerMalformed(server: Server): void {
  server.on('clientError', (error, socket) => {
    const code: unknown = 'code' in error ? error.code : undefined;
    // The client is gone, or a reply is under way: another one would be read as a part of it.
    if (code === 'ECONNRESET' || !socket.writable || ('bytesWritten' in socket && socket.bytesWritten !== 0)) {
      socket.destroy();
      return;
    }
    socket.end(toText(replyMalformed(classify(code))));
  });
}
