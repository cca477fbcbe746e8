/** "company_name" → "Company Name", "vat_number" → "VAT Number": the label of a field that Routix does not document. */
export function fieldLabel(name: string): string {
	return name
		.split(/[_\s]+/)
		.filter(Boolean)
		.map((word) =>
			ABBREVIATIONS.includes(word.toLowerCase())
				? word.toUpperCase()
				: word.charAt(0).toUpperCase() + word.slice(1),
		)
		.join(' ');
}

const ABBREVIATIONS = ['adr', 'gl', 'iban', 'id', 'kvk', 'ldm', 'url', 'vat'];
