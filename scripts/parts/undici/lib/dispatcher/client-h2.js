/** HTTP/2 is never offered (`allowH2: false` in src/http/undici-transport.ts), so its client is left out. */
module.exports = () => {
  throw new Error('dist/ speaks HTTP/1.1 only');
};
