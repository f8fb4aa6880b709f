import { dsvFormat } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimitedRows, findSeparator } from './delimitedRows.ts';
import { isGap, readNumber } from './ownColumn.ts';
import { ownFileLimit } from './ownFile.ts';
import { columnLimit, columnSeries, parseOwnTable, type OwnTable } from './ownTable.ts';
import { ownSeries } from './tasks/ownSeries.ts';

function table(input: string | Uint8Array): Extract<OwnTable, { kind: 'table' }> {
  const parsed = parseOwnTable(input);
  if (parsed.kind !== 'table') throw new Error(JSON.stringify(parsed));
  return parsed;
}

const columnsOf = (input: string | Uint8Array) =>
  table(input).columns.map(({ name, values }) => ({ name, values: [...values] }));

describe('rows of delimited text', () => {
  const separators = fc.constantFrom(',', ';', '\t', '|' as const);
  const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', ',', ';', '\t', '|', '\n', '\r', ' ', 'é') });
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

  test('what d3-dsv writes is read as it was, and as d3-dsv reads it', () => {
    fc.assert(
      fc.property(separators, rows, (separator, rows) => {
        const format = dsvFormat(separator);
        const text = `${format.formatRows(rows)}\n`;
        expect(delimitedRows(text, separator)).toEqual({ rows, openQuote: null });
        expect(format.parseRows(text)).toEqual(rows);
      }),
    );
  });

  test('any text without quotes is read as d3-dsv reads it', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '1', ',', ';', '\n', '\r', '\r\n', ' '),
      minLength: 1,
    });
    fc.assert(
      fc.property(text, (text) => {
        // d3-dsv takes one line end from the end of a text, and of \n\r both.
        fc.pre(!text.endsWith('\n\r'));
        expect(delimitedRows(text, ',').rows).toEqual(dsvFormat(',').parseRows(text));
      }),
    );
  });

  test('a quote that is never closed is told with its row, one inside a cell is a letter', () => {
    expect(delimitedRows('a,b\n1,"2\n3,4\n', ',')).toEqual({
      rows: [
        ['a', 'b'],
        ['1', '2\n3,4\n'],
      ],
      openQuote: 2,
    });
    expect(delimitedRows('5" pipe,7"', ',')).toEqual({ rows: [['5" pipe', '7"']], openQuote: null });
  });

  test.for([
    ['1,2\n3,4', ','],
    ['a;b\n1,5;2,5\n3,5;4,5', ';'],
    ['a\tb\n1,5\t2;5', '\t'],
    ['a|b\n1|2', '|'],
    ['one column\n1\n2', ','],
    ['name,note\nx,a;b\ny,c\nz,d', ','],
  ] as const)('%j is parted by %j', ([text, separator]) => {
    expect(findSeparator(text)).toBe(separator);
  });
});

describe('numbers in cells', () => {
  test.for([
    ['12', '.', 12],
    [' -3.25 ', '.', -3.25],
    ['\u22123,25', ',', -3.25],
    ['.5', '.', 0.5],
    ['5.', '.', 5],
    ['1e-3', '.', 0.001],
    ['1,5E2', ',', 150],
    ['1,234.5', '.', 1234.5],
    ['1.234.567,5', ',', 1_234_567.5],
    ['12 345,6', ',', 12_345.6],
    ["1'234'567", '.', 1_234_567],
    ['1\u202f234', '.', 1234],
    ['1,23', '.', null],
    ['1.5', ',', null],
    ["1'234,567.5", '.', null],
    ['1,2345', '.', null],
    ['3 m', '.', null],
    ['50%', '.', null],
    ['2020-01-01', '.', null],
    ['1e999', '.', null],
    ['', '.', null],
    ['Infinity', '.', null],
    ['0x10', '.', null],
  ] as const)('%j with the decimal mark %j is %j', ([cell, mark, number]) => {
    expect(readNumber(cell, mark)).toBe(number);
  });

  test('any number that JavaScript writes is read back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(readNumber(String(number), '.')).toBe(Number(String(number)));
        expect(readNumber(String(number).replace('.', ','), ',')).toBe(Number(String(number)));
      }),
    );
  });

  test('gaps are empty cells and words for nothing', () => {
    expect(['', '  ', 'NA', 'n/a', 'NaN', 'null', '-', '..'].every(isGap)).toBe(true);
    expect(['0', 'x', '--', 'north'].some(isGap)).toBe(false);
  });
});

