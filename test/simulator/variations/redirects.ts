import { instead, isForRecords, isGood, text } from './answers';
import { clearError, everything, exception } from './expectations';
import type { Asked, Variation } from './variation';

const slash = 'The server wants a slash at the end of every address';

/** Sends on what comes without a slash at its end. */
function slashed(status: number): Variation {
	return {
		name: `redirect-${status}-slash`,
		group: 'Redirects',
		does: `${slash}, and redirects with ${status}.`,
		touches: everything.filter((name) => name !== 'Test'),
		serve: () => async (asked, pass) => {
			if (!isForRecords(asked) && !asked.path.endsWith('/')) return await pass();
			if (asked.path.endsWith('/')) return await pass({ path: asked.path.replace(/\/$/, '') });
			const search = new URLSearchParams(asked.query).toString();
			const location = `${asked.path}/${search && `?${search}`}`;
			return { status, headers: { location } };
		},
	};
}

/** Carries a POST out and sends the client on to look at the result. */
function seeOther(
	name: string,
	status: number,
	to: (path: string, id: string) => string,
): Variation {
	return {
		name: `redirect-${status}-${name}`,
		group: 'Redirects',
		does: `The server answers a POST that it carried out with ${status} to ${name.replaceAll('-', ' ')}.`,
		touches: ['Create', 'Create or Update'],
		...(status !== 303 && {
			expected: exception('Only 303 says that the write was done', {
				says: [/may have|was created/],
			}),
		}),
		serve: () => async (asked, pass) => {
			const answer = await pass();
			if (asked.at !== 'list' || asked.method !== 'POST' || !isGood(answer)) return answer;
			const { id } = (answer.body as { data: { id: string } }).data;
			return { status, headers: { location: to(asked.path, id) } };
		},
	};
}

const elsewhere = (asked: Asked, status: number) => ({
	status,
	headers: { location: `https://elsewhere.example${asked.path}` },
});

export const redirectVariations: Variation[] = [
	slashed(308),
	slashed(307),
	{ ...slashed(301), touches: ['Get', 'Get Many', 'Record Picker', 'Created'] },
	seeOther('the-record', 303, (path, id) => `${path}/${id}`),
	seeOther('the-list', 303, (path) => path),
	seeOther('the-record', 302, (path, id) => `${path}/${id}`),
	seeOther('the-record', 301, (path, id) => `${path}/${id}`),
	{
		name: 'redirect-308-elsewhere',
		group: 'Redirects',
		does: 'The server sends everything on to another host, with 308.',
		touches: everything.filter((name) => name !== 'Test'),
		expected: clearError({ isStated: true, why: 'No token goes to another host.' }),
		serve: () => async (asked, pass) =>
			isForRecords(asked) ? elsewhere(asked, 308) : await pass(),
	},
	{
		name: 'redirect-302-login-page',
		group: 'Redirects',
		does: 'The server sends reads on to a login page of its own, with 302.',
		touches: ['Get Many', 'Record Picker', 'Created'],
		expected: clearError(),
		serve: instead(isForRecords, () => ({ status: 302, headers: { location: '/login' } })),
	},
	{
		name: 'redirect-300-choices',
		group: 'Redirects',
		does: 'The server offers several addresses, with 300.',
		touches: ['Get Many', 'Created'],
		expected: clearError(),
		serve: instead(isForRecords, () => text(300, 'v1, v2')),
	},
];
