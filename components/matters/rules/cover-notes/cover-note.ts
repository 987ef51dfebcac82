import type { Item } from '@gov/workflow';

/** A note as it is kept. */
export interface KeptNote {
  readonly item: number;
  readonly authorId: string;
  readonly leaderId: string;
}

/** Who looks, and what he has to do with it. */
export interface NoteReader {
  readonly personId: string;
  /** Whose secretary he is now. */
  readonly leaders: readonly string[];
  /** Number of the item he has in hand, his own or one he does for its holder (代理). */
  readonly inHand: number | undefined;
}

/**
 * 呈批说明 is between who wrote it and for whom it was written: the two read it, the secretary of the one, and who decides in his
 * place. Who gets the work from him (转办) does not, nor does anybody else who may read the matter.
 */
export const mayReadNote = (note: KeptNote, item: Item | undefined, reader: NoteReader): boolean =>
  note.authorId === reader.personId ||
  note.leaderId === reader.personId ||
  reader.leaders.includes(note.leaderId) ||
  (item?.holder.personId === note.leaderId && item.id === reader.inHand);

/** An item that is still to be decided by somebody else. */
export const awaitsOther = ({ kind, state, holder }: Item, personId: string): boolean =>
  kind === 'do' && (state === 'open' || state === 'parked') && holder.personId !== personId;

/** The act that gave an item to who holds it now: its opening, or when it was last handed over. */
export const givenBy = ({ transfers, cause }: Item): number => transfers.at(-1)?.seq ?? cause;
