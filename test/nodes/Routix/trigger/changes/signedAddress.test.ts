import { withoutSignature } from '../../../../../nodes/Routix/trigger/changes/signedAddress';
import { MovingList } from '../model/movingList';
import { CREATED, Watcher } from '../model/watcher';

test.each([
	[
		'https://s3.eu-west-1.amazonaws.com/routix/a.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A&X-Amz-Date=20261102T080000Z&X-Amz-Expires=3600&X-Amz-Signature=9f86',
		'https://s3.eu-west-1.amazonaws.com/routix/a.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256',
	],
	[
		'https://routix.blob.core.windows.net/a.jpg?sv=2025-01-05&st=2026-11-02&se=2026-11-03&sr=b&sp=r&sig=x%3D',
		'https://routix.blob.core.windows.net/a.jpg?sv=2025-01-05&sr=b&sp=r',
	],
	[
		'https://files.routix.com/show?id=5&expires=1793600000&signature=9f86',
		'https://files.routix.com/show?id=5',
	],
])('Of a signed address remains what names the file: %s', (address, lasting) => {
	expect(withoutSignature(address)).toBe(lasting);
});

test.each([
	'https://files.routix.com/a.jpg',
	'https://files.routix.com/show?id=5',
	'https://files.routix.com/show?token=abc',
	'https://files.routix.com/offers?expires=2026-12-01',
	'httpbin?',
	'planned?expires=1&sig=2',
	'',
])('Any other text remains as it is: %p', (text) => {
	expect(withoutSignature(text)).toBe(text);
});

test('A text that is too long for an address is not taken apart', () => {
	const address = `https://files.routix.com/a?expires=1&sig=1&note=${'x'.repeat(10_000)}`;
	expect(withoutSignature(address)).toBe(address);
});

test('A record whose files are signed anew every hour is not updated; one that gets another file is', async () => {
	const list = new MovingList(8);
	let hour = 1;
	list.shows = ({ file = 'a', ...row }) => ({
		...row,
		documents: [
			{ url: `https://files.routix.com/${file}.pdf?expires=${hour}&signature=${hour * 7}` },
		],
	});
	const watcher = new Watcher(list, { ...CREATED, event: 'updated' });
	await watcher.poll();
	hour = 2;
	expect(await watcher.pollIds()).toEqual([]);
	list.change('record-3', { file: 'b' });
	hour = 3;
	expect(await watcher.pollIds()).toEqual(['record-3']);
});
