/** Loaded only to recognize a FormData as a body. No body is one. */
module.exports = {};
