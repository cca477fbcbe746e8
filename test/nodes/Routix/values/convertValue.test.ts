import fc from 'fast-check';
import { DateTime } from 'luxon';
import type {
	Conversion,
	FieldKind,
	FieldRule,
	Origin,
} from '../../../../nodes/Routix/values/conversion';
import { convertValue, meansNothing } from '../../../../nodes/Routix/values/convertValue';
import { covers } from '../../../../nodes/Routix/values/covers';
import { timeZone, valueRows } from './rows';

const here: Origin = { timeZone, isFromTool: false };
const tool: Origin = { timeZone, isFromTool: true };

/** The outcome in the words of a row. */
function outcome(conversion: Conversion): unknown {
	if ('send' in conversion) return { sent: conversion.send };
	if ('leaveOut' in conversion) return { leftOut: true };
	return { told: `${conversion.refuse.reason}. ${conversion.refuse.remedy}` };
}

const toldOf = (kind: FieldKind, value: unknown) => {
	const conversion = convertValue(value, { kind }, here);
	return 'refuse' in conversion ? conversion.refuse.reason : JSON.stringify(conversion);
};

describe('The table of values', () => {
	const cases = valueRows.map((row) => {
		const input = row.shown ?? JSON.stringify(row.input);
		return [row.row, row.field.kind, row.isFromTool ? `${input} from a tool` : input, row] as const;
	});

	it.each(cases)('%s: a %s field with %s', (_row, _kind, _input, row) => {
		const { input, field, isFromTool = false } = row;
		const expected =
			'sent' in row ? { sent: row.sent } : 'told' in row ? { told: row.told } : { leftOut: true };

		expect(outcome(convertValue(input, field, { timeZone, isFromTool }))).toEqual(expected);
	});
});

describe('A choice', () => {
	it('that Routix writes in two cases is the one that is written so, and else neither', () => {
		const rule: FieldRule = { kind: 'choice', choices: ['active', 'Active'] };

		expect(convertValue('Active', rule, here)).toEqual({ send: 'Active' });
		expect(convertValue('ACTIVE', rule, here)).toHaveProperty('refuse');
	});

	it('of that name is meant by a word that else stands for nothing', () => {
		const rule: FieldRule = { kind: 'choice', choices: ['none', 'low'] };

		expect(convertValue('None', rule, tool)).toEqual({ send: 'none' });
	});

	it('is refused with a bounded list of a hundred choices', () => {
		const choices = Array.from({ length: 100 }, (_, index) => `${index}`.padEnd(500, 'x'));
		const told = outcome(convertValue('y', { kind: 'choice', choices }, here));

		expect(JSON.stringify(told).length).toBeLessThan(2_000);
	});
});

describe('Where a default stands for nothing', () => {
	it.each([null, undefined, '', ' ', 'null', 'undefined', 'N/A'])(
		'%j from a tool means the default of a number',
		(value) => {
			expect(meansNothing(value, { kind: 'number' }, tool)).toBe(true);
		},
	);

	it('zero and false of a switch are values', () => {
		expect(meansNothing(0, { kind: 'number' }, tool)).toBe(false);
		expect(meansNothing(false, { kind: 'boolean' }, tool)).toBe(false);
	});
});

describe('Lists and objects', () => {
	it('that hold themselves are refused', () => {
		const endless: Record<string, unknown> = {};
		endless.one = endless;
		endless.other = endless;

		for (const kind of ['object', 'unknown', 'text'] as const) {
			expect(toldOf(kind, endless)).toContain('nested more than 100 deep');
		}
	});

	it('are not sent with what JSON would turn into null or round', () => {
		expect(toldOf('list', [1, Number.NaN])).toContain('NaN');
		expect(toldOf('object', { id: 2 ** 60 })).toContain('rounded');
		expect(toldOf('object', '{"id": 12345678901234567890}')).toContain('rounded');
		expect(toldOf('object', { at: new Date(Number.NaN) })).toContain('does not exist');
	});

	it('have their dates written in the zone of the workflow', () => {
		const at = new Date('2026-05-03T22:00:00Z');

		expect(convertValue({ at }, { kind: 'object' }, here)).toEqual({
			send: { at: '2026-05-04T00:00:00.000+02:00' },
		});
	});

	it('keep a name like __proto__ a name', () => {
		const value: unknown = JSON.parse('{"__proto__": {"a": " b "}}');
		const { send } = convertValue(value, { kind: 'object' }, here) as { send: object };

		expect(JSON.stringify(send)).toBe('{"__proto__":{"a":"b"}}');
		expect(Object.getPrototypeOf(send)).toBe(Object.prototype);
	});
});

