/**
 * An experimental parser with two WebAssembly programs. It is off by default and never switched on, so it is left out.
 */
module.exports = { getMiloEnabled: () => false };
