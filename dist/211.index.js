export const id = 211;
export const ids = [211];
export const modules = {

/***/ 6211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   getOctokit: () => (/* binding */ getOctokit)
/* harmony export */ });
/* harmony import */ var _node_modules_octokit_core_dist_src_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3726);
/**
 * The `@actions/github` of dist/: its Octokit, without plugins. The action calls routes (`octokit.request`) through its
 * own HTTP client (src/http), so it needs neither the table of all routes nor the HTTP stack for a fallback `fetch`.
 */


const getOctokit = (token, options) => new _node_modules_octokit_core_dist_src_index_js__WEBPACK_IMPORTED_MODULE_0__/* .Octokit */ .E({ ...options, auth: `token ${token}` });


/***/ })

};
