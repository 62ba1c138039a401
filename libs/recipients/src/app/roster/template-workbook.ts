import type { Buffer as ExcelBuffer } from 'exceljs';

/** The columns an office is asked for, in the importer's own words; `text` keeps long numbers whole, which a spreadsheet would round. */
const COLUMNS: readonly { readonly heading: string; readonly width: number; readonly text?: true; readonly must?: true; readonly note: string; readonly example: readonly [string, string] }[] = [
  { heading: '户编号', width: 10, must: true, note: '同一户的几行填同一个编号', example: ['1', '1'] },
  { heading: '乡镇', width: 12, must: true, note: '乡镇全称', example: ['浔中镇', '浔中镇'] },
  { heading: '村（居）', width: 18, must: true, note: '村或社区名称', example: ['凤池社区居委会', '凤池社区居委会'] },
  { heading: '姓名', width: 12, must: true, note: '与身份证一致；少数民族姓名用间隔号“·”', example: ['张三', '李四'] },
  { heading: '与户主关系', width: 12, must: true, note: '户主填“户主”，每户一位', example: ['户主', '配偶'] },
  { heading: '身份证号', width: 22, text: true, must: true, note: '18位，此列已设为文本', example: ['（18位身份证号）', '（18位身份证号）'] },
  { heading: '联系电话', width: 16, text: true, note: '手机或带区号的固定电话', example: ['（手机号）', ''] },
  { heading: '救助类别', width: 14, note: '特困、低保、低保边缘、刚性支出、防止返贫监测、其他困难', example: ['低保', '低保'] },
  { heading: '月保障金（元）', width: 14, note: '全户每月，填在户主行', example: ['650', ''] },
  { heading: '银行账号', width: 24, text: true, note: '8到30位数字，入库后加密', example: ['（银行账号）', ''] },
  { heading: '致困原因', width: 14, note: '例如 因病、因残、缺劳动力', example: ['因病', ''] },
  { heading: '健康状况', width: 14, note: '入库后加密', example: ['慢性病', '健康'] },
  { heading: '家庭住址', width: 26, note: '门牌或组，入库后加密', example: ['（门牌号）', ''] },
  { heading: '备注', width: 20, note: '其他列也可以自己加，会原样保存', example: ['', ''] },
];

/** A roster to fill in: an empty sheet of the columns, and a second that says how, with an example that is nobody's. */
export const templateWorkbook = async (): Promise<ExcelBuffer> => {
  // Loaded when somebody asks for one, as for the rejected rows.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('花名册', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(({ heading, width, text }) => ({ header: heading, width, ...(text ? { style: { numFmt: '@' } } : {}) }));
  sheet.getRow(1).font = { bold: true };
  COLUMNS.forEach(({ must }, i) => {
    if (must) sheet.getRow(1).getCell(i + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F1EE' } };
  });
  const help = book.addWorksheet('填写说明');
  help.columns = [{ header: '列', width: 16 }, { header: '必填', width: 8 }, { header: '怎么填', width: 56 }, { header: '示例一', width: 20 }, { header: '示例二', width: 20 }];
  help.getRow(1).font = { bold: true };
  for (const { heading, must, note, example } of COLUMNS) help.addRow([heading, must ? '是' : '', note, ...example]);
  return book.xlsx.writeBuffer();
};
