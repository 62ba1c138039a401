import { addMonthsToDate, type LocalDate } from '@yizhu/kernel';

/** Years that a record is kept after somebody has left the scheme, where a county has said nothing else: as long as its office keeps the paper file of an assistance case (定期 10 年, 机关文件材料归档范围和文书档案保管期限规定). */
export const DEFAULT_RETENTION_YEARS = 10;
export const RETENTION_YEARS = { min: 1, max: 50 } as const;

/** The first day on which what is held on somebody may be erased (个人信息保护法 art. 47). */
export const erasableFrom = (exitedOn: LocalDate, years: number): LocalDate => addMonthsToDate(exitedOn, years * 12);
/** Who left on this day or before may be erased today. */
export const exitedBy = (today: LocalDate, years: number): LocalDate => addMonthsToDate(today, -years * 12);
