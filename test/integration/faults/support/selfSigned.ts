/**
 * A certificate for `localhost` that nobody has signed, with its key: for a server whose certificate must not be
 * trusted. It protects nothing.
 */
export const selfSigned = {
	cert: ``,
	key: ``,
};
