import { describe, expect, it } from 'vitest';
import { worksOf, type CitedDocument, type Work } from './bibliography';
import { citationStyles, type CitationStyle } from './citation-style';
import { styles } from './citation-styles';

const work = (title: string, byline: string | null, imprint: CitedDocument['imprint']): Work => {
  const [made] = worksOf([{ id: 'd', title, byline, language: 'en', imprint, imported: '2026-03-04T05:06:07.000Z' }]);
  if (!made) throw new Error(title);
  return made;
};
const article = work('Science and the city', 'Grady, Jane S.; Her, May; Moreno, Gloria; Perez, Carla', { date: '2019-05', container: 'Psychology of Popular Media', volume: '8', issue: '3', pages: '207–217', doi: '10.1037/ppm0000185' });
const book = work('The nature of time', 'Jane Doe and Richard Roe', { date: '2020', publisher: 'Open Press', isbn: '9780306406157' });
const chapter = work('What is a lamp?', 'Jane Doe', { date: '2018', container: 'A history of light', pages: '12–18', publisher: 'Open Press', isbn: '9780306406157' });
const page = work('Lighthouses today', null, { date: '2021-01-09', container: 'The Daily', url: 'https://www.example.org/light' });
const undated = work('Beacons', 'European Space Agency', { url: 'https://www.example.org/beacons' });

const marked = (style: CitationStyle, given: Work, letter = ''): string =>
  styles[style].reference({ work: given, number: 1, letter, isAmbiguous: false }).map((run) => (typeof run === 'string' ? run : `*${run.italic}*`)).join('');
const inText = (style: CitationStyle, given: Work, locator = '', isAmbiguous = false): string => {
  const { around: [open, , close], citation } = styles[style];
  return open + citation({ work: given, number: 1, letter: '', isAmbiguous }, locator, false) + close;
};

/** By the examples of the guides' own public pages, with works of the same kinds. */
describe('a reference', () => {
  it.each<[CitationStyle, Work, string]>([
    ['apa', article, 'Grady, J. S., Her, M., Moreno, G., & Perez, C. (2019). Science and the city. *Psychology of Popular Media*, *8*(3), 207–217. https://doi.org/10.1037/ppm0000185'],
    ['apa', book, 'Doe, J., & Roe, R. (2020). *The nature of time*. Open Press.'],
    ['apa', chapter, 'Doe, J. (2018). What is a lamp? In *A history of light* (pp. 12–18). Open Press.'],
    ['apa', page, '*Lighthouses today*. (2021, January 9). The Daily. https://www.example.org/light'],
    ['apa', undated, 'European Space Agency. (n.d.). *Beacons*. https://www.example.org/beacons'],
    ['chicago', article, 'Grady, Jane S., May Her, Gloria Moreno, and Carla Perez. 2019. “Science and the city.” *Psychology of Popular Media* 8 (3): 207–217. https://doi.org/10.1037/ppm0000185.'],
    ['chicago', book, 'Doe, Jane, and Richard Roe. 2020. *The nature of time*. Open Press.'],
    ['chicago', chapter, 'Doe, Jane. 2018. “What is a lamp?” In *A history of light*, 12–18. Open Press.'],
    ['chicago', page, '“Lighthouses today.” 2021. The Daily. January 9, 2021. https://www.example.org/light.'],
    ['chicago', undated, 'European Space Agency. n.d. “Beacons.” Accessed March 4, 2026. https://www.example.org/beacons.'],
    ['mla', article, 'Grady, Jane S., et al. “Science and the city.” *Psychology of Popular Media*, vol. 8, no. 3, May 2019, pp. 207–217, https://doi.org/10.1037/ppm0000185.'],
    ['mla', book, 'Doe, Jane, and Richard Roe. *The nature of time*. Open Press, 2020.'],
    ['mla', chapter, 'Doe, Jane. “What is a lamp?” *A history of light*, Open Press, 2018, pp. 12–18.'],
    ['mla', page, '“Lighthouses today.” *The Daily*, 9 Jan. 2021, www.example.org/light.'],
    ['mla', undated, 'European Space Agency. “Beacons.” www.example.org/beacons. Accessed 4 Mar. 2026.'],
    ['ieee', article, '[1] J. S. Grady, M. Her, G. Moreno, and C. Perez, “Science and the city,” *Psychology of Popular Media*, vol. 8, no. 3, pp. 207–217, May 2019, doi: 10.1037/ppm0000185.'],
    ['ieee', book, '[1] J. Doe and R. Roe, *The nature of time*. Open Press, 2020.'],
    ['ieee', chapter, '[1] J. Doe, “What is a lamp?” in *A history of light*. Open Press, 2018, pp. 12–18.'],
    ['ieee', page, '[1] “Lighthouses today,” The Daily, Jan. 9, 2021. Accessed: Mar. 4, 2026. [Online]. Available: https://www.example.org/light'],
    ['ieee', undated, '[1] European Space Agency, “Beacons.” Accessed: Mar. 4, 2026. [Online]. Available: https://www.example.org/beacons'],
  ])('in %s', (style, given, expected) => expect(marked(style, given)).toBe(expected));

  it('of many authors names as many as the style does, and tells works of one year apart', () => {
    const many = work('T', Array.from({ length: 25 }, (_, index) => `Jane Doe${String.fromCharCode(97 + index)}`).join('; '), { date: '2020' });
    expect(marked('apa', many).split(' . . . ')[1]).toMatch(/^Doey, J\. \(2020\)/);
    expect(marked('chicago', many)).toMatch(/Jane Doeg, et al\. 2020/);
    expect(marked('ieee', many)).toMatch(/^\[1\] J\. Doea et al\., /);
    expect(marked('apa', book, 'a')).toContain('(2020a)');
  });

  it('of nothing but a title has no empty parts', () => {
    for (const style of citationStyles) expect(marked(style, work('Alone', null, {}))).not.toMatch(/\(\)|, ,|\.\.|“”| {2}|,\.|\s[.,]/);
  });
});

describe('a citation', () => {
  it('in the text is as the style has it', () => {
    expect(citationStyles.map((style) => inText(style, article, 'p. 210'))).toEqual(['(Grady et al., 2019, p. 210)', '(Grady et al. 2019, 210)', '(Grady et al. 210)', '[1, p. 210]']);
    expect(citationStyles.map((style) => inText(style, book))).toEqual(['(Doe & Roe, 2020)', '(Doe and Roe 2020)', '(Doe and Roe)', '[1]']);
    expect(citationStyles.map((style) => inText(style, page))).toEqual(['(“Lighthouses today”, 2021)', '(“Lighthouses today” 2021)', '(“Lighthouses today”)', '[1]']);
    expect(inText('mla', chapter, 'p. 13', true)).toBe('(Doe, “What is a lamp” 13)');
  });
});
