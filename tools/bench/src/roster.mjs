/** A roster of invented people, as large as one likes, written as it is made. */
import ExcelJS from 'exceljs';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idNumber = (/** @type {number} */ n) => {
  const first = `350526${1940 + (n % 70)}${String(1 + (Math.floor(n / 70) % 12)).padStart(2, '0')}${String(1 + (Math.floor(n / 840) % 28)).padStart(2, '0')}${String(Math.floor(n / 23_520) * 2 + (n % 2)).padStart(3, '0')}`;
  return first + '10X98765432'[WEIGHTS.reduce((sum, w, i) => sum + w * Number(first[i]), 0) % 11];
};

/** @param {string} file @param {number} people @param {number} [from] the first ID's number @returns {Promise<number>} how many households */
export async function writeRoster(file, people, from = 0) {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true, useStyles: false });
  const sheet = book.addWorksheet('低保');
  sheet.addRow(['序号', '乡镇', '村（居）', '户主姓名', '保障类别', '姓名', '与户主关系', '身份证号', '联系电话', '月保障金（元）', '致困原因', '健康状况', '银行账号']).commit();
  let households = 0;
  for (let n = 0; n < people; ) {
    households++;
    const size = Math.min(1 + (households % 4), people - n);
    const name = `${'林陈郑徐苏张黄郭'[households % 8]}${'建国志强德明美兰金水玉珍文'[households % 13]}`;
    for (let k = 0; k < size; k++, n++) {
      const own = k === 0 ? [households, '龙门滩镇', ['村兜', '碧坑', '内洋'][households % 3], name, '农村低保', name, '户主'] : [null, null, null, null, null, `林${'建国志强德明'[n % 6]}`, '其他'];
      sheet.addRow([...own, idNumber(from + n), ...(k === 0 ? [`138${10_000_000 + households}`, 650, '因病', '重病', `62${1e14 + households}`] : [])]).commit();
    }
    if (households % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  sheet.commit();
  await book.commit();
  return households;
}
