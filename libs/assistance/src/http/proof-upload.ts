import { ApiProperty } from '@nestjs/swagger';
import { httpError } from '@yizhu/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { StoredProof } from '../app/proof-files.js';
import { wishError } from '../domain/wish.errors.js';
import '@fastify/multipart';

export class ProofUploadDto {
  @ApiProperty({ type: 'string', format: 'binary', description: 'JPG、PNG、WebP，不超过 5 MB' }) file!: unknown;
}
export const IDEMPOTENCY_HEADER = { name: 'Idempotency-Key', required: false, description: '同一个键重复提交只办一次 / the same key is carried out once', schema: { type: 'string' as const, maxLength: 100 } };

/** The one picture of an upload, stored as it streams in, and the few fields beside it. @throws unsupported-media-type | proof-file-missing | what `store` throws */
export const receiveProof = async (request: FastifyRequest, store: (bytes: AsyncIterable<Buffer>) => Promise<StoredProof>): Promise<{ stored: StoredProof; fields: Readonly<Record<string, string>> }> => {
  if (!request.isMultipart()) throw httpError('unsupported-media-type');
  let stored: StoredProof | undefined;
  const fields: Record<string, string> = {};
  for await (const part of request.parts({ limits: { files: 1, fields: 2, fieldSize: 1_000 } })) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    else if (part.fieldname !== 'file' || stored) part.file.resume();
    else stored = await store(part.file as AsyncIterable<Buffer>);
  }
  if (!stored) throw wishError('proof-file-missing', {}, 'file');
  return { stored, fields };
};

/** A picture for who asked alone: never cached, never run. */
export const sendPicture = async (reply: FastifyReply, { mediaType, size, bytes }: { readonly mediaType: string; readonly size: number; readonly bytes: AsyncIterable<Buffer> }): Promise<void> => {
  await reply.header('content-type', mediaType).header('content-length', size).header('cache-control', 'private, no-store').header('content-security-policy', "sandbox; default-src 'none'").send(Readable.from(bytes, { objectMode: false }));
};
