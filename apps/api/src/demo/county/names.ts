import { Weighted, type Random } from './random.js';

/** Surnames as frequent as in the hills of southern Fujian, in per mille. */
const SURNAMES = new Weighted(
  Object.entries({
    陈: 138, 林: 104, 黄: 70, 郑: 50, 曾: 46, 赖: 42, 李: 42, 张: 42, 苏: 40, 徐: 38, 王: 36, 吴: 34, 颜: 27, 许: 22, 周: 20, 连: 18, 涂: 18, 郭: 16, 孙: 14, 叶: 14, 杨: 14, 温: 13, 刘: 13, 蔡: 12, 章: 11, 谢: 11, 何: 10, 方: 9, 甘: 8, 单: 8, 毛: 7, 邱: 7, 潘: 6, 冯: 6,
    易: 5, 卢: 5, 罗: 5, 范: 5, 江: 5, 肖: 4, 梁: 4, 蒋: 4, 彭: 3, 查: 3, 池: 3, 施: 3, 洪: 3, 庄: 3, 柯: 3, 寇: 2, 钟: 2, 廖: 2, 欧阳: 1,
  }),
);

interface Era {
  /** Share of names with one character. */
  readonly single: number;
  readonly first: string;
  readonly second: string;
}
type Sex = '1' | '2';

/** Given names change with the time one is born in. */
const ERAS: readonly (readonly [until: number, Readonly<Record<Sex, Era>>])[] = [
  [1955, {
    1: { single: 0.06, first: '金木水土火文德清天福进万承孝景振炳启世永宗朝长良友春秋庆国', second: '生发旺财水木火土山来春福寿禄山海成添丁传家榜树坤泉泰源' },
    2: { single: 0.05, first: '秀玉金春桂淑素美珠月银宝惜阿碧锦招腊梅瑞兰荷', second: '英珠花兰治英惜娇妹娘凤枝莲香桃叶梅女玉英花治' },
  }],
  [1975, {
    1: { single: 0.08, first: '建国志文明德永新金清荣庆振兴加进宗天世长福学东爱跃卫红', second: '国华军民明生强平荣福来兴辉煌文忠良成发田地水山源泉军林' },
    2: { single: 0.07, first: '秀丽美玉淑惠素碧春月桂彩金瑞宝红爱清雪凤', second: '华珍英兰芳琴花玲珠治香莲梅红霞娥云清端' },
  }],
  [1995, {
    1: { single: 0.18, first: '志建文伟家明晓俊国海永小金庆德荣剑少世宏泽毅', second: '强伟华明辉杰斌煌阳锋勇军平鹏龙波彬坤源泉财福' },
    2: { single: 0.16, first: '丽美晓雅小燕秋婷淑玉素婉惠春巧莉雪海月慧', second: '芳萍玲燕红霞梅娟珍婷英花琼珠兰云香敏' },
  }],
  [9999, {
    1: { single: 0.1, first: '子宇浩俊梓泽嘉家志文思睿晨铭承奕博昊奕鸿煜', second: '轩涵豪杰阳煜宸宇航涛霖铭辰凯鑫泽毅烨然楷锋' },
    2: { single: 0.1, first: '雨梓欣诗思佳雅子怡可静婉语若艺萱芷钰晨紫', second: '涵怡萱彤琪妍欣婷雯瑶琳晴颖萍馨洁娴慧瑜菲' },
  }],
];

export const surname = (random: Random): string => SURNAMES.pick(random);

/** A given name as people gave it to a child of that sex in that year. */
export const givenName = (random: Random, sex: Sex, year: number): string => {
  const era = ERAS.find(([until]) => year < until)![1][sex];
  const second = random.pick([...era.second]);
  return random.chance(era.single) ? second : random.pick([...era.first]) + second;
};
