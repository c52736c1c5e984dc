/**
 * Used only for bodies that are a FormData. The action sends text only, so `fetch` and everything below it are left
 * out.
 */
module.exports = {
  extractBody() {
    throw new TypeError('dist/ sends texts only');
  },
};
