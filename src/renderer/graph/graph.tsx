/** The graph: what is named together, as a picture and as a table. */
import { Download, Maximize2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Label, MenuItem, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './graph.css';
import { graphToSvg, viewGraph } from '../../core/entities/graph-view';
import type { EntityGraph } from '../../shared/contract';
import { focusOn, followGraph, savePicture, useGraph } from '../state/graph';
import { IconButton } from '../ui/icon-button';
import { MenuButton } from '../ui/menu-button';
import { readColors, type Drawn } from './canvas';
import { EdgeTable } from './edge-table';
import { Picture } from './picture';
import type { Places } from './use-layout';

const shapes = ['picture', 'table'] as const;
type Shape = (typeof shapes)[number];

/** Text of any script as base64. */
const base64 = (text: string) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

export default function Graph() {
  const whole = useGraph((state) => state.whole);
  const { t } = useTranslation('graph');
  useEffect(followGraph, []);
  if (whole !== null) return <Page whole={whole} />;
  return (
    <p className="entity-page-empty" role="status" aria-busy>
      {t('counting')}
    </p>
  );
}

function Page({ whole }: { readonly whole: EntityGraph }) {
  const { t } = useTranslation('graph');
  const { types, weakest, focus } = useGraph();
  const view = useMemo(() => viewGraph(whole, { types, weakest, focus }), [whole, types, weakest, focus]);
  const [shape, setShape] = useState<Shape>('picture');
  const [places, setPlaces] = useState<Places | null>(null);
  const drawn = useRef<Drawn | null>(null);
  const saveSvg = () => {
    const { of, ...colors } = readColors();
    if (places) void savePicture('svg', base64(graphToSvg(view, places.places, { ...colors, colorOf: of })));
  };
  const isPicture = shape === 'picture';
  return (
    <div className="graph">
      <header className="graph-head">
        <h1>{t('title')}</h1>
        <p>
          {t('counts', { nodes: view.nodes.length, edges: view.edges.length })}
          {whole.left > 0 ? ` · ${t('left', { count: whole.left })}` : ''}
        </p>
        {focus === null ? null : (
          <button type="button" className="button" onClick={() => focusOn(null)}>
            {t('unfocus')}
          </button>
        )}
        <RadioGroup className="segments" orientation="horizontal" value={shape} onChange={(value) => setShape(value as Shape)}>
          <Label className="visually-hidden">{t('show')}</Label>
          {shapes.map((each) => (
            <Radio key={each} value={each} className="segment">
              {t(`shown.${each}`)}
            </Radio>
          ))}
        </RadioGroup>
        <IconButton icon={Maximize2} label={t('fit')} disabled={!isPicture} onPress={() => drawn.current?.fit()} />
        {isPicture ? (
          <MenuButton label={t('save')} icon={Download}>
            <MenuItem onAction={() => void (drawn.current && savePicture('png', drawn.current.png()))}>{t('as.png')}</MenuItem>
            <MenuItem onAction={saveSvg}>{t('as.svg')}</MenuItem>
          </MenuButton>
        ) : null}
      </header>
      {view.nodes.length === 0 ? <p className="entity-page-empty">{t('empty')}</p> : isPicture ? <Picture view={view} drawn={drawn} onPlaces={setPlaces} /> : <EdgeTable view={view} />}
    </div>
  );
}
