import ExcelJS from 'exceljs';
import { residentIdCheck } from '@yizhu/kernel';

/** The n-th invented ID: odd ones of men. */
const idNumber = (n: number): string => {
  const first = `350526${1940 + (n % 70)}${String(1 + (Math.floor(n / 70) % 12)).padStart(2, '0')}${String(1 + (Math.floor(n / 840) % 28)).padStart(2, '0')}${String(Math.floor(n / 23_520) * 2 + (n % 2)).padStart(3, '0')}`;
  return first + residentIdCheck(first);
};

/** Streams a roster of so many people into a file; households of one to four. Answers how many households. */
export const writeLargeRoster = async (file: string, people: number): Promise<number> => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true, useStyles: false });
  const sheet = book.addWorksheet('低保');
  sheet.addRow(['序号', '乡镇', '村（居）', '户主姓名', '保障类别', '姓名', '与户主关系', '身份证号', '性别', '联系电话', '月保障金（元）', '致困原因', '健康状况', '银行账号', '家庭人口数', '住房情况']).commit();
  let households = 0;
  for (let n = 0; n < people; ) {
    households++;
    const size = Math.min(1 + (households % 4), people - n);
    const name = `${'林陈郑徐苏张黄郭'[households % 8]}${'建国志强德明美兰金水玉珍文'[households % 13]}`;
    for (let k = 0; k < size; k++, n++) {
      const own = k === 0 ? [households, '龙门滩镇', ['村兜', '碧坑', '内洋'][households % 3], name, '农村低保', name, '户主'] : [null, null, null, null, null, `林${'建国志强德明'[n % 6]}`, '其他'];
      sheet.addRow([...own, idNumber(n), n % 2 === 1 ? '男' : '女', ...(k === 0 ? [`138${10_000_000 + households}`, 650, '因病', '重病', `62${1e14 + households}`] : [null, null, null, null, null]), size, '砖混']).commit();
    }
    if (households % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  sheet.commit();
  await book.commit();
  return households;
};
