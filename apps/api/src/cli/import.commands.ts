import { IMPORT_HEAP, RosterImporter, RosterJobs, withFile, type RosterResult } from '@yizhu/recipients';
import { Command, CommandRunner, Option } from 'nest-commander';
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { print, withApplication } from './command-line.js';

@Command({ name: 'import', arguments: '<file>', description: 'take an office’s roster (.xlsx) into the register / 导入花名册' })
export class ImportCommand extends CommandRunner {
  async run([file]: string[], options: { json?: boolean; dryRun?: boolean }): Promise<void> {
    if (large(file!)) return inSmallHeap();
    const dryRun = options.dryRun === true;
    const result = await withFile(file!, (source) => withApplication((app) => app.get(RosterImporter).run(source, { dryRun, importId: null, basis: `花名册导入：${basename(file!)}` })));
    print(options.json, result, () => inWords(result, dryRun));
  }
  @Option({ flags: '--json', description: 'answer as JSON' }) json(): boolean { return true; }
  @Option({ flags: '--dry-run', description: 'look only, write nothing / 只核对，不写入' }) dryRun(): boolean { return true; }
}

/** Beyond this a file is worth a second start of the process. */
const LARGE = 2 * 1024 * 1024;
const large = (file: string): boolean => !process.execArgv.includes(IMPORT_HEAP[0]!) && (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGE;

/** The same command in a process whose memory is kept small; how large a heap grows can be said at the start only. */
const inSmallHeap = async (): Promise<void> => {
  const child = spawn(process.execPath, [...IMPORT_HEAP, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exitCode = (await new Promise<number | null>((resolve) => child.once('exit', resolve))) ?? 1;
};

/** What the API starts for an import that was handed in over HTTP; of no use by hand, the claim is the API's. */
@Command({ name: 'import-run', arguments: '<id> <worker>', description: 'work off one claimed import / 执行一次导入任务（由服务调用）' })
export class ImportRunCommand extends CommandRunner {
  async run([id, worker]: string[]): Promise<void> {
    await withApplication((app) => app.get(RosterJobs).run(id!, worker!));
  }
}

const inWords = (result: RosterResult, dryRun: boolean): string =>
  [
    `${dryRun ? '核对' : '导入'}完成：共 ${result.households} 户 ${result.people} 人，${dryRun ? '可导入' : '接受'} ${result.acceptedHouseholds} 户 ${result.acceptedPeople} 人（其中已在册、未变 ${result.unchangedHouseholds} 户）`,
    ...result.sheets.filter((sheet) => sheet.skipped).map((sheet) => `工作表“${sheet.name}”：${sheet.skipped!.message}`),
    ...result.rejected.map((r) => `未通过 ${r.sheet} 第 ${r.row} 行：${r.message}（${r.code}）`),
    ...(result.warningCount > 0 ? [`另有 ${result.warningCount} 条提醒，用 --json 查看`] : []),
  ].join('\n');
