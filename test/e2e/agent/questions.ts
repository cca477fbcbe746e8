import type { SimulatedRecord } from '../../simulator/data/generate';
import { recordsIn, type ToolCall } from '../harness/agent';

/** What is in Routix when the agent is asked. */
export interface Known {
	/** As API version v1 shows them. */
	accounts: SimulatedRecord[];
	orders: SimulatedRecord[];
}

/** A question to the agent, with what its model does, and what is right. */
export interface Question {
	question: string;
	/** The tools that the model calls, one after the other. */
	calls: ToolCall[];
	/** What the model makes of their results. */
	say(...results: string[]): string;
	/** The answer, from the whole lists: undefined if they do not hold it. */
	truth(known: Known): string | undefined;
}

/** Where the accounts and orders that are asked about stand in their lists: neither at the start nor at the end. */
const ACCOUNT = 12_345;
const ORDER = 3_210;

const EMAIL = 'planning@example.com';

const condition = (number: 1 | 2, field: string, operator: string, value: string) => ({
	[`filter_${number}_field`]: field,
	[`filter_${number}_operator`]: operator,
	[`filter_${number}_value`]: value,
});

/** The one value of a field in the records of a result, or its values. */
const valuesIn = (result: string, field: string) =>
	recordsIn(result)
		.map((record) => String(record[field]))
		.join(', ');

const valuesOf = (records: SimulatedRecord[], field: string) =>
	records.length > 0 ? records.map((record) => String(record[field])).join(', ') : undefined;

const largest = (records: SimulatedRecord[], field: string) =>
	records.reduce<SimulatedRecord[]>(
		([best], record) => [!best || Number(record[field]) > Number(best[field]) ? record : best],
		[],
	);

/**
 * Ten questions as planners ask them.
 * @param known what is in Routix, by which names and numbers are chosen
 * @param placedNow orders that were placed this week
 */
export function questionsAbout(known: Known, placedNow: SimulatedRecord[]): Question[] {
	const account = known.accounts.slice(ACCOUNT).find(({ email, phone }) => email && phone)!;
	const order = known.orders[ORDER];
	const company = String(account.company_name);
	const customer = String(order.customer_name);
	const isNow = ({ id }: SimulatedRecord) => placedNow.some((placed) => placed.id === id);
	const citiesOf = ({ stops }: SimulatedRecord) =>
		(stops as Array<{ address: { city: string } }>).map(({ address }) => address.city).join(' → ');
	return [
		{
			question: `What is the phone number of ${company}?`,
			calls: [
				{
					tool: 'Get_Accounts',
					arguments: { ...condition(1, 'company_name', 'equals', company), fields: 'phone' },
				},
			],
			say: (result) => valuesIn(result, 'phone'),
			truth: ({ accounts }) =>
				valuesOf(
					accounts.filter(({ company_name: name }) => name === company),
					'phone',
				),
		},
		{
			question: 'Which planned orders came in this week?',
			calls: [
				{
					tool: 'Get_Orders',
					arguments: {
						...condition(1, 'status', 'equals', 'planned'),
						...condition(2, 'created_at', 'equals', 'this week'),
						fields: 'order_number,customer_name',
					},
				},
			],
			say: (result) => valuesIn(result, 'order_number'),
			truth: ({ orders }) =>
				valuesOf(
					orders.filter((one) => isNow(one) && one.status === 'planned'),
					'order_number',
				),
		},
		{
			question: 'How many carriers do we have?',
			calls: [
				{
					tool: 'Count_Accounts',
					arguments: condition(1, 'account_type', 'equals', 'carrier'),
				},
			],
			say: (result) => valuesIn(result, 'count'),
			truth: ({ accounts }) =>
				String(accounts.filter(({ account_type: type }) => type === 'carrier').length),
		},
		{
			question: 'Which order is the newest?',
			calls: [
				{
					tool: 'Get_Orders',
					arguments: { sort_by: 'created_at', sort_direction: 'desc', fields: 'order_number' },
				},
			],
			say: (result) => String(recordsIn(result)[0].order_number),
			truth: ({ orders }) => String(orders.at(-1)?.order_number),
		},
		{
			question: `Where does order ${String(order.order_number)} go?`,
			calls: [
				{
					tool: 'Get_Orders',
					arguments: {
						...condition(1, 'order_number', 'equals', String(order.order_number)),
						fields: 'stops.address.city',
					},
				},
			],
			say: (result) => citiesOf(recordsIn(result)[0]),
			truth: ({ orders }) => {
				const meant = orders.find(({ order_number: number }) => number === order.order_number);
				return meant && citiesOf(meant);
			},
		},
		{
			question: 'Which completed order has the highest revenue?',
			calls: [
				{
					tool: 'Get_Orders',
					arguments: {
						...condition(1, 'status', 'equals', 'completed'),
						sort_by: 'revenue',
						sort_direction: 'desc',
						fields: 'order_number,revenue',
					},
				},
			],
			say: (result) => String(recordsIn(result)[0].order_number),
			truth: ({ orders }) =>
				valuesOf(
					largest(
						orders.filter(({ status }) => status === 'completed'),
						'revenue',
					),
					'order_number',
				),
		},
		{
			question: `How many orders of ${customer} are in progress?`,
			calls: [
				{
					tool: 'Count_Orders',
					arguments: {
						...condition(1, 'customer_name', 'equals', customer),
						...condition(2, 'status', 'equals', 'in_progress'),
					},
				},
			],
			say: (result) => valuesIn(result, 'count'),
			truth: ({ orders }) => {
				const meant = orders.filter(
					({ customer_name: name, status }) => name === customer && status === 'in_progress',
				);
				return String(meant.length);
			},
		},
		{
			question: `Whose e-mail address is ${String(account.email)}?`,
			calls: [
				{
					tool: 'Get_Accounts',
					arguments: { search: account.email, fields: 'company_name,email' },
				},
			],
			say: (result) => valuesIn(result, 'company_name'),
			truth: ({ accounts }) =>
				valuesOf(
					accounts.filter(({ email }) => email === account.email),
					'company_name',
				),
		},
		{
			question: `Change the e-mail address of ${company} to ${EMAIL}`,
			calls: [
				{
					tool: 'Create_or_Update_Account',
					arguments: { company_name: company, email: EMAIL, phone: 'null', account_type: '' },
				},
			],
			say: (result) => {
				const [{ id, email, sync_action: action }] = recordsIn(result);
				return `${String(id)}: ${String(action)} ${String(email)}`;
			},
			truth: ({ accounts }) => {
				const meant = accounts.find(({ company_name: name }) => name === company);
				return meant && `${String(meant.id)}: would_update ${EMAIL}`;
			},
		},
		{
			question: 'How many vendors are inactive?',
			// The error names the right field and the model asks again.
			calls: ['type', 'account_type'].map((field) => ({
				tool: 'Count_Accounts',
				arguments: {
					...condition(1, field, 'equals', 'vendor'),
					...condition(2, 'status', 'equals', 'inactive'),
				},
			})),
			say: (refused, result) =>
				refused.includes('account_type') ? valuesIn(result, 'count') : refused,
			truth: ({ accounts }) => {
				const meant = accounts.filter(
					({ account_type: type, status }) => type === 'vendor' && status === 'inactive',
				);
				return String(meant.length);
			},
		},
	];
}
