import { MatchingLook } from '@yizhu/service-catalogue';
import { Command, CommandRunner, Option } from 'nest-commander';
import { print, withApplication } from './command-line.js';

@Command({ name: 'match', description: 'bring matching up to date, with --everything from the ground up / 更新匹配' })
export class MatchCommand extends CommandRunner {
  async run(_: string[], options: { json?: boolean; everything?: boolean }): Promise<void> {
    const answer = await withApplication(async (app) => {
      const begun = performance.now();
      const looked = await app.get(MatchingLook).look({ everything: options.everything ?? false });
      return looked && { ...looked, seconds: Math.round(performance.now() - begun) / 1000 };
    });
    print(options.json, answer, () => (answer ? `${answer.people} 人的情况有变化，${answer.items} 个事项全县重新统计，${answer.villages} 个村重新统计，用时 ${answer.seconds} 秒` : '另一个进程正在更新'));
  }
  @Option({ flags: '--json', description: 'answer as JSON' }) json(): boolean { return true; }
  @Option({ flags: '--everything', description: 'everybody and every item anew / 全部重来' }) everything(): boolean { return true; }
}
