import { Module } from '@nestjs/common';
import { Organisations } from './app/organisations.js';
import { OrganisationController } from './http/organisation.controller.js';

/** 协作部门与机构: who works together. Contracts, clients and referrals grow here. */
@Module({ controllers: [OrganisationController], providers: [Organisations], exports: [Organisations] })
export class PartnersModule {}
