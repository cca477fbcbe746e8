import type { SimulatedRecord } from '../data/generate';
import { clearError, writers } from './expectations';
import type { Behaviour, Variation } from './variation';

/** What a server may make of one field. */
type Change = (value: string) => unknown;

const stored =
	(field: string, change: Change) =>
	(fields: SimulatedRecord): SimulatedRecord => {
		if (typeof fields[field] !== 'string') return fields;
		const { [field]: value, ...others } = fields;
		const changed = change(value as string);
		return changed === undefined ? others : { ...others, [field]: changed };
	};

/** A PATCH of nothing but a field that the server ignores changes nothing. */
const ignoring =
	(field: string) =>
	(): Behaviour =>
	async ({ method, body }, pass) => {
		const names = Object.keys((body ?? {}) as object);
		const isNothing = method === 'PATCH' && names.length === 1 && names[0] === field;
		return isNothing ? await pass({ method: 'GET', body: undefined }) : await pass();
	};

const asAlways = (): Behaviour => async (_asked, pass) => await pass();

/** Fields that are not matched on. */
const others: Array<[field: string, name: string, does: string, change: Change]> = [
	['email', 'lower-case', 'in lower case', (value) => value.toLowerCase()],
	['email', 'upper-case', 'in upper case', (value) => value.toUpperCase()],
	['email', 'tagged', 'with a tag', (value) => value.replace('@', '+routix@')],
	['email', 'ignored', 'not at all', () => undefined],
	['email', 'null', 'as null', () => null],
	['phone', 'without-blanks', 'without blanks', (value) => value.replace(/ /g, '')],
	['phone', 'with-zeros', 'with 00 for +', (value) => value.replace('+', '00')],
	['phone', 'national', 'as within the Netherlands', (value) => value.replace('+31 ', '0')],
	['phone', 'dashed', 'with dashes', (value) => value.replace(/ /g, '-')],
	['phone', 'cut', 'cut off after 10 characters', (value) => value.slice(0, 10)],
	['phone', 'masked', 'masked', (value) => `${value.slice(0, 4)}******`],
	['phone', 'ignored', 'not at all', () => undefined],
	['phone', 'null', 'as null', () => null],
];

const ofOthers = others.map(
	([field, name, does, change]): Variation => ({
		name: `stored-${field}-${name}`,
		group: 'Stored values',
		does: `The server stores ${field} ${does}.`,
		touches: writers,
		stored: stored(field, change),
		serve: change('x') === undefined ? ignoring(field) : asAlways,
	}),
);

/** The field that Create or Update matches on. */
const names: Array<[name: string, does: string, change: Change]> = [
	['upper-case', 'in upper case', (value) => value.toUpperCase()],
	['lower-case', 'in lower case', (value) => value.toLowerCase()],
	['cut', 'cut off after 12 characters', (value) => value.slice(0, 12)],
	['escaped', 'with & as in HTML', (value) => value.replaceAll('&', '&amp;')],
	['without-dots', 'without dots', (value) => value.replaceAll('.', '')],
	['without-form', 'without the legal form', (value) => value.replace(/ B\.V\.$/, '')],
	['with-and', 'with "en" for &', (value) => value.replace('&', 'en')],
	['dashed', 'with dashes for blanks', (value) => value.replaceAll(' ', '-')],
	['numbered', 'with a number in front', (value) => `K17 ${value}`],
];

const changedMatch = clearError({
	says: [/again/i, /company.name/i],
	why: 'The next run would not find the record, and create it again.',
});

const ofNames = names.map(
	([name, does, change]): Variation => ({
		name: `stored-name-${name}`,
		group: 'Stored values',
		does: `The server stores company_name ${does}.`,
		touches: ['Create', 'Create or Update'],
		but: { 'Create or Update': changedMatch },
		stored: stored('company_name', change),
		serve: asAlways,
	}),
);

/** The answer repeats what was sent, so that only the next run can see it. */
const echoing = (name: string, does: string, change: Change): Variation => ({
	name: `stored-name-${name}-unsaid`,
	group: 'Stored values',
	does: `The server stores company_name ${does}, and answers with what was sent.`,
	touches: ['Create or Update'],
	expected: clearError({
		says: [/company.name/i],
		why: 'In the next run a record that is nearly equal is in the way of a new one.',
	}),
	stored: stored('company_name', change),
	answersAsSent: true,
	serve: () => async (asked, pass) => {
		const answer = await pass();
		const isWrite = asked.method !== 'GET' && (asked.at === 'list' || asked.at === 'record');
		if (!isWrite || answer.status >= 300) return answer;
		const { data, ...rest } = answer.body as { data: object };
		return { ...answer, body: { data: { ...data, ...(asked.body as object) }, ...rest } };
	},
});

export const storedValueVariations: Variation[] = [
	...ofOthers,
	...ofNames,
	echoing('upper-case', 'in upper case', (value) => value.toUpperCase()),
	echoing('without-dots', 'without dots', (value) => value.replaceAll('.', '')),
	echoing('dashed', 'with dashes for blanks', (value) => value.replaceAll(' ', '-')),
];
