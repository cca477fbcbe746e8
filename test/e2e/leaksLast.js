const Sequencer = require('@jest/test-sequencer').default;

/** Puts the search for leaked secrets after everything that could leak one. */
module.exports = class LeaksLast extends Sequencer {
	sort(tests) {
		const isLast = ({ path }) => path.endsWith('leaks.test.ts');
		return [...tests].sort((a, b) => isLast(a) - isLast(b) || a.path.localeCompare(b.path));
	}
};
