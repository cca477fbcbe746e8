import type { IDataObject } from 'n8n-workflow';
import {
	checkRequired,
	ItemParameters,
	type Run,
} from '../../../../nodes/Routix/parameters/itemParameters';
import { resourceNamed } from '../../../../nodes/Routix/resources';
import type { Connection } from '../../../../nodes/Routix/transport/connection';

const account = resourceNamed('account');

/** An item with these parameters, which counts how often n8n is asked for each. */
function itemWith(parameters: IDataObject, input: IDataObject = {}) {
	const asked: string[] = [];
	const run = {
		resource: account,
		context: {
			getInputData: () => [{ json: input }],
			getNodeParameter: (name: string, _item: number, fallback: unknown) => {
				asked.push(name);
				return parameters[name] ?? fallback;
			},
		},
	} as unknown as Run;
	const connection = { credential: { branchPublicId: 'RS2RDH3B' } } as Connection;
	return { item: new ItemParameters(run, connection, 0), asked };
}

const automatic = { mappingMode: 'autoMapInputData', value: null };

describe('An item', () => {
	it("works in the credential's branch with v1 unless it says otherwise", () => {
		expect(itemWith({}).item.readAddress()).toEqual({
			resource: account,
			branchPublicId: 'RS2RDH3B',
			apiVersion: 'v1',
		});
		expect(
			itemWith({ branchPublicId: 'VK7TQ4NM', options: { apiVersion: 'v2' } }).item.readAddress(),
		).toMatchObject({ branchPublicId: 'VK7TQ4NM', apiVersion: 'v2' });
	});

	it('writes its mapped fields and the additional ones over them', () => {
		const options = { additionalFields: '{ "phone": null, "status": "inactive" }' };
		const input = { company_name: 'Acme', phone: '020' };

		expect(itemWith({ columns: automatic, options }, input).item.readFields()).toEqual({
			company_name: 'Acme',
			phone: null,
			status: 'inactive',
		});
	});

	it('asks n8n once for what holds many expressions', () => {
		const { item, asked } = itemWith({ columns: automatic }, { company_name: 'Acme' });

		expect([
			item.readFields(),
			item.readFields(),
			item.columns(),
			item.options(),
			item.readAddress(),
		]).toHaveLength(5);
		expect(asked.filter((name) => name === 'columns')).toHaveLength(1);
		expect(asked.filter((name) => name === 'options')).toHaveLength(1);
	});

	it('that writes nothing is refused', () => {
		const { item } = itemWith({ columns: automatic }, { id: '1', sync_action: 'unchanged' });

		expect(() => item.readFields()).toThrow('There is nothing to send: no field has a value');
	});
});

describe('What Routix needs to create a record', () => {
	it.each([{}, { company_name: null }, { company_name: ' ' }])('is missing in %j', (fields) => {
		expect(() => checkRequired(account, fields)).toThrow(
			'Company Name is empty, but Routix needs it to create an account',
		);
	});

	it('has a value when it is an object, whatever Routix says to that', () => {
		expect(() => checkRequired(account, { company_name: { toString: null } })).not.toThrow();
	});

	it('is known of documented resources only', () => {
		expect(() => checkRequired(account, { company_name: 'Acme' })).not.toThrow();
		expect(() => checkRequired(resourceNamed('order'), {})).not.toThrow();
	});
});
