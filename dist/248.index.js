export const id = 248;
export const ids = [248,786];
export const modules = {

/***/ 1543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ restEndpointMethods)
/* harmony export */ });
/**
 * What `@octokit/plugin-rest-endpoint-methods` means inside dist/: nothing. The action asks by route (`octokit.request`),
 * and the plugin is a table of all of GitHub's routes under names that nobody here calls.
 */
const restEndpointMethods = () => ({});


/***/ }),

/***/ 7786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Agent: () => (/* reexport default export from named module */ undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_1__),
/* harmony export */   EnvHttpProxyAgent: () => (/* reexport default export from named module */ undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_3__),
/* harmony export */   ProxyAgent: () => (/* reexport default export from named module */ undici_lib_dispatcher_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__),
/* harmony export */   fetch: () => (/* binding */ fetch)
/* harmony export */ });
/* harmony import */ var undici_lib_api_api_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(887);
/* harmony import */ var undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1745);
/* harmony import */ var undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3415);
/* harmony import */ var undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9221);
/* harmony import */ var undici_lib_dispatcher_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7508);
/**
 * What `undici` means inside dist/ (scripts/build.ts): the parts that the action and the packages below it import, as the
 * package has them. Its index brings mocks, WebSocket, EventSource, caches and cookies besides: half a megabyte that
 * nobody here calls. The bundler refuses a name that somebody imports and this file lacks.
 */






// The index does the same, for all five ways to send.
undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_2__.prototype.request = undici_lib_api_api_request_js__WEBPACK_IMPORTED_MODULE_0__;

/** Only @actions/github names it, as its fallback; every request of the action goes through its own door. */
async function fetch(...args) {
  const web = await __webpack_require__.e(/* import() */ 202).then(__webpack_require__.t.bind(__webpack_require__, 4202, 19));
  return web.fetch(...args);
}

// Agent and EnvHttpProxyAgent for src/http/undici.ts, ProxyAgent for @actions/http-client, fetch for @actions/github.



/***/ })

};
