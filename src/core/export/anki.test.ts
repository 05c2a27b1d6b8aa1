import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../annotations/annotation';
import { annotationsToAnki } from './anki';

const mark = (comment: string, exact: string, tags: readonly string[] = [], start = 1) => ({
  annotation: { id: '1', document: 'd', revision: 'r', created: '', modified: '', style: 'highlight', color: 'amber', comment, tags, selectors: { quote: { exact, prefix: '', suffix: '' }, position: { start, end: start + 1 } } } satisfies Annotation,
  anchor: { status: 'same' as const, range: { start, end: start + 1 }, confidence: 1 },
});
const structure = { sections: [{ id: 's', heading: 'One', level: 1, start: 0, end: 99 }] };

describe('cards for Anki', () => {
  it('ask with the comment and answer with the passage and its source, in the order of the text; marks without a comment are none', () => {
    expect(annotationsToAnki({ title: 'Agencies', structure, annotations: [mark('Later?', 'b', [], 9), mark('#Why\n"so"?', 'a <b>', ['outer space', 'law']), mark(' ', 'c')] })).toBe(
      '#separator:tab\n#html:true\n#tags column:3\n' +
        '<p>#Why<br>&quot;so&quot;?</p>\t<blockquote><p>a &lt;b&gt;</p></blockquote><p><em>Agencies › One</em></p>\touter_space law\n' +
        '<p>Later?</p>\t<blockquote><p>b</p></blockquote><p><em>Agencies › One</em></p>\t\n',
    );
  });

  it('are one line of three fields each, whatever was written', () => {
    const any = fc.string({ unit: fc.constantFrom(...'a#"\t\n\r<&\u2028 ') });
    fc.assert(
      fc.property(any, any, any, fc.array(any), (title, comment, quote, tags) => {
        const lines = annotationsToAnki({ title, structure, annotations: [mark(`a${comment}`, quote, tags)] }).split('\n');
        expect(lines).toHaveLength(5);
        expect(lines[3]?.split('\t')).toHaveLength(3);
        expect(lines[3]).not.toMatch(/^#|"|\r/);
        expect(lines[3]?.split('\t')[2]).not.toMatch(/[<&]/);
      }),
    );
  });
});
