const LONGEST_NUMBER = 40;

const CURRENCY = /^(?:€|eur|euro)\s*|\s*(?:€|eur|euro)$/gi;
const WHOLE = /^[+-]?\d+$/;
/** Thousands to one reader, decimals to the other. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const DECIMAL = /^[+-]?\d*[.,]\d+$/;
const DUTCH_THOUSANDS = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const ENGLISH_THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?e[+-]?\d{1,3}$/i;

/**
 * The numbers that a text may mean: none when it is no number; one for `12.5`, `100,50`, `1.250,50` or `€ 12`; two for
 * `1.250`, which is 1250 to a Dutch reader and 1.25 to a program.
 */
export function numbersIn(text: string): number[] {
	if (text.length > LONGEST_NUMBER) return [];
	const written = text.trim().replace(CURRENCY, '');
	if (AMBIGUOUS.test(written)) return [withoutThousands(written), withPoint(written)];
	if (WHOLE.test(written) || SCIENTIFIC.test(written)) return finite(Number(written));
	if (DECIMAL.test(written)) return [withPoint(written)];
	if (DUTCH_THOUSANDS.test(written)) return [withPoint(written.replaceAll('.', ''))];
	return ENGLISH_THOUSANDS.test(written) ? [Number(written.replaceAll(',', ''))] : [];
}

function withoutThousands(written: string): number {
	return Number(written.replace(/[.,]/, ''));
}

function withPoint(written: string): number {
	return Number(written.replace(',', '.'));
}

function finite(number: number): number[] {
	return Number.isFinite(number) ? [number] : [];
}
