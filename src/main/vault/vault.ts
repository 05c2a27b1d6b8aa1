/** A vault that is open: its stores over one folder, one queue and one list of problems. */
import { basename } from 'node:path';
import { AnnotationStore } from './annotation-store';
import { CollectionStore } from './collection-store';
import { ColorStore } from './color-store';
import { DocumentStore } from './document-store';
import { ConflictTrash } from './conflict-trash';
import { Conflicts } from './conflicts';
import type { Lock } from './lock';
import type { Manifest } from './manifest';
import { LogStore } from './log-store';
import { FoundNotes } from './found-notes';
import { ImageStore } from './image-store';
import { NoteStore } from './note-store';
import type { NoteToMarkdown } from './note-twins';
import type { VaultProblem } from './problem';
import { Queue } from './queue';
import { reportConflictCopies, reportMissing } from './recover';
import { Removals } from './removals';
import { SearchStore } from './search-store';
import { TemplateStore } from './template-store';
import { Repairs, type Finding, type Repairable } from './repair';
import { emptyTrash, listTrash, type TrashContent } from './trash';
import type { VaultFiles } from './vault-files';
import { verifyVault } from './verify';
import { watchVault, type WatchedKind, type WatchOptions } from './watch';
import { isWholeFile } from './whole-file';

/** Milliseconds in which several second versions are told as one. */
const together = 300;

/** The key under which everything done to a file queues. */
function turnOf(kind: WatchedKind, path: string): string {
  if (kind === 'document') return 'documents';
  return kind === 'twin' ? path.replace(/\.md$/, '.json') : path;
}

export interface VaultSettings {
  readonly id: string;
  readonly now: () => Date;
  /** Names this computer's logs; a safe id. */
  readonly device: string;
  readonly noteToMarkdown: NoteToMarkdown;
  /** What is known of the Markdown of notes without reading it. */
  readonly seenTwins: Manifest;
  /** `null` where the vault is open for reading only. */
  readonly lock: Lock | null;
}

export class Vault {
  readonly folder: string;
  readonly id: string;
  /** Last part of the folder. */
  readonly name: string;
  readonly readOnly: boolean;
  readonly documents: DocumentStore;
  readonly annotations: AnnotationStore;
  readonly notes: NoteStore;
  /** The pictures of notes. */
  readonly images: ImageStore;
  /** Markdown that other programs laid among the notes. */
  readonly found: FoundNotes;
  readonly collections: CollectionStore;
  readonly colors: ColorStore;
  readonly decisions: LogStore;
  readonly reviews: LogStore;
  readonly removals: Removals;
  readonly searches: SearchStore;
  readonly templates: TemplateStore;
  readonly conflicts: Conflicts;
  /** Versions that went when a conflict was settled. */
  readonly setAside: ConflictTrash;
  private readonly queue = new Queue();
  private readonly repairs: Repairs;

  constructor(
    private readonly files: VaultFiles,
    private readonly settings: VaultSettings,
  ) {
    this.folder = files.folder;
    this.id = settings.id;
    this.name = basename(files.folder);
    this.readOnly = files.readOnly;
    this.documents = new DocumentStore(files, this.queue, settings.now);
    this.annotations = new AnnotationStore(files, this.queue, this.documents);
    this.searches = new SearchStore(files, this.queue);
    this.templates = new TemplateStore(files, this.queue);
    this.notes = new NoteStore(files, this.queue, settings.noteToMarkdown, settings.seenTwins);
    this.found = new FoundNotes(files, this.notes);
    this.images = new ImageStore(files, this.queue);
    this.collections = new CollectionStore(files, this.queue);
    this.colors = new ColorStore(files, this.queue);
    this.repairs = new Repairs(this.notes, this.annotations);
    this.decisions = new LogStore(files, this.queue, 'decisions', settings.device);
    this.reviews = new LogStore(files, this.queue, 'reviews', settings.device);
    this.removals = new Removals(new LogStore(files, this.queue, 'trash', settings.device), settings.now);
    this.setAside = new ConflictTrash(files, this.removals);
    const { documents, annotations, notes, decisions, reviews } = this;
    this.conflicts = new Conflicts(files, { documents, annotations, notes, logs: { decisions, reviews } }, this.setAside);
  }

  /** What was found wrong since the vault was opened. */
  problems(): readonly VaultProblem[] {
    return this.files.problems.list();
  }

  /** The problems, each with the version it can be repaired from. */
  findings(): Promise<Finding[]> {
    return this.repairs.of(this.problems());
  }

  /** Brings a damaged note or annotation file back from the newest version that can be read. */
  repair(thing: Repairable): Promise<void> {
    return this.repairs.repair(thing);
  }

  /** Calls the listener whenever the problems have changed; the value returned stops it. */
  onProblems(listener: () => void): () => void {
    return this.files.problems.listen(listener);
  }

  /** Checks every file: hashes, shapes, ranges, orphans, torn lines, leftovers, the trash. Writes nothing but copies to quarantine and overdue Markdown. */
  async verify(): Promise<VaultProblem[]> {
    if (!this.readOnly) {
      // Listing them shows which have old Markdown.
      await this.notes.list();
      await this.notes.settle();
    }
    await this.trash();
    return verifyVault(this.files, this, [this.decisions, this.reviews, this.searches, this.collections]);
  }

  /** What may be restored. */
  trash(): Promise<TrashContent> {
    return listTrash(this.files, this.annotations, this.notes);
  }

  /** Removes what is in the trash for good; answers how many things. */
  emptyTrash(): Promise<number> {
    return emptyTrash(this.files, this);
  }

  /** Notices what other programs change from now on; the value returned stops it. */
  watch({ onEdit, onConflict }: Pick<WatchOptions, 'onEdit' | 'onConflict'>): () => void {
    const { files, queue } = this;
    let looking: ReturnType<typeof setTimeout> | null = null;
    const conflict = (): void => {
      looking ??= setTimeout(() => {
        looking = null;
        void reportConflictCopies(files).then(onConflict, () => undefined);
      }, together);
      looking.unref();
    };
    files.watched = true;
    const stop = watchVault({
      files,
      inTurn: ({ kind, path }, task) => queue.run(turnOf(kind, path), task),
      isWhole: (edited) => isWholeFile(files, this.annotations, edited),
      onEdit: (edit) => {
        if (edit.gone) reportMissing(files, edit.path);
        onEdit(edit);
      },
      onTwin: (id) => void this.found.take(id),
      onConflict: conflict,
    });
    return () => {
      files.watched = false;
      if (looking) clearTimeout(looking);
      stop();
    };
  }

  /** Writes down what is known of the files, so that they need not be read at the next start. */
  async remember(): Promise<void> {
    // A note is only known as it stands once its Markdown does too: what a crash leaves undone shows when the note is read.
    await this.settle();
    if (this.readOnly) return;
    await this.files.manifest.save();
    await this.settings.seenTwins.save();
  }

  /** Resolves when what follows the saves so far, Markdown and earlier versions, is on the disk. */
  async settle(): Promise<void> {
    await this.notes.settle();
    await this.files.snapshots?.idle();
  }

  /** Waits for every save under way and lets another process have the vault. */
  async close(): Promise<void> {
    await this.queue.idle();
    await this.remember();
    await this.settings.lock?.release();
  }
}
