import type { INestApplicationContext } from '@nestjs/common';
import { CountyAddresses, type CountyAddress } from '@yizhu/directory';
import { DomainError } from '@yizhu/kernel';
import { Organisations } from '@yizhu/partners';
import type { CountyFile } from '@yizhu/platform';
import { AlertRules, Questionnaires, VerificationRules, type QuestionnaireContent, type VerificationKind } from '@yizhu/recipients';
import { ServiceCatalogue } from '@yizhu/service-catalogue';
import { CountyOutline, Offerings, ServicePoints } from '@yizhu/service-points';
import { readFile } from 'node:fs/promises';
import { loadServiceList } from './service-list.js';
import { newPoint, offeringOf, type PointData } from './service-points.js';

interface ReferenceFile {
  readonly organisations: readonly { code: string; kind: 'department' | 'township' | 'social_org' | 'enterprise'; zh: string; en: string }[];
  readonly verificationRules: readonly { kind: VerificationKind; organisation: string; answerDays: number; toleranceAbsolute: number; tolerancePercent: number; validDays: number }[];
  /** What addresses of the county named have in common. */
  readonly countyAddress: CountyAddress & { readonly code: string };
  readonly servicePoints: readonly PointData[];
}

const FILE = new URL('../../data/reference.json', import.meta.url);
/** The needs assessment a county begins with: what a village coordinator can ask in ten minutes. */
const QUESTIONNAIRE = new URL('../../data/questionnaire.json', import.meta.url);
/** Where the county ends. Of a county without an outline every position is taken. */
const OUTLINE = new URL('../../data/dehua-outline.geojson', import.meta.url);
const read = (raw: { text: string }): { id: string } => JSON.parse(raw.text) as { id: string };
const TAKEN = new Set(['organisation-code-taken', 'service-point-code-taken', 'verification-rule-taken']);

/** Adds what is not there yet; what an office has changed since stays as the office wants it. Returns how many were new. */
const addMissing = async (works: readonly (() => Promise<unknown>)[]): Promise<number> => {
  let added = 0;
  for (const work of works)
    try {
      await work();
      added++;
    } catch (error) {
      if (!(error instanceof DomainError && TAKEN.has(error.code))) throw error;
    }
  return added;
};

/** The notice's departments, the townships, the base and its three points, a first service list as release 1, the first alert rules and the first questionnaire. */
export const loadReference = async (app: INestApplicationContext, county: CountyFile): Promise<{ organisations: number; servicePoints: number; serviceItems: number }> => {
  const file = JSON.parse(await readFile(FILE, 'utf8')) as ReferenceFile;
  const partners = app.get(Organisations);
  const townships = county.towns.map((town) => ({ code: `township-${town.code}`, kind: 'township' as const, zh: `${town.name}人民政府`, en: `Township government ${town.code}`, divisionCode: town.code }));
  const organisations = await addMissing([...file.organisations, ...townships].map((o) => () => partners.create({ code: o.code, kind: o.kind, name: { zh: o.zh, en: o.en }, ...('divisionCode' in o ? { divisionCode: o.divisionCode as string } : {}) })));
  const idOf = async (code: string): Promise<string> => {
    const id = await partners.idOf(code);
    if (!id) throw new Error(`reference.json names the unknown organisation ${code}`);
    return id;
  };
  const rules = app.get(VerificationRules);
  await addMissing(file.verificationRules.map(({ kind, organisation, ...rule }) => async () => rules.add(kind, { ...rule, organisationId: await idOf(organisation) })));
  await drawOutline(app, county.county.code);
  const points = app.get(ServicePoints);
  // Points stand in villages of this county only: another county's file brings its own.
  const here = file.servicePoints.filter((p) => p.village.startsWith(county.county.code));
  const made: { id: string; point: PointData }[] = [];
  const servicePoints = await addMissing(here.map((point) => async () => made.push({ id: read(await points.create(newPoint(point, await idOf(point.organisation)))).id, point })));
  if (file.countyAddress.code === county.county.code) await app.get(CountyAddresses).keep(file.countyAddress);
  const serviceItems = await loadServiceList(app, idOf);
  const items = new Map((JSON.parse((await app.get(ServiceCatalogue).list({ page: 1, perPage: 200 })).text) as { data: { id: string; code: string }[] }).data.map(({ id, code }) => [code, id]));
  const offerings = app.get(Offerings);
  for (const { id, point } of made) for (const offering of point.offerings) if (items.has(offering.item)) await offerings.add(id, offeringOf(offering, items.get(offering.item)!));
  await app.get(AlertRules).addFirst();
  await app.get(Questionnaires).addFirst(JSON.parse(await readFile(QUESTIONNAIRE, 'utf8')) as QuestionnaireContent);
  return { organisations, servicePoints, serviceItems };
};

const drawOutline = async (app: INestApplicationContext, county: string): Promise<void> => {
  const { id, geometry } = JSON.parse(await readFile(OUTLINE, 'utf8')) as { id: string; geometry: { coordinates: [number, number][][] } };
  if (id === county) await app.get(CountyOutline).draw(geometry.coordinates[0]!);
};
