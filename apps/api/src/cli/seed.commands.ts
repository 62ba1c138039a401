import { SetClock } from '@yizhu/kernel';
import { configFromEnvironment, loadDivisions, type CountyFile } from '@yizhu/platform';
import { Command, CommandRunner, Option } from 'nest-commander';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DEMO_PASSWORD } from '../demo/accounts.js';
import { loadDemo, type DemoResult } from '../demo/demo.js';
import { ownerUrl, print, withApplication, withOwner } from './command-line.js';
import { loadReference } from '../reference/load.js';

const COUNTY_FILE = new URL('../../data/dehua-divisions.json', import.meta.url);

interface SeedOptions {
  json?: boolean;
  county?: string;
  demo?: boolean;
  households?: number;
}

@Command({ name: 'seed', description: 'load the county’s reference data, with --demo an invented county too; again changes nothing / 载入基础数据、示范县' })
export class SeedCommand extends CommandRunner {
  async run(_: string[], options: SeedOptions): Promise<void> {
    const county = JSON.parse(await readFile(options.county ?? COUNTY_FILE, 'utf8')) as CountyFile;
    const divisions = await withOwner((owner) => loadDivisions(owner.manager, county));
    const clock = new SetClock(new Date());
    const { reference, demo } = await withApplication(async (app) => {
      const loaded = await loadReference(app, county);
      const log = (text: string): void => void process.stderr.write(`${text}\n`);
      return { reference: loaded, demo: options.demo ? await loadDemo({ app, clock, config: configFromEnvironment(), ownerUrl: ownerUrl(), county, households: options.households ?? 5_000, log }) : null };
    }, options.demo ? clock : undefined);
    const signIns = demo?.accounts.map(({ account, words }) => ({ account, password: DEMO_PASSWORD, role: words }));
    if (signIns && process.env.YIZHU_DEMO_SIGN_INS) {
      await mkdir(dirname(process.env.YIZHU_DEMO_SIGN_INS), { recursive: true });
      await writeFile(process.env.YIZHU_DEMO_SIGN_INS, `${JSON.stringify(signIns, null, 1)}\n`, { mode: 0o600 });
    }
    print(options.json, { divisions, ...reference, ...(demo ? { demo: { loaded: demo.loaded, rows: demo.rows, seconds: demo.seconds, signIns } } : {}) }, () =>
      [`行政区划 ${divisions} 条，机构 ${reference.organisations}，服务点 ${reference.servicePoints}，服务事项 ${reference.serviceItems}`, ...(demo ? [told(demo)] : [])].join('\n'));
  }
  @Option({ flags: '--json', description: 'answer as JSON' }) json(): boolean { return true; }
  @Option({ flags: '--county <file>', description: 'another county’s data file' }) county(value: string): string { return value; }
  @Option({ flags: '--demo', description: 'invented people, team and a year of work, into an empty register / 虚构的示范县' }) demo(): boolean { return true; }
  @Option({ flags: '--households <n>', description: 'how many households the demo county has (5000)' }) households(value: string): number {
    const n = Number(value);
    if (!Number.isInteger(n) || n < 50 || n > 1_000_000) throw new Error('--households must be a whole number from 50 to 1000000');
    return n;
  }
}

const told = ({ loaded, rows, accounts, seconds }: DemoResult): string =>
  loaded
    ? `示范县：${rows['recipients.household']} 户 ${rows['recipients.person']} 人，走访 ${rows['assistance.visit']} 次，求助 ${rows['assistance.help_request']} 件，用时 ${seconds} 秒\n示范账号（口令 ${DEMO_PASSWORD}）：${accounts.map((a) => `${a.account} ${a.words.zh}`).join('、')}`
    : '库中已有救助对象，示范县未载入，什么都没有改动 / There are people in the register already; nothing was changed';
