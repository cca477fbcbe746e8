import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';

/** Lets the kernel forget the peak of a process's resident memory (`man 5 proc`, clear_refs). */
export function forgetPeak(pid: number): void {
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The most resident memory of a process since then, MiB. */
export function peakMiB(pid: number): number {
	const [, kibibytes] =
		/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	if (kibibytes === undefined) throw new Error(`The kernel states no peak for process ${pid}`);
	return Number(kibibytes) / 1024;
}

/** The processor time that a process has used, all threads together, milliseconds. */
export function processorMs(pid: number): number {
	// The second field is the command's name in brackets; user and system time are the 14th and 15th, in ticks of 10 ms.
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The child of this process that works in a folder. */
export function childIn(folder: string): number {
	for (const name of readdirSync('/proc')) {
		if (!/^\d+$/.test(name)) continue;
		try {
			const [, parent] = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8')) ?? [];
			const isOurs = Number(parent) === process.pid;
			if (isOurs && readlinkSync(`/proc/${name}/cwd`) === folder) return Number(name);
		} catch {
			// It ended in between.
		}
	}
	throw new Error(`No process of ours works in ${folder}`);
}
