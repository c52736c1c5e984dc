/** Used only to check whether a body that is neither text nor bytes is a FormData. */
module.exports = { webidl: { is: { FormData: () => false } } };
