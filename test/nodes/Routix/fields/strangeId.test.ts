import { recordTitle } from '../../../../nodes/Routix/fields/recordTitle';
import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';

it('A record whose ID is an object that cannot become a text is named by its JSON', () => {
	const record = JSON.parse('{"id":{"toString":null}}') as RoutixRecord;

	expect(recordTitle(record)).toBe('{"toString":null}');
});
