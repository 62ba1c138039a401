import { ApiProperty } from '@nestjs/swagger';
import { receiveFile } from '@yizhu/platform';
import type { FastifyRequest } from 'fastify';
import type { StoredFile } from '../app/kept-files.js';
import { wishError } from '../domain/wish.errors.js';

export class ProofUploadDto {
  @ApiProperty({ type: 'string', format: 'binary', description: 'JPG、PNG、WebP，不超过 5 MB' }) file!: unknown;
}
/** For who asked alone: never cached. */
export const FOR_ONE = { 'cache-control': 'private, no-store' } as const;

/** The file of an upload, and the fields beside it. @throws unsupported-media-type | proof-file-missing | what `store` throws */
export const receiveUpload = async (request: FastifyRequest, store: (bytes: AsyncIterable<Buffer>) => Promise<StoredFile>): Promise<{ stored: StoredFile; fields: Readonly<Record<string, string>> }> => {
  const { stored, fields } = await receiveFile(request, store);
  if (!stored) throw wishError('proof-file-missing', {}, 'file');
  return { stored, fields };
};
