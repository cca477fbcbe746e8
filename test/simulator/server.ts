import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { createServer } from 'http';
import { controlRoutes } from './control';
import { createFront } from './front';
import { appManagementRoutes } from './oauth/appManagement';
import { authorizationRoutes } from './oauth/authorizationRoutes';
import { clientCredentialsRoute } from './oauth/clientCredentials';
import { ApiError, errorBody } from './records/apiError';
import { recordRoutes } from './records/routes';
import { defaultSettings, withSettings, type SimulatorSettings } from './settings';
import { Simulation } from './simulation';

const bodyLimit = 512 * 1024 * 1024;

export interface RunningSimulator {
	/** `http://localhost:<port>` */
	url: string;
	simulation: Simulation;
	close(): Promise<void>;
}

/** Starts the simulator in this process, on loopback only. */
export async function startServer(
	changes: Partial<SimulatorSettings> = {},
): Promise<RunningSimulator> {
	const simulation = new Simulation(withSettings(defaultSettings, changes));
	const app: FastifyInstance = fastify({
		bodyLimit,
		forceCloseConnections: true,
		ajv: {
			customOptions: {
				allErrors: true,
				coerceTypes: false,
				removeAdditional: false,
				useDefaults: false,
			},
		},
		serverFactory: (handler) =>
			createServer(
				{ keepAlive: true, keepAliveTimeout: 72_000 },
				createFront(simulation, handler, async (request) => await app.inject(request)),
			),
	});
	answerErrors(app, simulation);
	recordRoutes(app, simulation);
	clientCredentialsRoute(app, simulation);
	appManagementRoutes(app, simulation);
	controlRoutes(app, simulation);
	let url = '';
	authorizationRoutes(app, simulation, () => url);
	const address = await app.listen({ host: 'localhost', port: simulation.settings.port });
	url = `http://localhost:${new URL(address).port}`;
	return { url, simulation, close: () => app.close() };
}

function answerErrors(app: FastifyInstance, simulation: Simulation): void {
	app.setErrorHandler((error: FastifyError | ApiError, request, reply) => {
		const apiError = error instanceof ApiError ? error : asApiError(error);
		if (apiError.status >= 500) console.error(request.method, request.url, error);
		return reply
			.code(apiError.status)
			.headers(apiError.headers)
			.send(errorBody(simulation.settings.errorShape, apiError));
	});
	app.setNotFoundHandler(() => {
		throw new ApiError(404, 'not_found', 'There is nothing at this address');
	});
}

/** All other errors, such as Fastify's own about a body that is no JSON. */
function asApiError(error: FastifyError): ApiError {
	// A setting or a pattern that the control API cannot take.
	const ofCaller = error instanceof RangeError || error instanceof SyntaxError;
	const { message, statusCode = ofCaller ? 400 : 500 } = error;
	const code =
		statusCode === 413
			? 'payload_too_large'
			: statusCode === 415
				? 'unsupported_media_type'
				: 'invalid_request';
	return new ApiError(statusCode, statusCode >= 500 ? 'internal_error' : code, message);
}
