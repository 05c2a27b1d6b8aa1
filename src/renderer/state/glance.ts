/** What the card of a mention says beside the name: asked anew whenever a card comes up, so that it is never of yesterday. */
import { useEffect, useState } from 'react';
import type { EntityGlance } from '../../shared/contract';
import { ask } from '../notebook';

/** `null` until it is known, and where the entity is gone. */
export function useGlance(entity: string): EntityGlance | null {
  const [known, setKnown] = useState<{ readonly entity: string; readonly glance: EntityGlance } | null>(null);
  useEffect(() => {
    let wanted = true;
    // A card without a description still names the thing.
    ask('entities.glance', { entity }).then((glance) => wanted && setKnown({ entity, glance }), () => undefined);
    return () => void (wanted = false);
  }, [entity]);
  return known?.entity === entity ? known.glance : null;
}
