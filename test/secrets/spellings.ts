/** A secret in clear, URL-encoded, in hexadecimal, and in base64 at each of the three places it can begin in a text. */
export function spellings(secret: string): string[] {
	const base64 = [0, 1, 2].flatMap((before) => {
		const encoded = Buffer.from(' '.repeat(before) + secret).toString('base64');
		// The characters that mix in what stands before or after are left out.
		const own = encoded.slice(Math.ceil((before * 4) / 3), -4);
		return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
	});
	const hexadecimal = Buffer.from(secret).toString('hex');
	return [...new Set([secret, encodeURIComponent(secret), hexadecimal, ...base64])];
}

/**
 * Consecutive pieces of a text: whoever keeps twice `length` characters of it, from wherever, keeps one of them. Finds
 * secrets that somebody has shortened.
 */
export function pieces(text: string, length = 12): string[] {
	return Array.from({ length: Math.floor(text.length / length) }, (_, index) =>
		text.slice(index * length, (index + 1) * length),
	);
}
