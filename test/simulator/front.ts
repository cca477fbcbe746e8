import type { IncomingMessage, RequestListener, ServerResponse } from 'http';
import { sendAltered } from './faults/altered';
import { captureAnswer } from './faults/capturedAnswer';
import type { Fault } from './faults/fault';
import { answerInstead } from './faults/instead';
import { changeList } from './faults/listChange';
import type { Simulation } from './simulation';
import { answerVaried, type Inject } from './variations/vary';

/**
 * Stands between the network and the application: writes the log, waits the latency, and does to requests and answers
 * what the faults say, or else the variation. The control API passes untouched.
 * @param inject brings the application's answer to a request that did not come over the network
 */
export function createFront(
	simulation: Simulation,
	application: RequestListener,
	inject: Inject,
): RequestListener {
	const afterLatency = (request: IncomingMessage, response: ServerResponse) => {
		const fault = simulation.faults.take(request.method ?? '', request.url ?? '');
		if (!fault && !simulation.varied) return application(request, response);
		if (fault) simulation.log.note(request, { fault: fault.kind });
		const answering = fault
			? meet(fault, simulation, request, response, application)
			: answerVaried(simulation, inject, request, response);
		answering.catch((error: unknown) => {
			const cause = fault?.kind ?? simulation.varied?.variation.name;
			console.error(request.method, request.url, cause, error);
			response.destroy();
		});
	};
	return (request, response) => {
		if (request.url?.startsWith('/simulator/')) return application(request, response);
		simulation.log.begin(request, response);
		const { latencyMs } = simulation.settings;
		if (latencyMs > 0) setTimeout(afterLatency, latencyMs, request, response);
		else afterLatency(request, response);
	};
}

async function meet(
	fault: Fault,
	simulation: Simulation,
	request: IncomingMessage,
	response: ServerResponse,
	application: RequestListener,
): Promise<void> {
	switch (fault.kind) {
		case 'status':
		case 'resetBefore':
		case 'redirect':
		case 'html':
		case 'raw':
		case 'manyRecords':
			return answerInstead(fault, request, response);
		case 'change':
			changeList(simulation, fault);
			return application(request, response);
		default: {
			const answer = await captureAnswer(response, () => application(request, response));
			await sendAltered(fault, answer, response);
		}
	}
}
