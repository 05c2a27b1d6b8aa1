/** The links of the graph as a table, the strongest first; only the rows in sight are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { GraphNode, GraphView } from '../../core/entities/graph-view';
import { openEntity } from '../state/place';

function Name({ node }: { readonly node: GraphNode | undefined }) {
  return node ? (
    <span role="cell" data-type={node.type}>
      <button type="button" className="edge-name" onClick={() => openEntity(node.id)}>
        <i className="type-dot" aria-hidden />
        {node.name}
      </button>
    </span>
  ) : null;
}

export function EdgeTable({ view }: { readonly view: GraphView }) {
  const { t } = useTranslation('graph');
  const frame = useRef<HTMLDivElement>(null);
  const edges = useMemo(() => [...view.edges].sort((a, b) => b.weight - a.weight), [view]);
  const rows = useVirtualizer({ count: edges.length, getScrollElement: () => frame.current, estimateSize: () => 34, overscan: 12 });
  return (
    <div ref={frame} className="edges" role="table" aria-label={t('table')} aria-rowcount={edges.length + 1}>
      <div role="rowgroup" className="edges-head">
        <div role="row" className="edges-row" aria-rowindex={1}>
          {(['a', 'b', 'together', 'weight'] as const).map((column) => (
            <span key={column} role="columnheader">
              {t(`column.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="edges-body" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const edge = edges[index];
          return edge ? (
            <div key={index} role="row" aria-rowindex={index + 2} className="edges-row" style={{ transform: `translateY(${String(start)}px)` }}>
              <Name node={view.nodes[edge.source]} />
              <Name node={view.nodes[edge.target]} />
              <span role="cell">{edge.together}</span>
              <span role="cell">{edge.weight.toFixed(1)}</span>
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
