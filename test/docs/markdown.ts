/** The fenced blocks of code in these languages, as they stand in the document. */
export function codeBlocks(document: string, ...languages: string[]): string[] {
	return [...document.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
		.filter(([, language]) => languages.includes(language))
		.map(([, , code]) => code.trimEnd());
}

/** What stands in back-ticks within the text. */
export function inlineCode(document: string): string[] {
	const text = document.replace(/^```\w*\n.*?^```$/gms, '');
	return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
}
