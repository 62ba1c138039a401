import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { httpError } from './http-errors.js';
import '@fastify/multipart';

export const IDEMPOTENCY_HEADER = { name: 'Idempotency-Key', required: false, description: '同一个键重复提交只办一次 / the same key is carried out once', schema: { type: 'string' as const, maxLength: 100 } };
/** Short fields beside a file: more and longer ones are refused by the parser. */
const LIMITS = { files: 1, fields: 6, fieldSize: 1_000 };

/** The one file of an upload, stored as it streams in, its name without control characters, and the few fields beside it. `stored` is absent when none came. @throws unsupported-media-type | what `store` throws */
export const receiveFile = async <Stored>(request: FastifyRequest, store: (bytes: AsyncIterable<Buffer>) => Promise<Stored>): Promise<{ stored: Stored | undefined; fileName: string; fields: Readonly<Record<string, string>> }> => {
  if (!request.isMultipart()) throw httpError('unsupported-media-type');
  let stored: Stored | undefined;
  let fileName = '';
  const fields: Record<string, string> = {};
  for await (const part of request.parts({ limits: LIMITS }))
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    else if (part.fieldname !== 'file' || stored) part.file.resume();
    else {
      fileName = part.filename.replace(/[\u0000-\u001f\u007f]/g, '').slice(-100);
      stored = await store(part.file as AsyncIterable<Buffer>);
    }
  return { stored, fileName, fields };
};

/** Bytes that a browser shows or runs nothing of, whatever they hold. `headers` say how long they are kept, and by whom. */
export const sendFile = async (reply: FastifyReply, { mediaType, size, bytes }: { readonly mediaType: string; readonly size: number; readonly bytes: AsyncIterable<Buffer> }, headers: Readonly<Record<string, string>>): Promise<void> => {
  await reply.headers({ 'content-type': mediaType, 'content-length': size, 'content-security-policy': "sandbox; default-src 'none'", ...headers }).send(Readable.from(bytes, { objectMode: false }));
};
