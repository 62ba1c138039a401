import type { Point } from './api';
import { Calls, OpenState, useDistance } from './parts';
import { to } from './route';
import { useWords } from './settings';

/** A point in a list: whether it is open is the first thing said. */
export function PointCard({ point }: { point: Point }) {
  const { t, label } = useWords();
  const distance = useDistance();
  return (
    <li class="card">
      <h2><a href={to('points', point.id)}>{label(point.name)}</a>{point.isBase ? <span class="mark">{t('base')}</span> : null}</h2>
      <OpenState opening={point.opening} />
      <p>{point.addressHidden ? t('hidden') : point.address}{point.distanceMetres !== undefined ? <strong> · {distance(point.distanceMetres)}</strong> : null}</p>
      <p class="calls"><Calls contacts={point.contacts} /></p>
    </li>
  );
}
