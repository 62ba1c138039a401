import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { NamedRef, PlaceView, Problems, Requires } from '@yizhu/platform';
import { IsOptional, Matches } from 'class-validator';
import { VisitPlanQueries, type VisitPlan } from '../app/visit-plan.queries.js';

class VisitPlanQuery {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
}
class VisitLoadView {
  @ApiProperty() households!: number;
  @ApiProperty({ description: '已超期 / overdue' }) overdue!: number;
  @ApiProperty({ description: '七天内到期 / due within seven days' }) dueSoon!: number;
}
class VillageVisitsView extends VisitLoadView {
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ description: '从未走访 / never visited' }) neverVisited!: number;
  @ApiProperty({ type: [NamedRef], description: '负责的协理员，空为缺口 / who answers for it; none is a gap' }) coordinators!: NamedRef[];
}
class CoordinatorVisitsView extends VisitLoadView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() villages!: number;
}
class VisitPlanView {
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty({ type: [VillageVisitsView] }) villages!: VillageVisitsView[];
  @ApiProperty({ type: [CoordinatorVisitsView] }) coordinators!: CoordinatorVisitsView[];
}

/** Who is to be visited, by village and coordinator. */
@ApiTags('assistance')
@Controller('visit-plan')
export class VisitPlanController {
  constructor(@Inject(VisitPlanQueries) private readonly queries: VisitPlanQueries) {}

  @Get() @Requires('household:read') @ApiOkResponse({ type: VisitPlanView }) @Problems()
  plan(@Query() query: VisitPlanQuery): Promise<VisitPlan> {
    return this.queries.plan(query.township);
  }
}
