/** What a client secret (`routix_` and 40 hexadecimal characters), a bearer token or a JSON Web Token looks like. */
const SECRETS = [
	/routix_[0-9a-f]{8,}/gi,
	/\bBearer\s+(?=\S*\d)[\w.~+/-]{8,}=*/gi,
	/\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g,
	/\b(?:access_?token|refresh_?token|id_?token|client_?secret)[\\"']*\s*[:=]\s*[\\"']*[^\s"',;&}\\]+/gi,
];

/** No message shows more of a text, and each further letter costs time. */
const LONGEST_TEXT = 8_000;

/** A shorter value would be found in the middle of ordinary words. */
const SHORTEST_KNOWN = 6;

/**
 * Takes what looks like a secret out of a text: a server may echo in its answer what it was sent. To be applied before
 * the text is shortened, since half a secret is not recognised.
 * @param known values that are secret whatever they look like
 */
export function redact(text: string, known: string[] = []): string {
	const whole = text.slice(0, LONGEST_TEXT);
	const withoutKnown = known
		.filter((value) => value.length >= SHORTEST_KNOWN)
		.flatMap(spellings)
		.sort((one, other) => other.length - one.length)
		.reduce((result, value) => result.replaceAll(value, '[hidden]'), whole);
	return SECRETS.reduce((result, pattern) => result.replace(pattern, '[hidden]'), withoutKnown);
}

/** As the value is, and as it stands in a form and in an address, which differ in characters like `~`. */
function spellings(value: string): string[] {
	const inForm = new URLSearchParams([['', value]]).toString().slice(1);
	// Half a letter cannot stand in an address.
	const inAddress = /\p{Surrogate}/u.test(value) ? value : encodeURIComponent(value);
	return [value, inForm, inAddress];
}
