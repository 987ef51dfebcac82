import type { PersonId } from '@gov/base';

/** What one process tells the others: ids and topics, never content. */
export interface Signal {
  /** Work was left behind: the relays look at once. */
  readonly work: boolean;
  /** Which topics have news for whom. */
  readonly live: ReadonlyMap<string, readonly PersonId[]>;
}

/** PostgreSQL takes less than 8000 bytes; the rest is for the frame. */
const mostBytes = 7_800;

/** What was gathered, as texts of which each fits into one NOTIFY. */
export function payloadsOf(work: boolean, live: ReadonlyMap<string, ReadonlySet<PersonId>>): readonly string[] {
  const texts: string[] = [];
  let part: Record<string, PersonId[]> = {};
  let bytes = 0;
  const close = () => {
    if (bytes > 0) texts.push(JSON.stringify({ live: part }));
    part = {};
    bytes = 0;
  };
  for (const [topic, personIds] of live)
    for (const personId of personIds) {
      const more = JSON.stringify(personId).length + 1;
      const opening = Buffer.byteLength(JSON.stringify(topic)) + 4;
      if (bytes + more + opening > mostBytes) close();
      const known = part[topic];
      bytes += known ? more : more + opening;
      if (known) known.push(personId);
      else part[topic] = [personId];
    }
  close();
  return work ? [JSON.stringify({ work: true }), ...texts] : texts;
}

/** Undefined: not one of ours, or of a release that says more than this one understands. */
export function readPayload(text: string): Signal | undefined {
  try {
    const { work, live } = JSON.parse(text) as { work?: boolean; live?: Record<string, PersonId[]> }; // reason: written above by a process of the house
    return { work: work === true, live: new Map(Object.entries(live ?? {})) };
  } catch {
    return undefined;
  }
}
