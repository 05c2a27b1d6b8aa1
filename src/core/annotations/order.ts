/** The order of marks: by the places of their passages in the text. */
import type { Anchor, Annotation } from './annotation';

interface Anchored {
  readonly annotation: Annotation;
  readonly anchor: Anchor;
}

/** Certain marks in text order, the longer first where two begin together; then the uncertain, then those without a place. */
export function inTextOrder<Mark extends Anchored>(marks: readonly Mark[]): Mark[] {
  const rank = ({ anchor }: Mark) => (!anchor.range || anchor.status === 'orphan' ? 2 : anchor.status === 'uncertain' ? 1 : 0);
  const at = ({ anchor, annotation }: Mark) => anchor.range ?? annotation.selectors.position;
  return [...marks].sort((a, b) => rank(a) - rank(b) || at(a).start - at(b).start || at(b).end - at(a).end);
}
