/** Parameters that say how long an address is valid, and those that prove that it is: as the large file stores name them. */
const EXPIRY =
	/^(?:expires?|expir(?:y|ation)|exp|se|x-(?:amz|goog)-(?:expires|date)|valid_until)$/i;
const PROOF = /^(?:signature|sign|sig|hmac|token|x-(?:amz|goog)-signature)$/i;

/** What else changes with each signature. */
const BESIDE = /^(?:st|key-pair-id|policy|x-(?:amz|goog)-(?:credential|security-token))$/i;

/** In characters: a longer text is taken as it is. */
const LONGEST_ADDRESS = 8_000;

/**
 * An address that is signed for a while, without what is signed anew: the same file has another one tomorrow, which is no
 * change of the record. Any other text is returned as it is.
 */
export function withoutSignature(text: string): string {
	const isAddress = text.startsWith('http') && text.length <= LONGEST_ADDRESS;
	const from = isAddress ? text.indexOf('?') : -1;
	if (from < 0) return text;
	const parameters = text.slice(from + 1).split('&');
	const isSome = (names: RegExp) => parameters.some((parameter) => names.test(nameOf(parameter)));
	if (!isSome(EXPIRY) || !isSome(PROOF)) return text;
	const lasting = parameters.filter((parameter) => {
		const name = nameOf(parameter);
		return ![EXPIRY, PROOF, BESIDE].some((names) => names.test(name));
	});
	return `${text.slice(0, from)}?${lasting.join('&')}`;
}

function nameOf(parameter: string): string {
	return parameter.split('=', 1)[0].slice(0, 40);
}