describe('A text of megabytes', () => {
	const size = 2_000_000;
	const giants = [
		'x'.repeat(size),
		`x${' '.repeat(size)}x`,
		' '.repeat(size),
		'1'.repeat(size),
		`${'1.'.repeat(size / 2)}x`,
		`(${'('.repeat(size)}`,
		'['.repeat(size),
		`["${'\\n'.repeat(size / 2)}`,
		'e\u0301'.repeat(size / 2),
	];

	it.each<FieldKind>(['text', 'number', 'boolean', 'day', 'time', 'choice', 'list', 'object'])(
		'in a %s field takes no more than a moment, and messages stay short',
		(kind) => {
			const started = Date.now();
			for (const giant of giants) {
				const conversion = convertValue(giant, { kind, choices: ['active'] }, here);
				if ('refuse' in conversion) {
					expect(JSON.stringify(conversion.refuse).length).toBeLessThan(1_000);
				}
			}
			// Anything quadratic takes hours.
			expect(Date.now() - started).toBeLessThan(30_000);
		},
	);
});

describe('Whatever the value is', () => {
	const zones = fc.constantFrom(
		'Europe/Amsterdam',
		'America/New_York',
		'America/Havana',
		'Asia/Tokyo',
		'Asia/Kathmandu',
		'Australia/Lord_Howe',
		'Pacific/Apia',
		'Pacific/Pago_Pago',
		'UTC',
	);
	const dates = fc.date({
		min: new Date('1970-01-02'),
		max: new Date('2099-12-30'),
		noInvalidDate: true,
	});
	const twoDigits = (number: number) => String(number).padStart(2, '0');
	const numbersAsText = fc
		.tuple(
			fc.constantFrom('', '-', '+', '€ ', '-€', '(', 'EUR '),
			fc.array(fc.constantFrom('0', '1', '12', '250', '.', ',', ' ', "'"), { maxLength: 6 }),
			fc.constantFrom('', '%', ',-', '-', ' kg', 'e3', ' EUR', ')'),
		)
		.map(([before, middle, behind]) => before + middle.join('') + behind);
	const datesAsText = fc
		.tuple(
			fc.integer({ min: 0, max: 40 }),
			fc.integer({ min: 0, max: 14 }),
			fc.constantFrom(26, 1899, 1900, 2026, 2028),
			fc.constantFrom('-', '/', '.'),
			fc.constantFrom(
				'',
				' 10:00',
				'T02:30:00',
				'T24:00',
				'T08:00:00.5Z',
				'T00:00:00+14:00',
				' 2 PM',
			),
			fc.boolean(),
		)
		.map(([day, month, year, by, clock, isDayFirst]) => {
			const parts = [String(year), twoDigits(month), twoDigits(day)];
			return (isDayFirst ? parts.reverse() : parts).join(by) + clock;
		});
	const words = fc.constantFrom(
		'null',
		'N/A',
		'none',
		'undefined',
		'Ja',
		'nee ',
		'WAAR',
		'Customer',
		'#N/A',
		'3,1E+10',
		'["a", {"b": " c "}]',
		'{"a": "b"',
		'{"a": 1}',
		'/Date(1496102400000)/',
		'\u200B',
	);
	const anything = fc.oneof(
		fc.anything({ withDate: true, withBigInt: true, maxDepth: 3 }),
		fc.string({ unit: 'binary' }),
		fc.double(),
		fc.integer(),
		fc.integer({ min: 9_000, max: 110_000 }).map((serial) => serial / 2),
		dates,
		dates.map((date) => DateTime.fromJSDate(date, { zone: 'America/Lima' })),
		dates.map((date) => date.toISOString()),
		numbersAsText,
		datesAsText,
		words,
		words.map((word) => ` ${word}\u00A0`),
		fc.boolean(),
		fc.array(fc.string(), { maxLength: 2 }),
		fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
		fc.jsonValue().map((value) => JSON.stringify(value)),
	);
	const rules: Array<FieldRule> = [
		{ kind: 'boolean' },
		{ kind: 'choice', choices: ['carrier', 'customer', 'vendor'] },
		{ kind: 'choice', choices: ['in_maintenance', 'N/A'], takesOthers: true },
		{ kind: 'day' },
		{ kind: 'list' },
		{ kind: 'number' },
		{ kind: 'object' },
		{ kind: 'text' },
		{ kind: 'time' },
		{ kind: 'decimal' },
		{ kind: 'unknown' },
	];
	const cases = fc.record({
		value: anything,
		rule: fc.constantFrom(...rules),
		origin: fc.record({ timeZone: zones, isFromTool: fc.boolean() }),
	});

	const isTidy = (text: unknown) =>
		typeof text === 'string' && text !== '' && text === text.trim().normalize('NFC');
	const DAY = /^\d{4}-\d\d-\d\d$/;
	const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)$/;
	const hasType: Record<FieldKind, (value: unknown, rule: FieldRule) => boolean> = {
		boolean: (value) => typeof value === 'boolean',
		choice: (value, { choices = [], takesOthers = false }) =>
			isTidy(value) && (takesOthers || choices.includes(String(value))),
		day: (value) =>
			DAY.test(String(value)) && new Date(String(value)).toISOString().startsWith(String(value)),
		decimal: (value) => isTidy(value) || Number.isFinite(value),
		list: Array.isArray,
		number: (value) => Number.isFinite(value) && !Object.is(value, -0),
		object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
		text: isTidy,
		time: (value) => TIME.test(String(value)) && !Number.isNaN(Date.parse(String(value))),
		unknown: (value) => value !== null && value !== undefined && value !== '',
	};

	it('what is sent has the type of the field, survives JSON, or nothing is sent', () => {
		const sentBy = new Map<FieldKind, number>();
		fc.assert(
			fc.property(cases, ({ value, rule, origin }) => {
				const conversion = convertValue(value, rule, origin);
				expect(Object.keys(conversion)).toHaveLength(1);
				if ('refuse' in conversion) {
					const { reason, remedy } = conversion.refuse;
					expect(reason).not.toBe('');
					expect(remedy).toMatch(/\.$/);
					expect(reason.length + remedy.length).toBeLessThan(600);
				}
				if (!('send' in conversion)) return;
				sentBy.set(rule.kind, (sentBy.get(rule.kind) ?? 0) + 1);
				expect(hasType[rule.kind](conversion.send, rule)).toBe(true);
				expect(covers(conversion.send, JSON.parse(JSON.stringify(conversion.send)))).toBe(true);
			}),
			{ numRuns: 1_000 },
		);
		// The values above are of use only if every kind of field takes some of them.
		for (const { kind } of rules) expect(sentBy.get(kind)).toBeGreaterThan(0);
	});

	it('converting twice equals converting once', () => {
		fc.assert(
			fc.property(cases, ({ value, rule, origin }) => {
				const once = convertValue(value, rule, origin);
				if ('send' in once) expect(convertValue(once.send, rule, origin)).toEqual(once);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('a number that is sent is the one that was written', () => {
		const decimals = fc.tuple(
			fc.integer({ min: -999_999_999, max: 999_999_999 }),
			fc.integer({ min: 0, max: 99 }),
		);
		fc.assert(
			fc.property(decimals, ([whole, cents]) => {
				const expected = Number(`${whole}.${twoDigits(cents)}`);
				const dutch = Math.abs(whole).toLocaleString('nl-NL');
				const written = `${whole < 0 ? '-' : ''}${dutch},${twoDigits(cents)}`;
				expect(convertValue(written, { kind: 'number' }, here)).toEqual({ send: expected });
				expect(convertValue(`€ ${written}`, { kind: 'number' }, here)).toEqual({ send: expected });
			}),
		);
	});

	it('a number becomes a text that says the same number without an exponent', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true }), (number) => {
				const conversion = convertValue(number, { kind: 'text' }, here);
				if (Math.abs(number) > Number.MAX_SAFE_INTEGER) {
					expect(conversion).toHaveProperty('refuse');
					return;
				}
				const { send } = conversion as { send: string };
				expect(send).toMatch(/^-?\d+(\.\d+)?$/);
				expect(Number(send)).toBe(number + 0);
			}),
		);
	});

	it('a day never becomes the day before or after, in any zone and however it is held', () => {
		const days = dates.map((date) => date.toISOString().slice(0, 10));
		fc.assert(
			fc.property(days, zones, (day, zone) => {
				const midnight = DateTime.fromISO(day, { zone });
				// Pacific/Apia had no 30 December 2011.
				if (midnight.toISODate() !== day) return;
				const [year, month, date] = day.split('-');
				const serial = (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000;
				const held = [
					day,
					`${date}-${month}-${year}`,
					`${Number(date)}/${Number(month)}/${year}`,
					serial,
					serial + 0.75,
					`${day}T23:59:59`,
					`${day}T00:00:00Z`,
					new Date(day),
					`/Date(${Date.parse(day)})/`,
					midnight,
					midnight.toUTC(),
					midnight.toJSDate(),
					midnight.endOf('day'),
					midnight.endOf('day').toJSDate(),
					midnight.toISO(),
				];
				for (const value of held) {
					const origin = { timeZone: zone, isFromTool: false };
					expect(convertValue(value, { kind: 'day' }, origin)).toEqual({ send: day });
					const time = convertValue(value, { kind: 'time' }, origin) as { send: string };
					expect(convertValue(time.send, { kind: 'day' }, origin)).toEqual({ send: day });
				}
			}),
			{ numRuns: 100 },
		);
	});

	it('a time is a moment at which the clock of the time zone shows it', () => {
		const clocks = dates.map((date) => date.toISOString().slice(0, 19));
		fc.assert(
			fc.property(clocks, zones, (clock, zone) => {
				const origin = { timeZone: zone, isFromTool: false };
				const conversion = convertValue(clock, { kind: 'time' }, origin);
				if (!('send' in conversion)) return;
				const shown = DateTime.fromISO(String(conversion.send), { zone });
				expect(shown.toFormat("yyyy-MM-dd'T'HH:mm:ss")).toBe(clock);
			}),
			{ numRuns: 1_000, examples: [['2011-09-24T04:00:00', 'Pacific/Apia']] },
		);
	});
});
