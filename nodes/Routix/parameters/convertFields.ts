import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../inputError';
import type { FieldRule, Origin } from '../values/conversion';
import { convertValue } from '../values/convertValue';

/** How the values of an item are converted. */
export interface Conversions {
	origin: Origin;
	ruleOf(name: string): FieldRule;
	/** How a message names a field, e.g. `Field "Company Name"`. */
	naming(name: string): string;
	/** `null` clears a field, where a user wrote it on purpose. */
	clears: boolean;
}

/**
 * The values as Routix takes them, without those that stand for nothing: an empty cell of a spreadsheet must not clear a
 * field.
 * @throws {InputError} when a value can neither be sent as it is nor be converted without a guess
 */
export function convertFields(
	values: IDataObject,
	{ clears, naming, origin, ruleOf }: Conversions,
): IDataObject {
	const sent: Array<[string, IDataObject[string]]> = [];
	for (const [name, value] of Object.entries(values)) {
		if (clears && value === null) {
			sent.push([name, null]);
			continue;
		}
		const conversion = convertValue(value, ruleOf(name), origin);
		if ('refuse' in conversion) {
			const { reason, remedy } = conversion.refuse;
			throw new InputError(
				`${naming(name)}: ${reason}`,
				`${remedy} Or leave it empty to keep the field as it is.`,
			);
		}
		if ('send' in conversion) sent.push([name, conversion.send]);
	}
	return Object.fromEntries(sent);
}