describe('a learner’s own table', () => {
  test('columns have names where there is a heading, and none where there is not', () => {
    expect(columnsOf('day,value\n1,2.5\n2,3.5\n')).toEqual([
      { name: 'day', values: [1, 2] },
      { name: 'value', values: [2.5, 3.5] },
    ]);
    expect(columnsOf('1,2.5\n2,3.5\n')).toEqual([
      { name: null, values: [1, 2] },
      { name: null, values: [2.5, 3.5] },
    ]);
    // A year may stand above numbers, beside a word that stands above numbers; a row that may be data is data.
    expect(columnsOf('month,2020\n1,5\n2,6').map(({ name }) => name)).toEqual(['month', '2020']);
    expect(columnsOf('Ulm,2020\nBonn,1\nKiel,2')[1].values).toEqual([2020, 1, 2]);
  });

  test('decimal commas, semicolons, tabs, line ends of every system and byte order marks are understood', () => {
    const expected = [
      { name: 't', values: [1, 2] },
      { name: 'x', values: [0.5, 1234.5] },
    ];
    expect(columnsOf('t;x\r\n1;0,5\r\n2;1.234,5\r\n')).toEqual(expected);
    expect(columnsOf('t\tx\r1\t0.5\r2\t1,234.5')).toEqual(expected);
    expect(columnsOf('\ufefft,x\n1,"0,5"\n2,"1.234,5"\n')).toEqual(expected);
    const utf16 = Uint8Array.from(`\ufeff${'t;x\n1;0,5\n2;1234,5'}`, (unit) => unit.codePointAt(0) ?? 0);
    const bytes = new Uint8Array(utf16.length * 2);
    [...'\ufefft;x\n1;0,5\n2;1234,5'].forEach((letter, k) => {
      bytes.set([(letter.codePointAt(0) ?? 0) % 256, (letter.codePointAt(0) ?? 0) >> 8], 2 * k);
    });
    expect(columnsOf(bytes)).toEqual(expected);
  });

  test('gaps and what is no number are told by the row of a spreadsheet, ragged rows are gaps', () => {
    const [, value] = table('day,value\n1,2\n2,\n3,about 7\n\n5,NA\n6\n7,4\n').columns;
    expect([...value.values]).toEqual([2, NaN, NaN, NaN, NaN, NaN, 4]);
    expect(value).toMatchObject({
      numbers: 2,
      gaps: [3, 5, 6, 7],
      notNumbers: [{ row: 4, text: 'about 7' }],
    });
    // Without a heading the first row of numbers is row 1; empty rows above it count.
    expect(table('\n\n1,2\n3,x\n5,6').columns[1].notNumbers).toEqual([{ row: 4, text: 'x' }]);
  });

  test('for any column of numbers, gaps and words, each row is one of the three and numbers come back', () => {
    const cells = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }).map(String),
      fc.constantFrom('', 'NA', 'word', '12 m'),
    );
    fc.assert(
      fc.property(fc.array(cells, { minLength: 2, maxLength: 30 }), (cells) => {
        const parsed = parseOwnTable(`name;value\n${cells.map((cell) => `x;${cell}`).join('\n')}\n`);
        const isNumber = (cell: string) => cell !== '' && Number.isFinite(Number(cell));
        fc.pre(cells.filter(isNumber).length >= 2);
        const column = parsed.kind === 'table' ? parsed.columns[1] : null;
        expect(column && [...column.values]).toEqual(
          cells.map((cell) => (isNumber(cell) ? Number(cell) : Number.NaN)),
        );
        expect(column?.gaps).toEqual(
          cells.flatMap((cell, k) => (cell === '' || cell === 'NA' ? [k + 2] : [])),
        );
        expect(column?.notNumbers.map(({ row }) => row)).toEqual(
          cells.flatMap((cell, k) => (cell === 'word' || cell === '12 m' ? [k + 2] : [])),
        );
      }),
    );
  });

  test('for any text and any bytes there is an answer, and never an exception', () => {
    const kinds = ['table', 'empty', 'oneRow', 'openQuote', 'tooWide', 'noNumbers', 'binary', 'tooLarge'];
    const text = fc.string({
      unit: fc.constantFrom('1', 'a', ',', ';', '"', '\n', '\r', ' ', '.', '-', '\u0000'),
    });
    fc.assert(
      fc.property(fc.oneof(text, fc.string(), fc.uint8Array()), (input) => {
        expect(kinds).toContain(parseOwnTable(input).kind);
      }),
      { numRuns: 500 },
    );
  });

  test.for([
    ['nothing', '', { kind: 'empty' }],
    ['white space', ' \n\t\n', { kind: 'empty' }],
    ['empty cells', ',,\n, ,\n', { kind: 'empty' }],
    ['one row of numbers', '1,2,3\n', { kind: 'oneRow' }],
    ['one row under a heading', 'a,b\n1,2\n', { kind: 'oneRow' }],
    ['no numbers', 'a,b\nx,y\nz,w\n', { kind: 'noNumbers', firstRow: ['a', 'b'] }],
    ['one number', 'a\n1\nx\ny\n', { kind: 'noNumbers', firstRow: ['a'] }],
    ['an open quote', 'a,b\n1,"2\n3,4\n', { kind: 'openQuote', row: 2 }],
    ['control characters', '1\n2\u0000\n', { kind: 'binary', found: 'unknown' }],
    ['a spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0), { kind: 'binary', found: 'zip' }],
    [
      'a table on its side',
      `${'1,'.repeat(columnLimit)}1\n${'2,'.repeat(columnLimit)}2\n`,
      { kind: 'tooWide', columns: columnLimit + 1, limit: columnLimit },
    ],
    [
      'a huge file',
      '1'.repeat(ownFileLimit + 1),
      { kind: 'tooLarge', bytes: ownFileLimit + 1, limit: ownFileLimit },
    ],
  ] as const)('%s is told', ([, input, expected]) => {
    expect(parseOwnTable(input)).toEqual(expected);
  });

  test('the largest file is read at once', () => {
    const line = '2020-01-01;1.234,5;-7,25\n';
    const text = line.repeat(Math.floor(ownFileLimit / line.length));
    // Reading that grew with the square of the file would take minutes, far beyond the limit of a test.
    expect(table(text).columns[2].numbers).toBe(Math.floor(ownFileLimit / line.length));
  });

  test('a column becomes examples, or a value that says why not', () => {
    const rows = Array.from({ length: 60 }, (_, k) => `${k},${k === 9 ? '' : (k * k) % 17}`);
    const { columns } = table(`day,value\n${rows.join('\n')}\n`);
    const result = ownSeries.examples(columnSeries(columns, 1), { T: 4 });
    if (result.kind !== 'split') throw new Error(JSON.stringify(result));
    // 48 rows to train on, of which the gap spoils the five windows that would hold it.
    expect(result.split.train.count).toBe(48 - 4 - 5);
    expect(result.split.validation.count).toBe(12 - 4);
    const [, answers] = ownSeries.describe(result.split, result.split.train, 0);
    expect(answers.text).toBe(String(16));
    expect(ownSeries.examples(columnSeries(columns, 1), { T: 40 })).toMatchObject({ kind: 'tooShort' });
    expect(columnSeries(table('1,2\n3,4').columns, 1).columns).toEqual([{ name: '2', unit: null }]);
  });
});
