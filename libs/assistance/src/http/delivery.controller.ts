import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersOne, IDEMPOTENCY_HEADER, IfMatch, Problems, Requires, sendFile, type RawJson } from '@yizhu/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DeliveryRules } from '../app/orders/delivery-rules.js';
import { OrderProofs } from '../app/orders/order-proofs.js';
import { DeliveryRuleDto, DeliveryRuleView, OrderProofDto } from './delivery.dto.js';
import { FOR_ONE, receiveUpload } from './file-upload.js';
import { ServiceOrderDetailView } from './service-order.dto.js';

@ApiTags('assistance')
@Controller()
export class DeliveryController {
  constructor(
    @Inject(OrderProofs) private readonly proofs: OrderProofs,
    @Inject(DeliveryRules) private readonly rules: DeliveryRules,
  ) {}

  /** 服务佐证：照片、本人签名、收据。/ Evidence of a delivery: photos, the person’s signature, receipts. */
  @Post('service-orders/:id/proofs') @HttpCode(201) @Requires('service-order:deliver') @ApiConsumes('multipart/form-data') @ApiBody({ type: OrderProofDto }) @ApiCreatedResponse({ type: ServiceOrderDetailView }) @Problems(404, 409, 413, 415, 422)
  @ApiHeader(IDEMPOTENCY_HEADER)
  async addProof(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<RawJson> {
    await this.proofs.expect(id);
    const { stored, fields } = await receiveUpload(request, (bytes) => this.proofs.store(bytes));
    return this.proofs.add(id, stored, fields['kind']);
  }

  @Post('order-proofs/:id/removal') @HttpCode(200) @Requires('service-order:deliver') @ApiOkResponse({ type: ServiceOrderDetailView }) @Problems(404, 409)
  removeProof(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.proofs.remove(id);
  }

  @Get('order-proofs/:id/content') @Requires('service-order:read') @Problems(404)
  @ApiOkResponse({ content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } })
  async openProof(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.proofs.open(id), FOR_ONE);
  }

  @Get('delivery-rule') @Requires('service-order:read') @AnswersOne(DeliveryRuleView)
  rule(): Promise<RawJson> {
    return this.rules.shown();
  }

  @Put('delivery-rule') @Requires('delivery-rule:manage') @ApiOkResponse({ type: DeliveryRuleView }) @Problems(412, 422, 428)
  changeRule(@IfMatch() version: number, @Body() body: DeliveryRuleDto): Promise<RawJson> {
    return this.rules.change(version, body);
  }
}
