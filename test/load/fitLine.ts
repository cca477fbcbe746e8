/** A straight line through measured points. */
export interface Line {
	slope: number;
	/** Standard error of the slope. */
	slopeError: number;
}

/** Least squares. Throws with fewer than three points, which say nothing of the error. */
export function fitLine(points: { x: number; y: number }[]): Line {
	const count = points.length;
	if (count < 3) throw new RangeError(`A line needs three points at least, not ${count}`);
	const meanX = points.reduce((sum, { x }) => sum + x, 0) / count;
	const meanY = points.reduce((sum, { y }) => sum + y, 0) / count;
	const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
	const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
	const residuals = points.reduce(
		(sum, { x, y }) => sum + (y - meanY - slope * (x - meanX)) ** 2,
		0,
	);
	return { slope, slopeError: Math.sqrt(residuals / (count - 2) / spread) };
}
