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
