import type { Run } from './contestant';
import { figure, type Results } from './results';

const colours: Record<string, string> = {
	'Routix node': '#1f7a4d',
	'HTTP Request node': '#c2571a',
	'Bare client': '#6b7280',
};

const panel = { width: 280, height: 220, gap: 70, left: 60, top: 50 };

interface Panel {
	title: string;
	unit: string;
	of: keyof Run;
	latencyMs: number;
	/** From what is measured to what is drawn. */
	scale: number;
}

/** How time and memory grow with the number of accounts: linear axes, so that a straight line is linear growth. */
export function chartOf(results: Results): string {
	const latencies = [...new Set(results.cells.map(({ latencyMs }) => latencyMs))];
	const panels: Panel[] = latencies.map((latencyMs) => ({
		title: `First to last request, ${latencyMs} ms latency`,
		unit: 's',
		of: 'requestsMs',
		latencyMs,
		scale: 1 / 1000,
	}));
	panels.push({
		title: 'Peak memory',
		unit: 'MiB',
		of: 'peakMiB',
		latencyMs: latencies[0],
		scale: 1,
	});
	const width = panel.left + panels.length * (panel.width + panel.gap);
	const height = panel.top + panel.height + 90;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#374151">
<rect width="${width}" height="${height}" fill="#ffffff"/>
${panels.map((each, index) => drawPanel(results, each, panel.left + index * (panel.width + panel.gap))).join('\n')}
${legend(height - 16)}
</svg>
`;
}

function drawPanel(results: Results, { latencyMs, of, scale, title, unit }: Panel, left: number) {
	const cells = results.cells.filter((cell) => cell.latencyMs === latencyMs);
	const names = Object.keys(cells[0].results);
	const value = (cell: (typeof cells)[number], name: string) =>
		figure(cell.results, name, of) * scale;
	const most = roundUp(
		Math.max(...cells.flatMap((cell) => names.map((name) => value(cell, name)))),
	);
	const mostRows = Math.max(...cells.map(({ rows }) => rows));
	const x = (rows: number) => round(left + (rows / mostRows) * panel.width);
	const y = (amount: number) => round(panel.top + panel.height * (1 - amount / most));
	const bottom = panel.top + panel.height;

	const lines = [0, 1, 2, 3, 4].map((step) => {
		const amount = (most * step) / 4;
		return `<line x1="${left}" x2="${left + panel.width}" y1="${y(amount)}" y2="${y(amount)}" stroke="#e5e7eb"/><text x="${left - 6}" y="${y(amount) + 4}" text-anchor="end">${Number(amount.toPrecision(3))}</text>`;
	});
	const ticks = cells.map(
		({ rows }, index) =>
			`<text x="${x(rows)}" y="${bottom + 18}" text-anchor="${index === 0 ? 'start' : 'middle'}">${rows.toLocaleString('en')}</text>`,
	);
	const curves = names.map((name) => {
		const points = cells.map((cell) => [x(cell.rows), y(value(cell, name))]);
		const dots = points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3.5"/>`).join('');
		return `<g fill="${colours[name]}"><polyline points="${points.join(' ')}" fill="none" stroke="${colours[name]}" stroke-width="2"/>${dots}</g>`;
	});
	return `<text x="${left}" y="${panel.top - 18}" font-weight="bold">${title} (${unit})</text>
${lines.join('\n')}
${ticks.join('\n')}
<text x="${left + panel.width / 2}" y="${bottom + 36}" text-anchor="middle">accounts</text>
${curves.join('\n')}`;
}

function legend(y: number): string {
	return Object.entries(colours)
		.map(
			([name, colour], index) =>
				`<circle cx="${panel.left + index * 160}" cy="${y - 4}" r="5" fill="${colour}"/><text x="${panel.left + 12 + index * 160}" y="${y}">${name}</text>`,
		)
		.join('\n');
}

/** The next of 1, 2, 2.5, 5 and 10 times a power of ten. */
function roundUp(value: number): number {
	const power = 10 ** Math.floor(Math.log10(value));
	return power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= value) ?? 10);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
