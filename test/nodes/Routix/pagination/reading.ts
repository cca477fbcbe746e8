import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
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

type Options<T> = Partial<product.ReadOptions<T>>;

/** As the product does, with eight requests at once unless told otherwise. */
export const readList = async <T = RoutixRecord>(fetchPage: FetchPage, options: Options<T> = {}) =>
	await product.readList<T>(fetchPage, { throttle: widthOf(8), ...options });

export const readAll = async <T = RoutixRecord>(fetchPage: FetchPage, options: Options<T> = {}) =>
	(await readList<T>(fetchPage, options)).records;
