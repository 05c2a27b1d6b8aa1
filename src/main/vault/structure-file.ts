/** Checks that a `structure.json` describes its text: shapes, order and ranges. */
import { pictureTypes, type BlockKind, type InlineMarkKind, type Structure } from '../../core/documents/document';
import { isSha256 } from './identifier';
import { isRecord } from './lines';

const blockKinds: readonly unknown[] = [
  'title',
  'heading',
  'paragraph',
  'list-item',
  'quote',
  'code',
  'table',
  'figure',
  'footnote',
] satisfies BlockKind[];
const markKinds: readonly unknown[] = ['emphasis', 'strong', 'code', 'link'] satisfies InlineMarkKind[];

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

function fits(value: Fields, length: number): boolean {
  const { start, end } = value;
  return isCount(start) && isCount(end) && start <= end && end <= length;
}

const isBlock = (value: Fields): boolean => blockKinds.includes(value['kind']) && isCount(value['level']);
const isSection = (value: Fields): boolean => isText(value['id']) && isTextOrNull(value['heading']) && isCount(value['level']);
const isMark = (value: Fields): boolean => markKinds.includes(value['kind']);

type Finding = string | null;

function checkList(value: unknown, name: string, length: number, check: (item: Fields) => boolean, apart: boolean): Finding {
  if (!Array.isArray(value)) return `its ${name} are not a list`;
  let end = 0;
  for (const [index, item] of (value as readonly unknown[]).entries()) {
    if (!isRecord(item) || !check(item)) return `entry ${index} of its ${name} does not have the right shape`;
    if (!fits(item, length)) return `entry ${index} of its ${name} does not fit the text of ${length} characters`;
    if (apart && (item['start'] as number) < end) return `entry ${index} of its ${name} overlaps the one before`;
    end = item['end'] as number;
  }
  return null;
}

function isPicture(picture: unknown, length: number): boolean {
  if (!isRecord(picture)) return false;
  const { at, sha256, type, width, height, alt } = picture;
  return isCount(at) && at <= length && isText(sha256) && isSha256(sha256) && (pictureTypes as readonly unknown[]).includes(type) && isCount(width) && isCount(height) && isText(alt);
}

function findPictureFault({ pictures }: Fields, length: number): Finding {
  if (pictures === undefined) return null;
  if (!Array.isArray(pictures)) return 'its pictures are not a list';
  const wrong = (pictures as readonly unknown[]).findIndex((picture) => !isPicture(picture, length));
  return wrong < 0 ? null : `entry ${wrong} of its pictures does not have the right shape`;
}

/** Imprint and pages may be absent; where they are there, they are whole. */
function findExtraFault({ imprint, pages }: Fields, length: number): Finding {
  if (imprint !== undefined && !(isRecord(imprint) && Object.values(imprint).every(isText))) return 'its imprint is not text';
  if (pages === undefined) return null;
  if (!Array.isArray(pages)) return 'its pages are not a list';
  let last = -1;
  for (const [index, page] of (pages as readonly unknown[]).entries()) {
    if (!isRecord(page) || !isText(page['label']) || !isCount(page['start']) || page['start'] >= length || page['start'] < last) return `entry ${index} of its pages does not fit the text of ${length} characters`;
    last = page['start'];
  }
  return null;
}

/** What is wrong with a structure for a text of `length` UTF-16 units, as the end of a sentence; `null` where nothing is. */
export function findStructureFault(value: unknown, length: number): Finding {
  if (!isRecord(value) || value['format'] !== 1) return 'it is not a structure of format 1';
  if (!isText(value['title']) || !isTextOrNull(value['byline']) || !isTextOrNull(value['language'])) return 'its title, byline or language is not text';
  const extra = findExtraFault(value, length) ?? findPictureFault(value, length);
  if (extra !== null) return extra;
  return (
    checkList(value['blocks'], 'blocks', length, isBlock, true) ??
    checkList(value['sections'], 'sections', length, isSection, true) ??
    checkList(value['marks'], 'marks', length, isMark, false)
  );
}

/** Whether `value` is a structure of a text of `length` UTF-16 units. */
export const isStructure = (value: unknown, length: number): value is Structure => findStructureFault(value, length) === null;
