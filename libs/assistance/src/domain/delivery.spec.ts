import { checkEvidence, DEFAULT_DELIVERY_RULE as RULE, DEMANDS, demandsMet, positionCheck, type GivenEvidence } from './delivery-evidence.js';
import { ServiceOrder } from './service-order.js';

const AT = new Date('2026-11-23T02:00:00Z');
const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);
const NOTHING: GivenEvidence = { note: '', quantity: null, farReason: '', proofs: [], checkIns: [] };
const ALL: GivenEvidence = { note: '已洗澡', quantity: 1.5, farReason: '', proofs: ['photo', 'signature', 'receipt'], checkIns: [{ located: true, distanceMetres: 40 }] };
const helper = (id: string) => ({ id, name: id, organisationId: null, organisationName: null, score: 50, reasons: [] });
const begun = (evidence: string[] = [], quantity = 2): ServiceOrder => {
  const order = ServiceOrder.plan({ countyCode: '350526', divisionCode: '350526101201', number: 'GD-2026-000001', requestId: 'r', requestNumber: 'QZ-2026-000001', needId: 'n', itemId: 'i', itemCode: 'bathing', itemName: '助浴', itemRelease: 1, skill: null, evidence, unit: '次', quantity, personId: 'p', personName: '林秀英', householdId: 'h', headName: '林秀英', urgency: 'normal', dueAt: null }, AT);
  order.offer(helper('m1'), AT);
  order.accept('m1', later(1));
  order.start('m1');
  return order;
};
const deliver = (order: ServiceOrder, given: GivenEvidence, recordedBy: string | null = 'account'): void => order.deliver('m1', given, { done: 1, open: 0 }, RULE, recordedBy, later(60));

describe('evidence', () => {
  it.each(DEMANDS)('without %s nothing is delivered that demands it; with it, it is', (demand) => {
    const lacking = { ...ALL, ...{ note: { note: '' }, quantity: { quantity: null }, position: { checkIns: [] } }[demand as 'note'], ...(ALL.proofs.includes(demand as 'photo') ? { proofs: ALL.proofs.filter((kind) => kind !== demand) } : {}) };
    expect(() => checkEvidence([demand], 2, lacking, RULE)).toThrow(`evidence-${demand}-missing`);
    expect(checkEvidence([demand], 2, ALL, RULE)).toBe('near');
    expect(checkEvidence([], 2, NOTHING, RULE)).toBeNull();
  });

  it('never more than was ordered, whether demanded or not', () => {
    expect(() => checkEvidence([], 1, ALL, RULE)).toThrow('quantity-beyond-order');
    expect(checkEvidence([], 1.5, ALL, RULE)).toBe('near');
  });

  it('a check-in far from the home needs a word of why; of a home that nobody knows nothing is refused', () => {
    const far = { ...ALL, checkIns: [{ located: true, distanceMetres: RULE.nearMetres + 1 }] };
    expect(() => checkEvidence(['position'], 2, far, RULE)).toThrow('position-far');
    expect(checkEvidence(['position'], 2, { ...far, farReason: '在女儿家' }, RULE)).toBe('far');
    expect(checkEvidence(['note'], 2, far, RULE)).toBe('far');
    expect(checkEvidence(['position'], 2, { ...ALL, checkIns: [{ located: true, distanceMetres: null }] }, RULE)).toBe('home_unknown');
    expect(positionCheck([{ located: true, distanceMetres: 9_000 }, { located: true, distanceMetres: RULE.nearMetres }], RULE)).toBe('near');
    expect(positionCheck([{ located: false, distanceMetres: null }], RULE)).toBeNull();
  });

  it('tells which demands are met, each by its own evidence', () => {
    expect(demandsMet(['signature', 'note', 'position'], { delivered: false, proofs: ['photo'], checkIns: [{ located: true, distanceMetres: null }] })).toEqual([{ kind: 'note', met: false }, { kind: 'position', met: true }, { kind: 'signature', met: false }]);
    expect(demandsMet([], { delivered: true, proofs: [], checkIns: [] })).toEqual([]);
  });

  it('stands on the order once it is delivered', () => {
    const order = begun(['note', 'quantity', 'position']);
    expect(() => deliver(order, { ...ALL, note: '  ' })).toThrow('evidence-note-missing');
    expect(order.status).toBe('in_progress');
    deliver(order, ALL);
    expect(order).toMatchObject({ status: 'delivered', deliveredQuantity: 1.5, deliveredBy: 'account', positionCheck: 'near', farReason: null });
    expect(() => order.requireProofs('m1')).toThrow('proof-closed');
  });
});

describe('an attempt in vain', () => {
  it('leaves the order with its helper for another; the third is told up the line, once', () => {
    const order = begun();
    order.pullEvents();
    for (const n of [1, 2, 3, 4]) {
      order.miss('m1', { reason: 'nobody_home', words: ' ' }, RULE, later(n));
      expect([order.status, order.memberId, order.scheduledAt, order.attempts.length, order.toldUpAt]).toEqual(['accepted', 'm1', null, n, n < 3 ? null : later(3)]);
      order.start('m1');
    }
    expect(order.pullEvents().map(({ type }) => type.split('.')[1]).filter((type) => type === 'order-told-up')).toHaveLength(1);
    expect(() => order.miss('m2', { reason: 'other', words: '' }, RULE, AT)).toThrow('not-yours');
  });
});

describe('confirmation', () => {
  const OFFICE = { id: 'office', name: '林小满', memberId: null };
  it('is the person’s, or of a second pair of eyes that neither delivered nor recorded it', () => {
    const own = begun();
    deliver(own, ALL);
    own.verify({ by: 'person', unableBecause: 'minor' }, OFFICE);
    expect([own.confirmedBy, own.unableBecause, own.confirmedByName]).toEqual(['person', null, '林小满']);

    const other = begun();
    deliver(other, ALL, 'office');
    expect(() => other.verify({ by: 'second_pair', unableBecause: null }, OFFICE)).toThrow('unable-reason-missing');
    expect(() => other.verify({ by: 'second_pair', unableBecause: 'minor' }, OFFICE)).toThrow('second-pair-delivered');
    expect(() => other.verify({ by: 'second_pair', unableBecause: 'minor' }, { id: 'x', name: 'x', memberId: 'm1' })).toThrow('second-pair-delivered');
    other.verify({ by: 'second_pair', unableBecause: 'cannot_express' }, { id: 'third', name: '陈科', memberId: null });
    expect([other.status, other.confirmedBy, other.unableBecause]).toEqual(['verified', 'second_pair', 'cannot_express']);
  });
});
