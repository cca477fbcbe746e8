import { CookieJar } from './cookieJar';

/** A page as somebody sees it after all redirects. */
export interface VisitedPage {
	url: string;
	status: number;
	html: string;
}

const mostRedirects = 10;

/** As much of a web browser as a log-in over several servers needs. Cookies count for a host whatever its port, as in a browser. */
export class Browser {
	private readonly jars = new Map<string, CookieJar>();

	/** `signedIn` are the cookies that this browser already has of the host of an address. */
	constructor(signedIn: { url: string; cookies: CookieJar }) {
		this.jars.set(new URL(signedIn.url).hostname, signedIn.cookies);
	}

	/** Opens an address. Throws when it is redirected without end. */
	async open(url: string): Promise<VisitedPage> {
		return await this.visit(url, { method: 'GET' });
	}

	/** Sends the fields of a page's form to the page itself, as a form without an action does. */
	async submit(page: VisitedPage, fields: Record<string, string>): Promise<VisitedPage> {
		return await this.visit(page.url, { method: 'POST', body: new URLSearchParams(fields) });
	}

	private async visit(url: string, request: RequestInit): Promise<VisitedPage> {
		let next: { url: string; request: RequestInit } = { url, request };
		for (let redirects = 0; redirects <= mostRedirects; redirects++) {
			const jar = this.jarOf(next.url);
			const response = await fetch(next.url, {
				...next.request,
				headers: { cookie: jar.header() },
				redirect: 'manual',
			});
			jar.store(response);
			const location = response.headers.get('location');
			if (location === null) {
				return { url: next.url, status: response.status, html: await response.text() };
			}
			await response.body?.cancel();
			next = { url: new URL(location, next.url).href, request: { method: 'GET' } };
		}
		throw new Error(`${url} is redirected more than ${mostRedirects} times`);
	}

	private jarOf(url: string): CookieJar {
		const { hostname } = new URL(url);
		const jar = this.jars.get(hostname) ?? new CookieJar();
		this.jars.set(hostname, jar);
		return jar;
	}
}
