import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { ARTICLE, column, pdf, type Line } from '../../core/documents/pdf/file.fixture';
import { readSource } from './read-source';

const textOf = async (bytes: Uint8Array): Promise<string> => {
  const source = await readSource(bytes, 'paper.pdf');
  if (!source.ok) throw new Error(source.message);
  return source.parsed.text;
};
const encoded = (text: string, encoding: string): string => iconv.encode(text, encoding).toString('latin1');

const JAPANESE = ['昨夜遅く、乗組員は地球に帰還しま', 'した。次の任務は、天候が許せば秋に', '始まる予定である。'];
const CHINESE = ['昨天深夜，宇航员返回了地球。如果天', '气允许，下一次任务将于秋季开始，准', '备工作预计将按时完成。'];
const TAIWANESE = ['昨天深夜，太空人返回了地球。如果天', '氣許可，下一次任務將於秋季開始，準', '備工作預計將按時完成。'];
const KOREAN = ['어젯밤 늦게 승무원들이 지구로', '돌아왔다. 다음 임무는 날씨가', '허락하면 가을에 시작될 예정이다.'];

describe('a PDF file whose fonts are not in it', () => {
  it.each([
    ['UniJIS-UTF16-H', 'utf-16be', JAPANESE, ''],
    ['90ms-RKSJ-H', 'shift_jis', JAPANESE, ''],
    ['EUC-H', 'euc-jp', JAPANESE, ''],
    ['UniGB-UCS2-H', 'utf-16be', CHINESE, ''],
    ['GBK-EUC-H', 'gbk', CHINESE, ''],
    ['ETen-B5-H', 'big5', TAIWANESE, ''],
    ['KSCms-UHC-H', 'cp949', KOREAN, ' '],
  ] as const)('keeps its text by the character map %s', async (font, encoding, lines, between) => {
    expect(await textOf(pdf([column(lines.map((line) => encoded(line, encoding)), 700, { font })]))).toBe(`${lines.join(between)}\n`.trimEnd());
  });

  it('is read downwards where it is written downwards, columns from the right', async () => {
    const lines: Line[] = JAPANESE.map((line, index) => ({ text: encoded(line, 'utf-16be'), font: 'UniJIS-UTF16-V', x: 480 - index * 18, y: 700 }));
    expect(await textOf(pdf([lines]))).toBe(JAPANESE.join(''));
  });

  it('has no spaces where its characters are set apart, and ends a paragraph after a closing bracket', async () => {
    const set = (text: string, x: number, y: number): Line => ({ text: encoded(text, 'utf-16be'), font: 'UniJIS-UTF16-H', x, y });
    const page = [set('昨夜遅', 72, 700), set('く、乗組員は地球に帰還しました」', 106, 700), set('「次の任務は、天候が許せば秋に始まる', 72, 688), set('予定である。', 72, 676)];
    expect(await textOf(pdf([page]))).toBe('昨夜遅く、乗組員は地球に帰還しました」「次の任務は、天候が許せば秋に始まる予定である。');
    const apart = [...page, set('（終わりである。）', 72, 664), set('別の段落の文章はここから始まり、長く続く', 72, 652)];
    expect((await textOf(pdf([apart]))).split('\n\n').at(-1)).toBe('別の段落の文章はここから始まり、長く続く');
  });

  it('names a map that is none without losing the rest', async () => {
    const bytes = Buffer.from(pdf([[{ text: encoded('昨夜', 'utf-16be'), y: 700, font: 'UniJIS-UTF16-H' }, { text: 'Plain words are read all the same.', y: 600 }]]));
    const forged = Buffer.from(bytes.toString('latin1').replace('/Encoding /UniJIS-UTF16-H', '/Encoding /../../../hosts'), 'latin1');
    expect(await textOf(forged)).toContain('Plain words are read all the same.');
  });
});

/** The page's lines drawn so that they run in that direction: right, up, left or down. */
function drawn(page: readonly Line[], direction: 'right' | 'up' | 'left' | 'down'): Line[] {
  const [width, height] = [595, 842];
  const place = {
    right: (x: number, y: number) => ({ x, y, turn: [1, 0, 0, 1] as const }),
    up: (x: number, y: number) => ({ x: width - y * (width / height), y: x, turn: [0, 1, -1, 0] as const }),
    left: (x: number, y: number) => ({ x: width - x, y: height - y, turn: [-1, 0, 0, -1] as const }),
    down: (x: number, y: number) => ({ x: y * (width / height), y: height - x, turn: [0, -1, 1, 0] as const }),
  }[direction];
  return page.map((line) => ({ ...line, ...place(line.x ?? 72, line.y) }));
}

describe('a PDF file whose pages are turned', () => {
  const lines = column(['The bodies that move between Mars and', 'Jupiter are small, and the well-known are', 'fewer than those unknown, some say.'], 700, { size: 12 });
  const words = 'The bodies that move between Mars and Jupiter are small, and the well-known are fewer than those unknown, some say.';

  it.each([0, 90, 180, 270])('is read where the page is shown turned by %i degrees', async (degrees) => {
    expect(await textOf(pdf([lines], '', '', `/Rotate ${String(degrees)}`))).toBe(words);
    expect(await textOf(pdf(ARTICLE, '', '', `/Rotate ${String(degrees)}`))).toBe(await textOf(pdf(ARTICLE)));
  });

  it.each(['right', 'up', 'left', 'down'] as const)('is read where its text is drawn to run %s, however the page is shown', async (direction) => {
    for (const degrees of [0, 90, 180, 270]) expect(await textOf(pdf([drawn(lines, direction)], '', '', `/Rotate ${String(degrees)}`))).toBe(words);
  });

  it('tells a table that is turned beside the text after it, and leaves a stamp along the margin out', async () => {
    const table = drawn(column(['Ceres was found by Piazzi in 1801', 'and Pallas by Olbers in the next year.'], 400, { size: 12 }), 'up');
    expect(await textOf(pdf([[...table, ...lines]]))).toBe(`${words}\n\nCeres was found by Piazzi in 1801 and Pallas by Olbers in the next year.`);
    const stamp = drawn([{ text: 'arXiv:1', y: 800 }], 'up');
    expect(await textOf(pdf([[...stamp, ...lines]]))).toBe(words);
  });
});
