/** How many cases each fuzz test runs: 500 in `npm test`, 20,000 by `npm run fuzz`. */
export const CASES = Number(process.env.FUZZ_CASES ?? 500);

/** A case that has not ended after this many milliseconds hangs. */
export const LONGEST_CASE_MS = 20_000;
