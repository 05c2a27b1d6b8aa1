/** Rows of a list of thousands. React Aria tells each row its place by going through the whole list for every row that it draws; here each says its own. */
import { useContext, useMemo, type ComponentProps, type ReactNode } from 'react';
import { CollectionRendererContext } from 'react-aria-components';

type Renderer = NonNullable<React.ContextType<typeof CollectionRendererContext>>;

function telling(renderer: Renderer): Renderer {
  const Root = renderer.CollectionRoot;
  const ofRows: Renderer = { ...renderer, isVirtualized: false };
  const CollectionRoot = (properties: ComponentProps<typeof Root>) => (
    <CollectionRendererContext.Provider value={ofRows}>
      <Root {...properties} />
    </CollectionRendererContext.Provider>
  );
  return { ...renderer, CollectionRoot };
}

/** Stands between a `Virtualizer` and its list, whose rows say their place by `placed`. */
export function LongRows({ children }: { readonly children: ReactNode }) {
  const renderer = useContext(CollectionRendererContext);
  const value = useMemo(() => telling(renderer), [renderer]);
  return <CollectionRendererContext.Provider value={value}>{children}</CollectionRendererContext.Provider>;
}

/** The `ref` of a row. @param place among all rows, headings included, from 1. */
export const placed = (place: number) => (row: HTMLElement | null): void => row?.setAttribute('aria-rowindex', String(place));
