import type { IExecuteFunctions } from 'n8n-workflow';

/** Lets n8n-core's own HTTP client give up sooner than the package asks; everything else stays as it is. */
export function shortenTimeout(context: IExecuteFunctions, timeoutMs: number): void {
	const { httpRequestWithAuthentication: send } = context.helpers;
	context.helpers.httpRequestWithAuthentication = async function (type, options, more) {
		return await send.call(this, type, { ...options, timeout: timeoutMs }, more);
	};
}
