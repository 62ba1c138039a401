import { Body, Controller, Get, Inject, Param, ParseIntPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersList, AnswersOne, IfMatch, Requires, SignedIn, type RawJson } from '@yizhu/platform';
import { CalendarYears } from '../app/calendar-years.js';
import { CalendarYearDto, CalendarYearView } from './calendar-year.dto.js';

@ApiTags('service-points')
@Controller('calendar-years')
export class CalendarYearController {
  constructor(@Inject(CalendarYears) private readonly years: CalendarYears) {}

  /** 节假日安排：国务院公布的，加上县里录入的。/ Public holidays: the official calendar, and what the county has entered above it. */
  @Get() @SignedIn() @AnswersList(CalendarYearView)
  list(): Promise<RawJson> {
    return this.years.list();
  }

  @Get(':year') @SignedIn() @AnswersOne(CalendarYearView)
  show(@Param('year', ParseIntPipe) year: number): Promise<RawJson> {
    return this.years.detail(year);
  }

  @Put(':year') @Requires('county-calendar:manage') @AnswersAct(CalendarYearView)
  enter(@Param('year', ParseIntPipe) year: number, @IfMatch() version: number, @Body() body: CalendarYearDto): Promise<RawJson> {
    return this.years.enter(year, version, body);
  }
}
