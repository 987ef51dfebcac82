import { dateInChina, type Instant } from '@gov/base';
import { exampleDocuments } from '@gov/gongwen/examples';
import { routes } from '#components/gongwen/contract.ts';
import type { DocumentOfToday } from './documents-of-today.ts';
import type { MatterDesk } from './matter-desk.ts';
import type { Office, Plan, Turn } from './matter-story.ts';
import type { OpenedAgency } from './opened-agency.ts';
import { documentTitle, handlingOpinions, incomingSources, places } from './words.ts';

export const outgoingTurns: readonly Turn[] = [
  'straight',
  'returned-direct',
  'delegated',
  'circulated',
  'straight',
  'returned-rewalk',
  'transferred',
  'forgotten',
  'withdrawn',
];
export const incomingTurns: readonly Turn[] = ['straight', 'circulated', 'straight', 'transferred', 'forgotten'];

/** `to`: agencies that get the document electronically; without any it goes to readers named by hand. */
export function outgoingPlan(office: Office, turn: Turn, to: readonly OpenedAgency[] = []): Plan {
  const { choices, agency } = office;
  const title = documentTitle(agency.name, choices.one);
  const recipients = to.map(({ id, name }) => ({ id, name }));
  const byHand = [{ name: '各建设、施工、监理单位' }, { name: '有关直属单位' }];
  const sections = [...agency.sectionIds].slice(2);
  const [name, id] = choices.one(sections);
  return {
    kindCode: 'outgoing-document',
    turn,
    values: {
      title,
      documentKind: 'NOTICE',
      disclosure: choices.one(['ACTIVE', 'ACTIVE', 'ON_REQUEST', 'NONE']),
      urgency: choices.one(['NORMAL', 'NORMAL', 'ROUTINE_URGENT', 'URGENT']),
      mainRecipients: recipients.length > 0 ? recipients : byHand,
      copies: choices.between(10, 60),
      ...(choices.between(0, 1) === 1 ? { countersignSectionA: { id, name } } : {}),
    },
    corrected: { remark: '已按意见修改。' },
    prepare: (desk) => writeBody(office, desk, choices.one(exampleDocuments).lines),
  };
}

/** It goes its way without a turn, and quickly, up to the step where it waits. */
export function planOfToday(office: Office, document: DocumentOfToday, city: readonly OpenedAgency[]): Plan {
  const { title, kind, urgency, waitsAt, normative, lines } = document;
  const to = city.filter(({ code }) => document.to.includes(code));
  const plan = outgoingPlan(office, 'straight', to);
  const values = {
    ...plan.values,
    title,
    documentKind: kind,
    urgency,
    disclosure: kind === 'NOTICE' ? 'ACTIVE' : 'NONE',
    ...(normative ? { normative: 'YES' } : {}),
  };
  return { ...plan, values, waitsAt, prepare: (desk) => writeBody(office, desk, lines) };
}

/** The text, pasted and saved as a drafter does it. */
async function writeBody({ deeds }: Office, { matterId, starter }: MatterDesk, lines: readonly string[]) {
  const params = { matterId };
  const { body } = await deeds.act(starter, routes, 'fromText', { params, body: { text: lines.join('\n') } });
  await deeds.act(starter, routes, 'saveBody', { params, body: { baseVersion: 0, body } });
}

interface Arrival {
  readonly turn: Turn;
  readonly at: Instant;
  /** Which of the agency's papers: the numbers of the senders grow, and none comes twice. */
  readonly nth: number;
}

/** A document that came on paper; registered, proposed, instructed, handled. */
export function incomingPlan({ choices }: Office, { turn, at, nth }: Arrival): Plan {
  const [source, prefix, title] = choices.one(incomingSources);
  return {
    kindCode: 'incoming-document',
    turn,
    values: {
      title: title.replace('{place}', choices.one(places)),
      sourceAgency: source,
      sourceNumber: `${prefix}〔${at.slice(0, 4)}〕${6 * nth + choices.between(3, 8)}号`,
      receivedOn: dateInChina(at),
      handlingClass: 'ACTION',
      urgency: choices.one(['NORMAL', 'NORMAL', 'URGENT']),
    },
    corrected: { remark: '已核对来文单位。' },
    opinions: handlingOpinions,
    choosesHandlers: true,
  };
}
