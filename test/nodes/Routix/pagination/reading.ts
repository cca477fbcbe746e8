import type { FetchPage } from '../../../../nodes/Routix/contract/list';
import * as product from '../../../../nodes/Routix/pagination/readAll';

/** A throttle of a width that only tests change. */
export function widthOf(width: number) {
	return {
		width,
		allowOneAtATime() {
			this.width = 1;
		},
	};
}

type Options = Partial<product.ReadOptions>;

/** As the product does, with eight requests at once unless told otherwise. */
export const readList = async (fetchPage: FetchPage, options: Options = {}) =>
	await product.readList(fetchPage, { throttle: widthOf(8), ...options });

export const readAll = async (fetchPage: FetchPage, options: Options = {}) =>
	(await readList(fetchPage, options)).records;
