/** What HSDS 3.1 requires of its objects, nested ones included; enough to fail for a field that is missing, of the wrong type or in the wrong form. */
export type HsdsObject = 'service' | 'organization' | 'service_at_location' | 'taxonomy' | 'taxonomy_term';

const id = { type: 'string', format: 'uuid' };
const text = { type: 'string' };
const words = { type: 'string', minLength: 1 };
const uri = { type: 'string', format: 'uri' };
const number = { type: 'number' };
const list = (items: object): object => ({ type: 'array', items });
const object = (required: string[], properties: object): object => ({ type: 'object', required, properties });

const taxonomy = object(['id', 'name', 'description'], { id, name: words, description: words, uri, version: text });
const taxonomyTerm = object(['id', 'name', 'description'], { id, code: text, name: words, description: words, parent_id: id, taxonomy: text, taxonomy_detail: taxonomy, language: text, taxonomy_id: id, term_uri: uri });
const attribute = object(['id'], { id, link_id: id, taxonomy_term_id: id, link_type: text, link_entity: text, value: text, taxonomy_term: taxonomyTerm });
const schedule = object(['id'], {
  id, service_id: id, location_id: id, valid_from: { type: 'string', format: 'date' }, valid_to: { type: 'string', format: 'date' }, timezone: number, wkst: { enum: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] }, freq: { enum: ['WEEKLY', 'MONTHLY'] },
  byday: { type: 'string', pattern: '^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$' }, opens_at: { type: 'string', pattern: '^\\d\\d:\\d\\d$' }, closes_at: { type: 'string', pattern: '^\\d\\d:\\d\\d$' }, description: text,
});
const phone = object(['id', 'number'], { id, location_id: id, organization_id: id, number: words, extension: number, type: text, description: text });
const contact = object(['id'], { id, location_id: id, organization_id: id, service_id: id, name: words, title: text, department: text, email: { type: 'string', format: 'email' }, phones: list(phone) });
const address = object(['id', 'address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type'], { id, location_id: id, address_1: words, city: words, region: text, state_province: words, postal_code: words, country: words, address_type: { enum: ['physical', 'postal', 'virtual'] } });
const location = object(['id', 'location_type'], {
  id, location_type: { enum: ['physical', 'postal', 'virtual'] }, organization_id: id, name: text, alternate_name: text, description: text, latitude: number, longitude: number, addresses: list(address), phones: list(phone), contacts: list(contact), schedules: list(schedule),
  accessibility: list(object(['id'], { id, location_id: id, description: words, details: text })),
});
const organizationListed = object(['id', 'name', 'description'], { id, name: words, alternate_name: text, description: words });
const unit = object(['id', 'name'], { id, name: words });
const capacity = object(['id', 'unit', 'available', 'updated'], { id, service_id: id, unit, available: number, maximum: number, description: text, updated: { type: 'string', format: 'date-time' } });
const cost = object(['id'], { id, service_id: id, valid_from: { type: 'string', format: 'date' }, valid_to: { type: 'string', format: 'date' }, option: words, currency: { type: 'string', pattern: '^[A-Z]{3}$' }, amount: number, amount_description: words });
const area = object(['id'], { id, service_id: id, name: text, extent: text, extent_type: text });
const language = object(['id'], { id, service_id: id, name: text, code: text });
const atLocation = object(['id'], { id, service_id: id, location_id: id, description: text, location, schedules: list(schedule), phones: list(phone) });
const service = object(['id', 'name', 'status'], {
  id, organization_id: id, name: words, alternate_name: text, description: text, status: { enum: ['active', 'inactive', 'defunct', 'temporarily closed'] }, application_process: text, eligibility_description: text,
  last_modified: { type: 'string', format: 'date-time' }, organization: organizationListed, service_areas: list(area), service_at_locations: list(atLocation), attributes: list(attribute), capacities: list(capacity), cost_options: list(cost), languages: list(language), required_documents: list(object(['id'], { id })),
});

export const HSDS: Readonly<Record<HsdsObject, object>> = {
  service, taxonomy, taxonomy_term: taxonomyTerm,
  service_at_location: object(['id'], { id, service_id: id, location_id: id, description: text, location, schedules: list(schedule), service }),
  organization: object(['id', 'name', 'description'], { id, name: words, alternate_name: text, description: words, services: list(service), locations: list(location), phones: list(phone) }),
};
