import { tidyHours } from './service-points.js';

const at = (weekday: number, opens: string, closes: string) => ({ weekday, opens, closes });

it('puts hours in the order of the week', () => expect(tidyHours([at(2, '08:00', '12:00'), at(1, '14:30', '17:30'), at(1, '08:00', '12:00')]).map((h) => `${h.weekday} ${h.opens}`)).toEqual(['1 08:00', '1 14:30', '2 08:00']));
it.each([[[at(1, '12:00', '08:00')]], [[at(1, '08:00', '12:00'), at(1, '11:00', '13:00')]], [[at(1, '08:00', '08:00')]]])('refuses %j', (hours) => expect(() => tidyHours(hours)).toThrow('hours-overlap'));
