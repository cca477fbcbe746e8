import type { FastifyRequest } from 'fastify';
import type { SimulatedRecord } from '../data/generate';
import type { SimulatorSettings } from '../settings';
import { ApiError, type ErrorDetail } from './apiError';
import type { AuthorizedRequest } from './authorize';
import { resources, type JsonSchema } from './resource';

type Variant = `${SimulatorSettings['unknownFields']} ${boolean}`;
/** Fastify compiles a schema once per object, so each variant has to stay the same object. */
const variants = new WeakMap<JsonSchema, Map<Variant, JsonSchema>>();

/**
 * The fields of a POST or PATCH, checked against the resource's schema.
 * A `partial` body need not hold the required fields, but has to hold at least one field.
 */
export function readFields(
	request: FastifyRequest,
	{ resource, version }: AuthorizedRequest,
	{ unknownFields }: SimulatorSettings,
	{ partial }: { partial: boolean },
): SimulatedRecord {
	const schema = resources[resource].schema!(version);
	const validate = request.compileValidationSchema(variant(schema, unknownFields, partial));
	if (!validate(request.body)) throw invalidBody(validate.errors);
	const fields = request.body as SimulatedRecord;
	if (unknownFields !== 'ignore') return fields;
	const known = Object.keys(schema.properties as object);
	return Object.fromEntries(Object.entries(fields).filter(([name]) => known.includes(name)));
}

function variant(
	schema: JsonSchema,
	unknownFields: SimulatorSettings['unknownFields'],
	partial: boolean,
): JsonSchema {
	const ofSchema = variants.get(schema) ?? new Map<Variant, JsonSchema>();
	variants.set(schema, ofSchema);
	const name: Variant = `${unknownFields} ${partial}`;
	const existing = ofSchema.get(name);
	if (existing) return existing;
	const made = {
		...schema,
		additionalProperties: unknownFields !== 'refuse',
		required: partial ? [] : schema.required,
	};
	ofSchema.set(name, made);
	return made;
}

type SchemaErrors = ReturnType<FastifyRequest['compileValidationSchema']>['errors'];
type SchemaError = NonNullable<SchemaErrors>[number];

/** The 422 for a body that its schema refuses, with a detail for each field. */
export function invalidBody(errors: SchemaErrors): ApiError {
	const details = (errors ?? []).map(detailOf);
	const names = details.map(({ field }) => field).filter(Boolean);
	const message = names.length > 0 ? `Invalid: ${names.join(', ')}` : 'The body is not valid';
	return new ApiError(422, 'validation_failed', message, details);
}

function detailOf({ instancePath, keyword, params, message }: SchemaError): ErrorDetail {
	const within = instancePath.slice(1).replaceAll('/', '.');
	if (keyword === 'required') {
		return { field: String(params.missingProperty), message: 'is required' };
	}
	if (keyword === 'additionalProperties') {
		return { field: String(params.additionalProperty), message: 'is unknown or cannot be written' };
	}
	if (keyword === 'enum') {
		return { field: within, message: `must be one of ${[params.allowedValues].flat().join(', ')}` };
	}
	return { field: within, message: message ?? 'is not valid' };
}
