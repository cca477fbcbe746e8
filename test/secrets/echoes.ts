/** What a server got, as far as it may be secret. */
export interface Received {
	/** The Authorization header; empty for a token request. */
	authorization: string;
	/** The body as text; empty for a read. */
	body: string;
}

/** An answer to be sent under whatever status a test wants. */
export interface Echo {
	headers?: Record<string, string>;
	reason?: string;
	body: string;
}

const json = (value: unknown): Echo => ({
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(value),
});

/** Every way in which a careless server sends back what it was sent. Names are those of the tests. */
export const echoes: Record<string, (received: Received) => Echo> = {
	'in error_description': ({ authorization, body }) =>
		json({ error: 'invalid_request', error_description: `Got ${authorization} and ${body}` }),
	'in nested details': ({ authorization, body }) =>
		json({
			error: {
				code: 'bad_request',
				message: 'See the details',
				details: { request: { headers: { authorization }, body: parsed(body) } },
			},
		}),
	'as names of fields': ({ authorization, body }) =>
		json({ message: 'Unknown fields', details: { [authorization]: 'unknown', [body]: 'unknown' } }),
	'in a list of messages': ({ authorization, body }) =>
		json({ details: [{ message: authorization.replace('Bearer ', '') }, { message: body }] }),
	'after so much text that it is where the text is cut': ({ authorization, body }) =>
		json({ message: `${'lorem ipsum '.repeat(31)}${authorization}${body}` }),
	'in headers': ({ authorization, body }) => ({
		headers: {
			'content-type': 'application/json',
			'www-authenticate': `Bearer error="invalid_token", error_description="${authorization}"`,
			'x-request': encodeURIComponent(authorization + body),
		},
		body: '{"error":"invalid_token"}',
	}),
	'in the address of a redirect': ({ authorization, body }) => ({
		headers: { location: `/echo?${new URLSearchParams({ authorization, body }).toString()}` },
		body: '',
	}),
	'in the reason phrase': ({ authorization, body }) => ({
		reason: `Refused ${authorization.replace(/[^\x20-\x7e]/g, '')} ${body.replace(/[^\x20-\x7e]/g, '')}`,
		...json({ error: 'refused' }),
	}),
	'in plain text': ({ authorization, body }) => ({
		headers: { 'content-type': 'text/plain' },
		body: `The request was: ${authorization} ${body}`,
	}),
	'in a page': ({ authorization, body }) => ({
		headers: { 'content-type': 'text/html' },
		body: `<html><body><h1>Error</h1><pre>${authorization} ${body}</pre></body></html>`,
	}),
	'in a form': ({ authorization, body }) => ({
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ error: 'invalid_request', authorization, body }).toString(),
	}),
};

export type EchoName = keyof typeof echoes;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
