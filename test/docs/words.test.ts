import { readerTexts, type ReaderText } from './readerTexts';
import { dutch, english, type Word } from './words';

const isDutch = ({ place }: ReaderText) => place.startsWith('docs/nl/');

/** What the Dutch guide has in bold is on the screen of n8n, in English. */
const inDutch = readerTexts
	.filter(isDutch)
	.map(({ place, text }) => ({ place, text: text.replace(/\*\*[^*]+\*\*/g, '…') }));

it('There is something to read in each kind of place', () => {
	const places = readerTexts.map(({ place }) => place);
	const kinds = ['README', 'docs/', 'docs/nl/', 'nodes/', 'credentials/', 'examples/', '.github/'];
	expect(kinds.filter((kind) => !places.some((place) => place.startsWith(kind)))).toEqual([]);
});

it.each([
	['English', english.map(named), readerTexts.filter((text) => !isDutch(text)), english],
	['Dutch', dutch.map(named), inDutch, dutch],
])('One word for one thing, in %s: %j', (_language, _names, texts, words) => {
	expect(texts.flatMap((text) => words.flatMap((word) => mixedUp(text, word)))).toEqual([]);
});

it.each([...english, ...dutch].filter(({ unless }) => unless))(
	'What is right in spite of "$say" is said somewhere',
	({ not, unless }) => {
		expect(readerTexts.some(({ text }) => not.test(text) && unless?.test(text))).toBe(true);
	},
);

function named({ say }: Word): string {
	return say;
}

/** Each place where another word stands, with what is around it. */
function mixedUp({ place, text }: ReaderText, { say, not, unless }: Word): string[] {
	return [...text.matchAll(new RegExp(not, `${not.flags}g`))]
		.map(({ 0: found, index }) => ({
			found,
			around: text.slice(Math.max(0, index - 30), index + found.length + 30),
		}))
		.filter(({ around }) => !unless?.test(around))
		.map(({ found, around }) => `${place}: "${found}" in "${around}": say ${say}`);
}
