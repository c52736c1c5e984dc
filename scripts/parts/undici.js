/**
 * What `undici` means inside dist/ (scripts/build.ts): the parts that the action imports, as the package has them. Its index
 * brings mocks, WebSocket, EventSource, caches, cookies and `fetch` besides: half a megabyte that nobody here calls. What
 * these parts themselves could do without is in undici/, file for file. The bundler refuses a name that somebody imports
 * and this file lacks.
 */
import connect from 'undici/lib/api/api-connect.js';
import request from 'undici/lib/api/api-request.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';

// The index does the same, for all five ways to send. The proxy agent opens its tunnels with `connect`.
Object.assign(Dispatcher.prototype, { connect, request });

export { Agent, EnvHttpProxyAgent };
