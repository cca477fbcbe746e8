/** "company_name" → "Company Name", "vat_number" → "VAT Number": the label of a field that Routix does not document. */
export function fieldLabel(name: string): string {
	const words = name
		.replace(/(?<=[a-z])(?=[A-Z])/g, '_')
		.split(/[_\s]+/)
		.filter(Boolean)
		.map((word) =>
			ABBREVIATIONS.includes(word.toLowerCase())
				? word.toUpperCase()
				: word.charAt(0).toUpperCase() + word.slice(1),
		);
	return words.join(' ') || name;
}

/** "address.city" → "Address › City": the label of a field inside another one. */
export function pathLabel(path: string): string {
	return path.split('.').map(fieldLabel).join(' › ');
}

const ABBREVIATIONS = ['adr', 'gl', 'iban', 'id', 'kvk', 'ldm', 'url', 'vat'];

/** Also tells a day from a text when a workflow runs: the form that it stores holds nothing else that could. */
export const DAY_MARK = 'YYYY-MM-DD';

/** Tells a decimal that Routix writes as a text in the same way. */
export const DECIMAL_MARK = '0.00';

/** What else to know about a field, behind its label: "Due Date (YYYY-MM-DD)". The form has no other place for it. */
export function markedLabel(label: string, marks: string[]): string {
	return marks.length > 0 ? `${label} (${marks.join('; ')})` : label;
}

const MARKS = / \([^()]*\)$/;

/** A label as it was before it was marked. */
export function plainLabel(label: string): string {
	return label.replace(MARKS, '');
}

/** Whether a label has this mark. */
export function isMarked(label: string, mark: string): boolean {
	return MARKS.exec(label)?.[0].includes(mark) ?? false;
}
