export { ServicePointsModule } from './service-points.module.js';
export { ServicePoints } from './app/service-points.js';
export { Offerings } from './app/offerings.js';
export { OfferedItems, type OfferedItem } from './app/offered-items.js';
export { PointPhotos } from './app/point-photos.js';
export { CalendarYears } from './app/calendar-years.js';
export { CountyOutline } from './app/county-outline.js';
// Reads that mind who asks: to somebody who is not signed in, what is hidden stays hidden.
export { ServicePointQueries } from './app/service-point.queries.js';
export { Openings } from './app/openings.js';
// What may be asked, and which views and columns may be read in bulk, stands at the class.
export { ServicePointsReader, type BookableOffering } from './app/service-points.reader.js';
export { type DayHours, type Interval, type Label, type Span, type WeeklyHours } from './domain/opening-hours.js';
export { OPENING_DAYS } from './domain/vocabulary.js';
export { service_pointsSchemas } from './db/service-points.schemas.js';
export { service_pointsMigrations } from './db/migrations/index.js';
