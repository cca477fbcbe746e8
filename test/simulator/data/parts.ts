import { branches } from '../organizations';
import type { Source } from './generate';
import type { Place } from './pools';

export function addressOf(place: Place): Record<string, string> {
	return {
		street: place.street,
		house_number: place.houseNumber,
		postal_code: place.postalCode,
		city: place.city,
		country: place.country,
	};
}

/** `2026-05-04`, so many days after `from`. */
export function dateAfter(from: Date, days: number): string {
	return new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** `2026-000123`: year and a number that counts up. */
export function numberOf(createdAt: Date, sequence: number): string {
	return `${createdAt.getUTCFullYear()}-${String(sequence).padStart(6, '0')}`;
}

export function round2(amount: number): number {
	return Math.round(amount * 100) / 100;
}

const plateLetters = 'BDFGHJKLNPRSTVXZ';

/**
 * A Dutch licence plate that no other record has, in whichever branch: lorries begin with B (`BX-PN-30`), trailers with O (`OB-12-KL`).
 * The multiplications scatter neighbours, so that a list does not read AA-01, AA-02, ….
 */
export function licencePlate(kind: 'B' | 'O', { sequence, branch }: Source): string {
	const space = plateLetters.length ** 3 * 100;
	const unique = sequence + branches.indexOf(branch) * 100_000;
	const scattered = (unique * 104_729 + 31_337) % space;
	const digits = String(scattered % 100).padStart(2, '0');
	return kind === 'B'
		? `B${letter(scattered, 0)}-${letter(scattered, 1)}${letter(scattered, 2)}-${digits}`
		: `O${letter(scattered, 0)}-${digits}-${letter(scattered, 1)}${letter(scattered, 2)}`;
}

function letter(number: number, position: number): string {
	const { length } = plateLetters;
	return plateLetters[Math.floor(number / length ** position / 100) % length];
}
