/**
 * Words by which the public could tell whose wish it is: what the register knows of the household (names, places, telephones, IDs),
 * and what looks like a way to somebody whatever is known (numbers, addresses, accounts). Nothing here is personal by itself: only
 * positions and kinds go out.
 */
export const IDENTIFYING_KINDS = ['name', 'place', 'address', 'phone', 'id_number', 'birth_date', 'account', 'school'] as const;
export type IdentifyingKind = (typeof IDENTIFYING_KINDS)[number];

/** A piece of a text, by its characters (UTF-16). */
export interface IdentifyingWords {
  readonly kind: IdentifyingKind;
  readonly start: number;
  readonly end: number;
}

/** What the register knows of a household and where it lives. */
export interface KnownWords {
  readonly names: readonly string[];
  /** Names of divisions; those of its own also without their last character (浔中镇 → 浔中). */
  readonly places: readonly string[];
  readonly address: string;
  readonly phones: readonly string[];
  readonly idNumbers: readonly string[];
}

/** Between the characters of a name or a number people put spaces and dots, also such as can't be seen. */
const GAP = '[\\s·.,，。\\-—_*＊\\u200b-\\u200f\\u2060\\ufeff]{0,3}';
const HAN_DIGIT = '[零〇一二三四五六七八九幺两]';
const CALLED = '(?:奶奶|爷爷|阿姨|叔叔|大爷|大妈|大娘|大叔|婆婆|公公|伯伯|伯母|先生|女士|老师|师傅|老人家?|大哥|大姐|小朋友|同学|家)';
const escaped = (char: string): string => char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const spread = (word: string): string => [...word].map(escaped).join(GAP);

const ALWAYS: readonly (readonly [kind: IdentifyingKind, pattern: string])[] = [
  ['id_number', `\\d(?:${GAP}\\d){16}${GAP}[\\dXx]|\\d(?:${GAP}\\d){14}(?!\\d)`],
  ['phone', `(?:1(?:${GAP}[3-9])(?:${GAP}\\d){9})|(?:0\\d{2,3}${GAP})?[1-9](?:${GAP}\\d){6,10}`],
  ['phone', `${HAN_DIGIT}(?:${GAP}${HAN_DIGIT}){6,}`],
  ['account', '(?:微信|[vV]信|薇信|QQ|qq|扣扣|抖音|快手|WeChat|wechat|wx|WX)(?:号|帐号|账号)?\\s*[:：是]?\\s*[A-Za-z0-9][A-Za-z0-9_-]{4,}'],
  ['account', '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+'],
  ['account', '(?:https?://|www\\.)\\S+'],
  ['address', `(?:\\d+|${HAN_DIGIT}+|十)\\s*(?:号楼|号院|门牌|单元|栋|幢|室|组|巷|弄)|(?:\\p{Script=Han}{2,4}(?:大道|路|街|巷)\\s*)?\\d+\\s*号(?![码线球电])`],
  ['birth_date', '(?:19|20)\\d\\d\\s*[年./-]\\s*\\d{1,2}\\s*[月./-]\\s*\\d{1,2}\\s*日?'],
  ['school', '(?:第[一二三四五六七八九十\\d]+|实验|中心|附属)(?:小学|中学|初中|高中|幼儿园)'],
];

/** Full-width digits and letters as half-width, one for one, so that positions stay. */
const levelled = (text: string): string => text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/** Where a text tells whose it is; in order, not overlapping. */
export const identifyingWords = (text: string, known: KnownWords): IdentifyingWords[] => {
  const level = levelled(text);
  const patterns: (readonly [IdentifyingKind, string])[] = [...knownPatterns(known), ...ALWAYS];
  const found = patterns.flatMap(([kind, pattern]) => [...level.matchAll(new RegExp(pattern, 'gu'))].map((match) => ({ kind, start: match.index, end: match.index + match[0].length })));
  const kept: IdentifyingWords[] = [];
  // The longest of what begins together; what lies inside something found already says nothing more.
  for (const words of found.sort((a, b) => a.start - b.start || b.end - a.end)) if (words.start >= (kept.at(-1)?.end ?? 0)) kept.push(words);
  return kept;
};

/** The kinds among them, each once. */
export const kindsOf = (found: readonly IdentifyingWords[]): IdentifyingKind[] => IDENTIFYING_KINDS.filter((kind) => found.some((words) => words.kind === kind));

const knownPatterns = ({ names, places, address, phones, idNumbers }: KnownWords): (readonly [IdentifyingKind, string])[] => [
  ...names.flatMap(namePatterns),
  ...places.filter((place) => [...place].length >= 2).map((place) => ['place', spread(levelled(place))] as const),
  ...pieces(address).map((piece) => ['address', spread(piece)] as const),
  ...phones.filter((phone) => phone.length >= 5).map((phone) => ['phone', spread(phone)] as const),
  ...idNumbers.filter((id) => id.length >= 6).map((id) => ['id_number', spread(id)] as const),
];

/** A name as a whole, its given part, and how neighbours call somebody of that family. */
const namePatterns = (name: string): (readonly [IdentifyingKind, string])[] => {
  const characters = [...name.replace(/[\s·•]/g, '')];
  if (characters.length < 2) return [];
  const han = /^\p{Script=Han}+$/u.test(characters.join(''));
  if (!han) return [['name', spread(characters.join(''))]];
  const [surname, given] = characters.length > 3 ? [characters.slice(0, 2).join(''), characters.slice(2).join('')] : [characters[0]!, characters.slice(1).join('')];
  return [
    ['name', spread(characters.join(''))],
    ...([...given].length >= 2 ? [['name', spread(given)] as const] : []),
    ['name', `${spread(surname)}(?:某某?|${CALLED})|[老小阿]${spread(surname)}(?![\\p{Script=Han}]{0,1}[时学])`],
  ];
};

/** What of an address is worth finding: its parts of two characters and more that are not plain counting words. */
const pieces = (address: string): string[] => levelled(address).split(/[\s,，。、;；]+/).map((piece) => piece.trim()).filter((piece) => [...piece].length >= 2);
