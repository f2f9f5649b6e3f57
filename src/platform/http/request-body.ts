import type { FastifyRequest } from 'fastify';
import type { RawBody } from '../forms/index.ts';
import { isId } from '../ids.ts';
import { refuse } from './refusals.ts';
import type { Route, UploadedFile } from './route.ts';
import type { Services } from './services.ts';

export type Body = Readonly<{ raw: RawBody; files: readonly UploadedFile[]; once: string | null }>;

/** Reads a form, with its files where the route takes files. Any other kind of content is refused unread. */
export async function readRequestBody(services: Services, route: Route, request: FastifyRequest): Promise<Body> {
  if (request.isMultipart()) {
    if (!('takesFiles' in route && route.takesFiles)) refuse('wrong-content');
    return readParts(services, request);
  }
  if (request.body === undefined || request.body === null || typeof request.body !== 'object') refuse('wrong-content');
  return finish({ ...(request.body as RawBody) }, []);
}

async function readParts(services: Services, request: FastifyRequest): Promise<Body> {
  const raw: Record<string, unknown> = Object.create(null);
  const files: UploadedFile[] = [];
  const limits = { fileSize: services.config.maxUploadBytes, files: 10, fields: 200, fieldSize: 1_000_000, parts: 210 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      if (bytes.length > 0 && part.filename) files.push({ field: part.fieldname, name: part.filename, bytes });
    } else {
      const before = raw[part.fieldname];
      raw[part.fieldname] = before === undefined ? part.value : [before, part.value].flat();
    }
  }
  return finish(raw, files);
}

// No text of the database holds a zero, and nobody types one.
const withoutZeros = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutZeros);
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
};

function finish(sent: RawBody, files: readonly UploadedFile[]): Body {
  const raw: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(sent)) raw[name] = withoutZeros(value);
  return { raw, files, once: isId(raw._once) ? raw._once : null };
}
