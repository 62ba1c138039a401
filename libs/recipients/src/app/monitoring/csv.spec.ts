import { csvRows } from './csv.js';

it.each<[string, string, string[][]]>([
  ['plain lines of either end', 'a,b\r\nc,d\ne', [['a', 'b'], ['c', 'd'], ['e']]],
  ['quotes, commas and line ends inside', '"a,1","say ""x""","two\nlines"\n', [['a,1', 'say "x"', 'two\nlines']]],
  ['empty cells and a comma at the end', ',\n,a,', [['', ''], ['', 'a', '']]],
  ['a blank line keeps its number', 'a\n\nb', [['a'], [''], ['b']]],
  ['a byte order mark', '\uFEFFa', [['a']]],
  ['nothing', '', []],
])('%s', (_, text, rows) => expect(csvRows(text)).toEqual(rows));

it.each(['"a', 'a"b', '"a"b,c'])('%s is damaged', (text) => expect(() => csvRows(text)).toThrow('file-damaged'));

it('a megabyte of quotes is read or refused at once, not tried in every way', () => expect(() => csvRows('"'.repeat(1_000_001))).toThrow('file-damaged'));
