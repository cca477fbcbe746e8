/** Longer names are compared by their beginning. */
const LONGEST_NAME = 60;

const MOST_SUGGESTIONS = 3;

/**
 * The names that somebody may have meant, the likeliest first. The last part of a path counts as a name too, so that
 * `city` leads to `address.city`.
 */
export function nearestNames(wrong: string, names: Iterable<string>): string[] {
	const wanted = plain(wrong);
	const farthest = Math.max(2, Math.floor(wanted.length / 3));
	return [...names]
		.map((name) => ({ name, distance: distanceTo(name, wanted) }))
		.filter(({ distance }) => distance <= farthest)
		.sort((left, right) => left.distance - right.distance)
		.slice(0, MOST_SUGGESTIONS)
		.map(({ name }) => name);
}

function distanceTo(name: string, wanted: string): number {
	const whole = plain(name);
	const last = plain(name.slice(name.lastIndexOf('.') + 1));
	const isPart = wanted.length > 2 && whole.includes(wanted);
	return Math.min(editDistance(whole, wanted), editDistance(last, wanted), isPart ? 2 : Infinity);
}

/** Upper and lower case, blanks, underscores and hyphens make no difference: "Company Name" and company_name. */
function plain(name: string): string {
	return name
		.slice(0, LONGEST_NAME)
		.toLowerCase()
		.replace(/[\s_-]/g, '');
}

/** How many letters have to be put in, taken out or replaced (Levenshtein). */
function editDistance(left: string, right: string): number {
	let row = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let index = 0; index < left.length; index++) {
		const next = [index + 1];
		for (let place = 0; place < right.length; place++) {
			const replaced = row[place] + (left[index] === right[place] ? 0 : 1);
			next.push(Math.min(replaced, row[place + 1] + 1, next[place] + 1));
		}
		row = next;
	}
	return row[right.length];
}
