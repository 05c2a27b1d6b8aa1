/** What the editor's parts know of pictures that come: the wish for one, and which have no description yet. */
import { createCommand, type LexicalCommand, type NodeKey } from 'lexical';

/** Asks the writer for a file. */
export const CHOOSE_PICTURE: LexicalCommand<undefined> = createCommand('choose a picture');

const undescribed = new Set<NodeKey>();

/** The picture was just put in, so its description is to be asked for. */
export const askForDescription = (key: NodeKey): void => void undescribed.add(key);

/** Whether a picture's description is to be asked for; true once. */
export const takeUndescribed = (key: NodeKey): boolean => undescribed.delete(key);
