/** The cookies that one server has set, as far as a test of this size needs them: no paths, no expiry. */
export class CookieJar {
	private readonly cookies = new Map<string, string>();

	/** `header` is what {@link CookieJar.header} of another jar gave. */
	constructor(header = '') {
		header
			.split('; ')
			.filter(Boolean)
			.forEach((pair) => this.keep(pair));
	}

	/** Takes over what an answer sets; a cookie set to nothing is forgotten. */
	store(response: Response): void {
		for (const line of response.headers.getSetCookie()) {
			this.keep(line.split(';')[0]);
		}
	}

	/** The `Cookie` header for the next request. */
	header(): string {
		return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	/** One cookie's value, or undefined. */
	get(name: string): string | undefined {
		return this.cookies.get(name);
	}

	private keep(pair: string): void {
		const separator = pair.indexOf('=');
		const name = pair.slice(0, separator).trim();
		const value = pair.slice(separator + 1).trim();
		if (value === '') this.cookies.delete(name);
		else this.cookies.set(name, value);
	}
}
