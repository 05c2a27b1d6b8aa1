import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeBubble, type Box } from './placement';

const bounds: Box = { left: 0, top: 0, right: 600, bottom: 400 };
const line = (top: number, left = 200, right = 400): Box => ({ left, top, right, bottom: top + 20 });
const size = { width: 100, height: 50 };

it('stands under the last line, centred on it', () => {
  expect(placeBubble([line(100), line(130, 300, 340)], size, bounds)).toEqual({ left: 270, top: 158 });
});

it('stands above the first line where there is no room below', () => {
  expect(placeBubble([line(340), line(370)], size, bounds).top).toBe(282);
});

it('never leaves the bounds sideways nor at the top', () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 900 }), fc.integer({ min: -500, max: 900 }), fc.integer({ min: 1, max: 300 }), (top, left, width) => {
      const spot = placeBubble([line(top, left, left + width)], size, bounds);
      expect(spot.left).toBeGreaterThanOrEqual(8);
      expect(spot.left + size.width).toBeLessThanOrEqual(592);
      expect(spot.top).toBeGreaterThanOrEqual(8);
    }),
  );
});
