/** The figures in lines for people: what was hoped for, what was got, and what falls short. */
const n = (/** @type {number} */ value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** @param {any} report */
export function asTable({ data, start, results, races, export: exported, node, at }) {
  const verdict = (/** @type {boolean} */ met) => (met ? 'met' : 'FALLS SHORT');
  const lines = [
    `yizhu bench ${at} node ${node}; ${Object.entries(data).map(([table, count]) => `${table} ${count}`).join(', ')}`,
    'ratio = ours / bare throughput (or bare / ours latency), median of three by turns',
    '',
    `${'case'.padEnd(52)}${'goal'.padStart(7)}${'ratio'.padStart(9)}${'spread'.padStart(15)}${'ours'.padStart(16)}${'bare'.padStart(16)}`,
  ];
  for (const r of results) {
    const figure = (/** @type {any} */ side) => (r.by === 'throughput' ? `${n(side.perSecond)}/s` : `${n(side.p50)} ms`);
    lines.push(`${r.title.padEnd(52)}${String(r.goal).padStart(7)}${n(r.ratio).padStart(9)}${`${n(r.spread[0])}–${n(r.spread[1])}`.padStart(15)}${figure(r.ours).padStart(16)}${figure(r.bare).padStart(16)}  ${verdict(r.ratio >= r.goal)}`);
  }
  if (exported) {
    lines.push(`${`export of ${exported.rows} rows`.padEnd(52)}${String(exported.goal).padStart(7)}${n(exported.ratio).padStart(9)}${`${n(exported.spread[0])}–${n(exported.spread[1])}`.padStart(15)}${`${n(exported.ms)} ms`.padStart(16)}${`${n(exported.bareMs)} ms`.padStart(16)}  ${verdict(exported.ratio >= exported.goal)}`);
    lines.push(`  first byte ${n(exported.firstByteMs)} ms (goal < 50; bare ${n(exported.bareFirstByteMs)})  ${verdict(exported.firstByteMs < 50)}; memory up ${n(exported.memoryUpMb)} MB (goal < 30)  ${verdict(exported.memoryUpMb < 30)}`);
  }
  if (races) lines.push(`20 races for one version, ${races.length} rounds: winners ${races.join(' ')}  ${verdict(races.every((/** @type {number} */ w) => w === 1))}`);
  lines.push(`cold start ${start.coldMs} ms (goal < 1000)  ${verdict(start.coldMs < 1000)}; idle ${start.idleMb} MB (goal < 150)  ${verdict(start.idleMb < 150)}`, '');
  return lines.join('\n');
}
