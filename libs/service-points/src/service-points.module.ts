import { Module } from '@nestjs/common';
import { PartnersModule } from '@yizhu/partners';
import { ServicePoints } from './app/service-points.js';
import { ServicePointController } from './http/service-point.controller.js';

/** 救助服务点: places people can go, and when. Appointments and exceptions grow here. */
@Module({ imports: [PartnersModule], controllers: [ServicePointController], providers: [ServicePoints], exports: [ServicePoints] })
export class ServicePointsModule {}
