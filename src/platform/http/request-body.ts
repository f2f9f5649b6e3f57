import type { FastifyRequest } from 'fastify';
import type { FieldErrors, RawBody } from '../forms/index.ts';
import { isId } from '../ids.ts';
import { checkForm } from './csrf.ts';
import { refuse } from './refusals.ts';
import type { LargeFile, Route, UploadedFile } from './route.ts';
import type { Services } from './services.ts';

export type Body = Readonly<{
  raw: RawBody;
  files: readonly UploadedFile[];
  largeFiles: readonly LargeFile[];
  once: string | null;
  /** Files that somebody chose and that could not be taken, by field: the form comes back with all that was typed. */
  faults: FieldErrors;
}>;

/** Reads a form, with its files where the route takes files. Any other kind of content is refused unread. */
export async function readRequestBody(services: Services, route: Route, request: FastifyRequest): Promise<Body> {
  if (request.isMultipart()) {
    if ('takesLargeFiles' in route && route.takesLargeFiles) return readLargeParts(services, request);
    if (!('takesFiles' in route && route.takesFiles)) refuse('wrong-content');
    return readParts(services, request);
  }
  if (request.body === undefined || request.body === null || typeof request.body !== 'object') refuse('wrong-content');
  return finish({ ...(request.body as RawBody) }, []);
}

async function readParts(services: Services, request: FastifyRequest): Promise<Body> {
  const raw: Record<string, unknown> = Object.create(null);
  const files: UploadedFile[] = [];
  const faults: Record<string, string> = {};
  const limits = { fileSize: services.config.maxUploadBytes, files: 10, fields: 200, fieldSize: 1_000_000, parts: 210 };
  const megabytes = Math.round(limits.fileSize / 1024 / 1024);
  // One that is too large is read to its end and dropped, so that what was typed after it arrives too.
  const options = { limits, throwFileSizeLimit: false };
  for await (const part of request.parts(options)) {
    if (part.type !== 'file') addField(raw, part.fieldname, part.value);
    else {
      const bytes = await part.toBuffer();
      if (!part.filename) continue;
      if (part.file.truncated) faults[part.fieldname] = `The file is larger than ${megabytes} MB. Choose a smaller one`;
      else if (bytes.length === 0) faults[part.fieldname] = 'The file is empty. Choose another';
      else files.push({ field: part.fieldname, name: part.filename, bytes });
    }
  }
  return { ...finish(raw, files), faults };
}

function addField(raw: Record<string, unknown>, name: string, value: unknown): void {
  const before = raw[name];
  raw[name] = before === undefined ? value : [before, value].flat();
}

/** Files go straight to disk. A form's own number and token stand before its files, so that a form from elsewhere fills no disk. */
async function readLargeParts(services: Services, request: FastifyRequest): Promise<Body> {
  const raw: Record<string, unknown> = Object.create(null);
  const files: LargeFile[] = [];
  const limits = {
    fileSize: services.config.maxArchiveBytes,
    files: 200,
    fields: 200,
    fieldSize: 1_000_000,
    parts: 410,
  };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type !== 'file') addField(raw, part.fieldname, part.value);
      else if (!part.filename) part.file.resume();
      else {
        checkForm(services, request, raw);
        const taken = await services.files.spool.take(part.file);
        files.push({ ...taken, field: part.fieldname, name: part.filename });
        if (part.file.truncated) refuse('too-large');
      }
    }
  } catch (error) {
    removeLarge(services, files);
    throw error;
  }
  return { ...finish(raw, []), largeFiles: files };
}

export function removeLarge(services: Services, files: readonly LargeFile[]): void {
  for (const { id } of files) services.files.spool.remove(id);
}

// No text of the database holds a zero, and nobody types one.
const withoutZeros = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutZeros);
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
};

function finish(sent: RawBody, files: readonly UploadedFile[]): Body {
  const raw: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(sent)) raw[name] = withoutZeros(value);
  return { raw, files, largeFiles: [], once: isId(raw._once) ? raw._once : null, faults: {} };
}
