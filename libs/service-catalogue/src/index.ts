export { CatalogueReleases } from './app/catalogue-releases.js';
// What may be shown to everybody: the view `service_catalogue.published_item` (the newest release, `content` as a release holds it), and of each item what only the rules can say.
export { PublicList, type PublicLine } from './app/public-list.js';
export { AID_KINDS, BRAND_MODULES, SERVICE_CLASSES } from './domain/vocabulary.js';
export { CODE_WORDS, TARGET_GROUPS, type Words } from './domain/item-words.js';
export { MatchingLook, type LookAnswer } from './app/matching/matching-look.js';
export { ServiceCatalogue, type PublishedItem } from './app/service-catalogue.js';
export { ServiceCatalogueModule } from './service-catalogue.module.js';
export { service_catalogueSchemas } from './db/service-catalogue.schemas.js';
export { service_catalogueMigrations } from './db/migrations/index.js';
// Rules for whoever has facts to ask them about, and for the proof that both ways of asking agree.
export { operate } from './app/matching/operators.js';
export { evaluate, type Trilean } from './domain/eligibility/evaluate.js';
export { readRule } from './domain/eligibility/read-rule.js';
export type { Rule } from './domain/eligibility/rule.js';
export { ruleSchema } from './domain/eligibility/schema.js';
export { ruleSql } from './domain/eligibility/sql.js';
export { Vocabulary, type Facts } from './domain/eligibility/vocabulary.js';
