/** The review after a new version of the article: every mark that moved, was edited, is uncertain or has lost its passage. */
import { Check, CheckCheck, CircleHelp, Clock, MapPin, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { AnchorStatus } from '../../core/annotations/annotation';
import { compareTexts } from '../../core/notes/compare';
import { sectionAt, shortHeading } from '../../core/documents/sections';
import type { AnchoredAnnotation, OpenDocument } from '../../shared/contract';
import { useAnnotations } from '../state/annotations';
import { useDocuments } from '../state/documents';
import { showMark, usePassage } from '../state/passage';
import { acceptMarks, choosePlace, leaveMark, placeOn, toReview, useReview } from '../state/review';
import { useVault } from '../state/vault';
import './color-dots.css';
import './review-list.css';

const tags = { same: 'span', gone: 'del', new: 'ins' } as const;

function Act({ icon: Icon, onPress, disabled = false, strong = false, children }: { readonly icon: LucideIcon; readonly onPress: () => void; readonly disabled?: boolean; readonly strong?: boolean; readonly children: ReactNode }) {
  return (
    <Button className={`review-act${strong ? ' review-act-strong' : ''}`} isDisabled={disabled} onPress={onPress}>
      <Icon size={14} strokeWidth={2} aria-hidden />
      {children}
    </Button>
  );
}

/** The passage as it was and as it is now, word by word; of an orphan, what it was and what stood around it. */
function Passage({ mark: { annotation, anchor }, text }: { readonly mark: AnchoredAnnotation; readonly text: string }) {
  const { exact, prefix, suffix } = annotation.selectors.quote;
  const now = anchor.range ? text.slice(anchor.range.start, anchor.range.end) : null;
  const stretches = useMemo(() => (now === null ? [] : compareTexts(exact, now)), [exact, now]);
  return (
    <blockquote className="review-passage">
      {now === null ? (
        <>
          <span className="review-around">{prefix.replace(/^\S*\s/, '… ')}</span>
          <del>{exact}</del>
          <span className="review-around">{suffix.replace(/\s\S*$/, ' …')}</span>
        </>
      ) : (
        stretches.map((stretch, index) => {
          const Tag = tags[stretch.kind];
          return <Tag key={index}>{stretch.text}</Tag>;
        })
      )}
    </blockquote>
  );
}

function Placing({ label }: { readonly label: string }) {
  const { t } = useTranslation('annotations');
  const selected = usePassage((state) => state.selected);
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => self.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={self} className="review-placing" role="group" aria-label={label}>
      <p>{t('review.choose')}</p>
      <div className="review-acts">
        <Act icon={MapPin} strong disabled={selected === null} onPress={() => selected && void placeOn(selected)}>
          {t('review.here')}
        </Act>
        <Act icon={X} onPress={() => choosePlace(null)}>
          {t('review.cancel')}
        </Act>
      </div>
    </div>
  );
}

const acceptNames = { uncertain: 'review.accept', edited: 'review.keep', moved: 'review.keep' } as const;

function Acts({ mark: { annotation, anchor }, aside }: { readonly mark: AnchoredAnnotation; readonly aside: boolean }) {
  const { t } = useTranslation('annotations');
  const { id } = annotation;
  const { status } = anchor;
  if (aside) return <div className="review-acts"><Act icon={CircleHelp} onPress={() => leaveMark(id, false)}>{t('review.again')}</Act></div>;
  return (
    <div className="review-acts">
      {status === 'orphan' || status === 'same' ? null : (
        <Act icon={Check} strong={status === 'uncertain'} onPress={() => void acceptMarks([id])}>
          {t(acceptNames[status])}
        </Act>
      )}
      <Act icon={MapPin} onPress={() => choosePlace(id)}>{t(status === 'orphan' ? 'review.attach' : 'review.move')}</Act>
      {status === 'uncertain' || status === 'orphan' ? <Act icon={Clock} onPress={() => leaveMark(id, true)}>{t('review.leave')}</Act> : null}
    </div>
  );
}

function Row({ mark, open, aside }: { readonly mark: AnchoredAnnotation; readonly open: OpenDocument; readonly aside: boolean }) {
  const { t } = useTranslation('annotations');
  const placing = useReview((state) => state.placing === mark.annotation.id);
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const { annotation, anchor } = mark;
  const section = anchor.range ? sectionAt(open.structure, anchor.range.start) : null;
  const name = annotation.selectors.quote.exact.slice(0, 60);
  return (
    <li className="review-row" data-color={annotation.color} data-aside={aside} aria-label={t('review.row', { quote: name })}>
      <p className="review-row-head">
        <span className="color-spot color-spot-small" data-color={annotation.color} aria-hidden />
        <span>{t(`color.${annotation.color}`)}</span>
        {section ? (
          <button type="button" className="review-show" onClick={() => showMark(annotation.id)}>
            {t('review.show', { section: shortHeading(section) })}
          </button>
        ) : null}
      </p>
      {aside ? <p className="review-name">{name}</p> : <Passage mark={mark} text={open.text} />}
      {annotation.comment === '' || aside ? null : <p className="review-comment">{annotation.comment}</p>}
      {readOnly ? null : placing ? <Placing label={t('review.choose')} /> : <Acts mark={mark} aside={aside} />}
    </li>
  );
}

const order: readonly Exclude<AnchorStatus, 'same'>[] = ['uncertain', 'orphan', 'edited', 'moved'];

export function ReviewList() {
  const { t } = useTranslation('annotations');
  const open = useDocuments((state) => state.open);
  const list = useAnnotations((state) => state.list);
  const left = useReview((state) => state.left);
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const marks = useMemo(() => toReview(list), [list]);
  if (!open || marks.length === 0) return <p className="review-empty">{t('review.none')}</p>;
  const sure = marks.filter(({ anchor }) => anchor.status === 'edited' || anchor.status === 'moved').map(({ annotation }) => annotation.id);
  return (
    <div className="review" data-keeps-focus>
      <header className="review-head">
        <p role="status">{t('review.found', { count: marks.length })}</p>
        {sure.length > 1 && !readOnly ? (
          <Act icon={CheckCheck} onPress={() => void acceptMarks(sure)}>
            {t('review.keepAll', { count: sure.length })}
          </Act>
        ) : null}
      </header>
      <div className="review-rows" tabIndex={-1}>
        {order.map((status) => {
          const rows = marks.filter(({ anchor }) => anchor.status === status);
          if (rows.length === 0) return null;
          return (
            <section key={status} aria-label={t(`review.group.${status}`)}>
              <h3 className="group-label">{t(`review.group.${status}`)}</h3>
              <p className="review-why">{t(`review.why.${status}`)}</p>
              <ul>
                {rows.map((mark) => (
                  <Row key={mark.annotation.id} mark={mark} open={open} aside={left.has(mark.annotation.id)} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}
