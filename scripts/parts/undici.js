/**
 * What `undici` means inside dist/ (scripts/build.ts): the parts that the action and the packages below it import, as the
 * package has them. Its index brings mocks, WebSocket, EventSource, caches and cookies besides: half a megabyte that
 * nobody here calls. The bundler refuses a name that somebody imports and this file lacks.
 */
import request from 'undici/lib/api/api-request.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';

// The index does the same, for all five ways to send.
Dispatcher.prototype.request = request;

/** Only @actions/github names it, as its fallback; every request of the action goes through its own door. */
async function fetch(...args) {
  const web = await import('undici/lib/web/fetch/index.js');
  return web.fetch(...args);
}

// Agent and EnvHttpProxyAgent for src/http/undici.ts, ProxyAgent for @actions/http-client, fetch for @actions/github.
export { Agent, EnvHttpProxyAgent, ProxyAgent, fetch };
