import type { Page } from 'playwright-core';

/** A difference in one of red, green and blue that the eye would see. */
const visibleDifference = 48;

/** Compares two pictures in the browser itself, which can read them. Pictures of different sizes differ entirely. */
export async function shareOfDifferentPixels(
	page: Page,
	left: Buffer,
	right: Buffer,
): Promise<number> {
	const blank = await page.context().newPage();
	try {
		return await blank.evaluate(
			async ({ pictures, threshold }) => {
				const [first, second] = await Promise.all(
					pictures.map(async (base64) => {
						const image = new Image();
						image.src = `data:image/png;base64,${base64}`;
						await image.decode();
						const canvas = new OffscreenCanvas(image.width, image.height);
						const context = canvas.getContext('2d');
						context?.drawImage(image, 0, 0);
						return context?.getImageData(0, 0, image.width, image.height);
					}),
				);
				if (!first || !second) throw new Error('The browser cannot draw');
				if (first.width !== second.width || first.height !== second.height) return 1;
				let different = 0;
				for (let at = 0; at < first.data.length; at += 4) {
					const channels = [0, 1, 2].map((channel) =>
						Math.abs(first.data[at + channel] - second.data[at + channel]),
					);
					if (Math.max(...channels) > threshold) different += 1;
				}
				return (different * 4) / first.data.length;
			},
			{
				pictures: [left, right].map((picture) => picture.toString('base64')),
				threshold: visibleDifference,
			},
		);
	} finally {
		await blank.close();
	}
}
