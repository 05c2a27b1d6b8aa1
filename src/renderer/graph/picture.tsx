/** The graph as a picture: pointed at with the mouse, walked along its links with the arrow keys. */
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { stepFrom, type Direction, type GraphView } from '../../core/entities/graph-view';
import { focusOn } from '../state/graph';
import { openEntity } from '../state/place';
import { draw, type Drawn } from './canvas';
import { useLayout, type Places } from './use-layout';

interface Properties {
  readonly view: GraphView;
  /** What is drawn, for those who save it. */
  readonly drawn: RefObject<Drawn | null>;
  readonly onPlaces: (places: Places | null) => void;
}

const arrows: Readonly<Partial<Record<string, Direction>>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** Draws the view and moves it as the layout goes on; follows the theme. */
function useDrawn(view: GraphView, drawn: RefObject<Drawn | null>, places: Places | null, onChoose: (node: number | null) => void) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = container;
    if (!current) return;
    const make = () => {
      drawn.current?.stop();
      drawn.current = draw(current, view, onChoose, (node) => openEntity(view.nodes[node]?.id ?? ''));
    };
    make();
    const theme = new MutationObserver(() => {
      make();
      current.dispatchEvent(new Event('redrawn'));
    });
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      theme.disconnect();
      drawn.current?.stop();
      drawn.current = null;
    };
  }, [view, drawn, onChoose]);
  const stand = places?.places ?? null;
  useEffect(() => {
    const place = () => {
      if (stand) drawn.current?.place(stand);
    };
    place();
    const { current } = container;
    current?.addEventListener('redrawn', place);
    return () => current?.removeEventListener('redrawn', place);
  }, [stand, drawn]);
  return container;
}

export function Picture({ view, drawn, onPlaces }: Properties) {
  const { t } = useTranslation('graph');
  const { t: word } = useTranslation('entities');
  const { places, stop } = useLayout(view);
  const [chosen, setChosen] = useState<number | null>(null);
  const container = useDrawn(view, drawn, places, setChosen);
  useEffect(() => onPlaces(places), [places, onPlaces]);
  useEffect(() => setChosen(null), [view]);
  useEffect(() => {
    const choose = () => drawn.current?.choose(chosen);
    choose();
    const { current } = container;
    current?.addEventListener('redrawn', choose);
    return () => current?.removeEventListener('redrawn', choose);
  }, [chosen, drawn, container]);
  const node = chosen === null ? undefined : view.nodes[chosen];
  const links = view.edges.filter(({ source, target }) => source === chosen || target === chosen).length;
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = arrows[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (direction) setChosen(chosen === null || !places ? 0 : (stepFrom(chosen, direction, places.places, view.edges) ?? chosen));
    else if (event.key === 'Enter' && node) openEntity(node.id);
    else if (event.key.toLowerCase() === 'n' && node) focusOn(node.id);
    else if (event.key === 'Escape') focusOn(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className="graph-picture">
      {/* The canvas has no elements to give the keyboard: the picture itself is what the arrow keys walk. */}
      <div ref={container} className="graph-canvas" role="application" tabIndex={0} aria-label={t('canvas')} onKeyDown={onKeyDown} />
      {places && places.progress === 1 ? null : (
        <div className="graph-progress">
          <p role="status">{t('laying', { percent: Math.round((places?.progress ?? 0) * 100) })}</p>
          {places ? (
            <button type="button" className="button" onClick={stop}>
              {t('stop')}
            </button>
          ) : null}
        </div>
      )}
      <div className="graph-chosen" data-type={node?.type ?? 'other'}>
        <p role="status">{node ? t('said', { name: node.name, type: word(`type.${node.type}`), count: links }) : ''}</p>
        {node ? (
          <>
            <button type="button" className="button" onClick={() => focusOn(node.id)}>
              {t('focus')}
            </button>
            <button type="button" className="button" onClick={() => openEntity(node.id)}>
              {t('open')}
            </button>
          </>
        ) : null}
      </div>
    </div>
  );
}
