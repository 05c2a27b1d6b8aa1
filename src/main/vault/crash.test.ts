import { describe, expect, it } from 'vitest';
import { failedCalls, powerCuts, processKills, withoutFileSync, withoutFolderSync } from './crash-law.fixture';

describe('after a crash at any call', () => {
  it('every acknowledged act is there and the one under way is whole or absent: power cut, twice', () => powerCuts(250), 60_000);

  it('likewise when only the process is killed', () => processKills(150), 60_000);

  it.each([
    ['fsync of the file', withoutFileSync],
    ['fsync of the folder', withoutFolderSync],
  ])('the law bites: without %s it does not hold', async (_, spoil) => {
    await expect(powerCuts(250, spoil)).rejects.toThrow('Property failed');
  }, 60_000);
});

describe('after a failed call', () => {
  it.each(['EIO', 'ENOSPC'])('%s at any point: the act is refused or done, nothing else changes, and trying again succeeds', (errno) => failedCalls(100, errno), 60_000);
});
