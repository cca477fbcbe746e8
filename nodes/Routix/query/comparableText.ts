/** Nothing in it that has another form, and no blank but single ones between words: true of nearly every value. */
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** Take no room on the screen: left behind in texts by spreadsheets, web pages and mail programs. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/** Blanks of every width, no-break ones too, line ends and control characters. */
const BLANKS = /[\s\p{Cc}]+/gu;

/**
 * What two texts that people take for the same have in common: upper and lower case, blanks around it, the number and
 * kind of blanks between words and the form of letters (NFC) make no difference. Accents and punctuation do.
 */
export function comparableText(text: string): string {
	if (PLAIN.test(text)) return text.toLowerCase();
	return text
		.normalize('NFC')
		.replace(INVISIBLE, '')
		.replace(BLANKS, ' ')
		.trim()
		.toLowerCase()
		.normalize('NFC');
}
