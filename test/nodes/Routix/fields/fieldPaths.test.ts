import { fieldPaths } from '../../../../nodes/Routix/fields/fieldPaths';

it('The fields of a record come with those inside them, three names deep, and those of lists once', () => {
	const record = {
		id: 1,
		customer: { name: 'Acme', address: { city: 'Breda', geo: { lat: 1 } } },
		stops: [{ city: 'Breda' }, { city: 'Assen', eta: 2 }, 'x'],
		tags: ['a'],
		note: null,
	};

	expect([...fieldPaths(record)]).toEqual([
		'id',
		'customer',
		'customer.name',
		'customer.address',
		'customer.address.city',
		'customer.address.geo',
		'stops',
		'stops.city',
		'stops.eta',
		'tags',
		'note',
	]);
});
