/** What a client secret (`routix_` and 40 hexadecimal characters), a bearer token or a JSON Web Token looks like. */
const SECRETS = [
	/routix_[0-9a-f]{8,}/gi,
	/\bBearer\s+(?=\S*\d)[\w.~+/-]{8,}=*/gi,
	/\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g,
	/\b(?:access_?token|refresh_?token|id_?token|client_?secret)[\\"']*\s*[:=]\s*[\\"']*[^\s"',;&}\\]+/gi,
];

/** A run of the characters that secrets are made of, longer than an ID such as a UUID without hyphens. */
const LONG_RUN = /[\w+/~%-]{33,}/g;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** How often, in words and numbers, one character is of another kind than the one before: less than this. */
const MIXED = 0.34;

/** No message shows more of a text, and each further letter costs time. */
export const LONGEST_TEXT = 8_000;

/** A shorter value would be found in the middle of ordinary words. */
const SHORTEST_KNOWN = 6;

/**
 * Takes what looks like a secret out of a text: a server may echo in its answer what it was sent, and people paste a
 * secret into the wrong field. To be applied before the text is shortened, since half a secret is not recognised.
 * @param known values that are secret whatever they look like
 */
export function redact(text: string, known: string[] = []): string {
	const whole = text.slice(0, LONGEST_TEXT);
	const withoutKnown = known
		.filter((value) => value.length >= SHORTEST_KNOWN)
		.flatMap(spellings)
		.sort((one, other) => other.length - one.length)
		.reduce((result, value) => result.replaceAll(value, '[hidden]'), whole);
	return SECRETS.reduce(
		(result, pattern) => result.replace(pattern, '[hidden]'),
		withoutKnown,
	).replace(LONG_RUN, (run) => (isRandom(run) ? '[hidden]' : run));
}

/** As the value is, and as it stands in a form, in an address, and in other encodings wherever it begins in them. */
function spellings(value: string): string[] {
	const inForm = new URLSearchParams([['', value]]).toString().slice(1);
	// Half a letter cannot stand in an address.
	const inAddress = /\p{Surrogate}/u.test(value) ? value : encodeURIComponent(value);
	const bytes = Buffer.from(value);
	const inBase64 = [0, 1, 2].flatMap((shift) => insideBase64(bytes, shift));
	return [value, inForm, inAddress, bytes.toString('hex'), ...inBase64];
}

/** Three bytes are four characters of base64, so a value looks different after one byte or two; its ends are mixed with others. */
function insideBase64(bytes: Buffer, shift: number): string[] {
	const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
	const [start, end] = [Math.ceil((shift * 4) / 3), Math.floor((shifted.length * 4) / 3)];
	return (['base64', 'base64url'] as const).map((encoding) =>
		shifted.toString(encoding).slice(start, end),
	);
}

/** Letters and digits that alternate as chance has it, and neither words nor the IDs of records. */
function isRandom(run: string): boolean {
	const letters = run.replace(UUID, '').replace(/[^A-Za-z0-9]/g, '');
	if (letters.length < 33 || !/\d/.test(letters) || !/[a-z]/i.test(letters)) return false;
	if (/^[0-9a-f]+$/i.test(letters)) return true;
	let changes = 0;
	for (let index = 1; index < letters.length; index++) {
		if (kindOf(letters[index]) !== kindOf(letters[index - 1])) changes++;
	}
	return changes >= MIXED * letters.length;
}

function kindOf(character: string): 'digit' | 'small' | 'capital' {
	if (character <= '9') return 'digit';
	return character >= 'a' ? 'small' : 'capital';
}
