const base = require('../jest.config');

/**
 * What takes longer than the fast tests may: long lists, random and hostile answers, attacks, faults at every step, and what a
 * change of the nodes rarely breaks (the simulator itself, the supply chain, echoed secrets). Of the differences of Routix
 * only what refuses an answer: `npm run test:variations` has them all.
 */
module.exports = {
	...base,
	rootDir: '..',
	testMatch: [
		'<rootDir>/test/(fuzz|memory|secrets|simulator|supply)/**/*.test.ts',
		'<rootDir>/test/integration/(attacks|faults|large)/**/*.test.ts',
		'<rootDir>/test/integration/variations/refusals.test.ts',
	],
	testPathIgnorePatterns: ['/node_modules/'],
};
