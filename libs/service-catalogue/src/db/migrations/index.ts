import { ServiceCatalogue1795392000007 } from './1795392000007-service-catalogue.js';
import { ItemOffer1795392000240 } from './1795392000240-item-offer.js';
import { Matching1795392000244 } from './1795392000244-matching.js';
import { ItemReview1795392000280 } from './1795392000280-item-review.js';
import { PublishedItem1795392000281 } from './1795392000281-published-item.js';
import { Charge1795392000301 } from './1795392000301-charge.js';

export const service_catalogueMigrations = [ServiceCatalogue1795392000007, ItemOffer1795392000240, Matching1795392000244, ItemReview1795392000280, PublishedItem1795392000281, Charge1795392000301];
