import { titleCase, withArticle } from '../../../resources';
import { MOST_LEVELS } from '../../depth';
import type { Explanation } from './explanation';
import { lostWrite, withLostWrite } from './write';

/** Routix answered with a good status, but with something that it does not promise. */
export const unexpectedExplanations: Explanation[] = [
	{
		name: 'A web page instead of data',
		applies: ({ unexpected }) => unexpected === 'html',
		message: (_failure, _subject, { baseUrl }) =>
			`The address ${baseUrl} answered with a web page instead of data`,
		description: (failure, subject) =>
			withLostWrite(
				'Check the Base URL in the Routix credential: it is the address of the API (usually https://api.routix.com), not of the app.',
				failure,
				subject,
			),
		cause: 'configuration-invalid',
	},
	{
		name: 'Unreadable letters',
		applies: ({ unexpected }) => unexpected === 'misread',
		message: 'Routix answered in a character set that n8n cannot read',
		description: (failure, subject) =>
			lostWrite(failure, subject) ??
			'Letters such as é would be lost, so nothing of it is used. Tell Routix that its API has to answer in UTF-8.',
	},
	{
		name: 'Text instead of data',
		applies: ({ unexpected }) => unexpected === 'notJson' || unexpected === 'empty',
		message: ({ unexpected }) =>
			unexpected === 'empty'
				? 'Routix sent an empty answer'
				: 'Routix answered with text instead of data',
		description: (failure, subject) =>
			lostWrite(failure, subject) ??
			'Check the Base URL in the Routix credential. If it is right, try again later and tell Routix.',
	},
	{
		name: 'Answer too large or nested too deeply',
		applies: ({ unexpected }) => unexpected === 'tooDeep' || unexpected === 'tooLarge',
		message: ({ unexpected }) =>
			unexpected === 'tooDeep'
				? `Routix answered with data that is nested more than ${MOST_LEVELS} levels deep`
				: 'Routix answered with more than 256 MB at once',
		description: (failure, subject) =>
			lostWrite(failure, subject) ??
			'No such answer can be right, so nothing of it is used. Check the Base URL in the Routix credential, and tell Routix.',
	},
	{
		name: 'IDs that cannot be read exactly',
		applies: ({ unexpected }) => unexpected === 'roundedIds',
		message: (_failure, { resource }) =>
			`Routix gives ${resource.plural} whole numbers as IDs that n8n cannot read exactly`,
		description: (failure, subject) =>
			lostWrite(failure, subject) ??
			'JavaScript rounds whole numbers beyond 9,007,199,254,740,991, so two records would become one. Tell Routix that its API has to send such IDs as texts.',
	},
	{
		name: 'Answer of the wrong shape',
		applies: ({ unexpected }) => unexpected !== undefined,
		message: ({ unexpected }, { resource }) =>
			unexpected === 'notList'
				? `Routix answered without a list of ${resource.plural}`
				: `Routix answered without ${withArticle(resource.singular)}`,
		description: (failure, subject) =>
			lostWrite(failure, subject) ??
			`${titleCase(subject.resource.plural)} may look different in another API version: check API Version under Options.`,
	},
];
