/** "planning entries" → "Planning Entries", as n8n writes labels. */
export function titleCase(words: string): string {
	return words
		.split(' ')
		.map((word) => (word === 'of' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
		.join(' ');
}

/** "an account", "a piece of equipment". */
export function withArticle(noun: string): string {
	return `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
