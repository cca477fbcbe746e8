/** What a client secret (`routix_` and 40 hexadecimal characters), a bearer token or a JSON Web Token looks like. */
const SECRETS = [
	/routix_[0-9a-f]{8,}/gi,
	/\bBearer\s+[^\s"',;]+/gi,
	/\beyJ[\w-]{8,}\.[\w-]+\.?[\w-]*/g,
	/\b(?:access_token|refresh_token|client_secret)["'\s:=]+[^\s"',;&]+/gi,
];

/**
 * Takes what looks like a secret out of a text: a server may echo in its answer what it was sent.
 * @param known values that are secret whatever they look like
 */
export function redact(text: string, known: string[] = []): string {
	const withoutKnown = known.reduce((result, value) => result.replaceAll(value, '[hidden]'), text);
	return SECRETS.reduce((result, pattern) => result.replace(pattern, '[hidden]'), withoutKnown);
}
