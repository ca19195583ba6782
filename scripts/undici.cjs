/**
 * What the bundle takes of undici: the agent that the HTTP stack uses, and the one that @actions/http-client uses. The
 * package's own entry also loads fetch, WebSocket, caches and mocks, which would be a third of the bundle and of its
 * start. Must stay in step with `undici/index.js` of the pinned version; the whole runs of dist/ prove it.
 */
const api = require("undici/lib/api");
const errors = require("undici/lib/core/errors");
const Dispatcher = require("undici/lib/dispatcher/dispatcher");
const EnvHttpProxyAgent = require("undici/lib/dispatcher/env-http-proxy-agent");
const ProxyAgent = require("undici/lib/dispatcher/proxy-agent");

Object.assign(Dispatcher.prototype, api);

module.exports = { Dispatcher, EnvHttpProxyAgent, ProxyAgent, errors };
