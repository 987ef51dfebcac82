import type { PersonId } from '@gov/base';
import Type from 'typebox';
import { Compile } from 'typebox/compile';

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

const understood = Compile(
  Type.Object(
    {
      work: Type.Optional(Type.Boolean()),
      live: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
    },
    { additionalProperties: false, minProperties: 1 },
  ),
);

/**
 * Undefined: not one of ours, or of a release that says more than this one understands. Every role that may connect can
 * notify, so nothing is taken for granted.
 */
export function readPayload(text: string): Signal | undefined {
  const said = jsonOf(text);
  if (!understood.Check(said)) return undefined;
  const live = said.live as Record<string, PersonId[]> | undefined; // reason: ids of nobody find no listener
  return { work: said.work === true, live: new Map(Object.entries(live ?? {})) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
