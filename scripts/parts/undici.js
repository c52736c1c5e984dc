/**
 * The `undici` of dist/ (scripts/build.ts): the parts that the action imports. The index of the package also has mocks,
 * WebSocket, EventSource, caches, cookies, and `fetch`: half a megabyte that the action never calls. The folder undici/
 * replaces files that these parts import but do not need. The bundler rejects an imported name that this file does not
 * export.
 */
import connect from 'undici/lib/api/api-connect.js';
import request from 'undici/lib/api/api-request.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';

// The index of the package assigns all five ways to send. The proxy agent needs `connect` to open its tunnels.
Object.assign(Dispatcher.prototype, { connect, request });

export { Agent, EnvHttpProxyAgent };
