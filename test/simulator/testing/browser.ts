import type { Simulator } from '../client';

/** As much of a browser as an OAuth consent needs: cookies by path, and redirects within one host. */
export class Browser {
	private readonly cookies = new Map<string, { value: string; path: string }>();

	/** Follows redirects on the same host; stops at the first that leads elsewhere. */
	async open(url: string, form?: Record<string, string>): Promise<{ url: URL; text: string }> {
		let address = new URL(url);
		const { origin } = address;
		let body = form && new URLSearchParams(form);
		for (let hops = 0; hops < 10; hops++) {
			const response = await fetch(address, {
				method: body ? 'POST' : 'GET',
				redirect: 'manual',
				headers: { cookie: this.cookiesFor(address.pathname), accept: 'text/html' },
				body,
			});
			this.keepCookies(response);
			const location = response.headers.get('location');
			if (location === null) return { url: address, text: await response.text() };
			address = new URL(location, address);
			if (address.origin !== origin) return { url: address, text: '' };
			body = undefined;
		}
		throw new Error(`Too many redirects from ${url}`);
	}

	private cookiesFor(path: string): string {
		return [...this.cookies]
			.filter(([, cookie]) => path.startsWith(cookie.path))
			.map(([name, { value }]) => `${name}=${value}`)
			.join('; ');
	}

	private keepCookies(response: Response): void {
		for (const line of response.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			const path = /;\s*path=([^;]*)/i.exec(line)?.[1] ?? '/';
			if (value === '') this.cookies.delete(name);
			else this.cookies.set(name, { value, path });
		}
	}
}

/** The address to which an app sends the user's browser. */
export function authorizeUrl(
	{ url, pkceApp }: Pick<Simulator, 'url' | 'pkceApp'>,
	request: { redirectUri: string; scope: string; challenge: string; state: string },
): string {
	const query = new URLSearchParams({
		client_id: pkceApp.clientId,
		redirect_uri: request.redirectUri,
		response_type: 'code',
		code_challenge: request.challenge,
		code_challenge_method: 'S256',
		scope: request.scope,
		state: request.state,
	});
	return `${url}/auth/v1/oauth/authorize?${query.toString()}`;
}

/** Opens the consent page, chooses an organization and allows. Returns where the browser is sent: the callback URL. */
export async function allow(browser: Browser, url: string, organizationId: string): Promise<URL> {
	const consent = await browser.open(url);
	const form = { organization_id: organizationId, decision: 'allow' };
	return (await browser.open(consent.url.href, form)).url;
}

/** Opens the consent page and denies. Returns where the browser is sent: the callback URL. */
export async function deny(browser: Browser, url: string): Promise<URL> {
	const consent = await browser.open(url);
	return (await browser.open(consent.url.href, { decision: 'deny' })).url;
}
