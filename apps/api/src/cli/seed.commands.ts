import { loadDivisions, type CountyFile } from '@yizhu/platform';
import { Command, CommandRunner, Option } from 'nest-commander';
import { readFile } from 'node:fs/promises';
import { print, withApplication, withOwner } from './command-line.js';
import { loadReference } from '../reference/load.js';

const COUNTY_FILE = new URL('../../data/dehua-divisions.json', import.meta.url);

@Command({ name: 'seed', description: 'load the county’s reference data; again changes nothing / 载入基础数据' })
export class SeedCommand extends CommandRunner {
  async run(_: string[], options: { json?: boolean; county?: string }): Promise<void> {
    const county = JSON.parse(await readFile(options.county ?? COUNTY_FILE, 'utf8')) as CountyFile;
    const divisions = await withOwner((owner) => loadDivisions(owner.manager, county));
    const reference = await withApplication((app) => loadReference(app, county));
    print(options.json, { divisions, ...reference }, () => `行政区划 ${divisions} 条，机构 ${reference.organisations}，服务点 ${reference.servicePoints}，服务事项 ${reference.serviceItems}`);
  }
  @Option({ flags: '--json', description: 'answer as JSON' }) json(): boolean { return true; }
  @Option({ flags: '--county <file>', description: 'another county’s data file' }) county(value: string): string { return value; }
}
