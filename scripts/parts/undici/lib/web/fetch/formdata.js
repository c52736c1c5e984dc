/** Loaded only to know a FormData when one is given as a body; no body is one. */
module.exports = {};
