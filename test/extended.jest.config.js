const base = require('../jest.config');

/** What a change of the nodes rarely breaks and takes long: the simulator itself, the supply chain, echoed secrets. */
module.exports = {
	...base,
	rootDir: '..',
	testMatch: ['<rootDir>/test/(memory|secrets|simulator|supply)/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
};
