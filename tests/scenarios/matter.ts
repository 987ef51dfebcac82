import assert from 'node:assert/strict';
import { ok } from '@gov/base';
import type { Command, State } from '@gov/workflow';
import { readingWords } from '#components/matters/rules/title.ts';
import { sql } from '#platform/server/database/sql.ts';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { choicesAt, doneBefore, newerAt, programAt, standIns } from '../../packages/workflow/scenarios/places.ts';
import { type Carried, carryOut } from '../../packages/workflow/scenarios/play.ts';
import { linesAt } from '../../packages/workflow/scenarios/story.ts';
import type { Case } from '../../packages/workflow/scenarios/table.ts';
import { Scenario } from '../../packages/workflow/testing/scenario.ts';
import { courseOf, rowsOf, shownState } from './compare.ts';
import { callerKind, type TableOffice } from './office.ts';
import { type Addressed, type Request, requestOf, type Undriven } from './requests.ts';

interface Stored {
  readonly version: number;
  readonly snapshot: State;
  readonly stopId: string | null;
  readonly tasks: readonly { readonly id: string; readonly item: number; readonly row: string }[];
}

/** A refusal the server gives before it asks the engine, in words of its own. */
const inOtherWords: Readonly<Record<string, readonly string[]>> = {
  'workflow.item-not-open': [
    'matters.not-yours',
    'matters.done-by',
    'matters.already-done',
    'workflow.vote-already-decided',
  ],
  'workflow.not-the-holder': ['matters.not-found'],
  'workflow.process-ended': ['matters.not-yours'],
  'workflow.remove-not-allowed': ['matters.not-found'],
  'workflow.reason-needed': ['http.input'],
  'workflow.reorder-not-offered': ['matters.not-found'],
  'workflow.not-acting-for': ['matters.not-found'],
  'workflow.press-not-offered': ['matters.not-found'],
  'workflow.nothing-to-undo': ['matters.not-found'],
};

/** One case of the table in the pure core and on the server at once. */
export interface Running {
  readonly matterId: string;
  /** Plays its lines, up to the first whose act is `until`; says what no page can ask for: there the case ends. */
  play(until?: string): Promise<string | undefined>;
  /** The next act as the pure core does it, and what would be sent for it; nothing is sent yet. */
  next(): Promise<{
    readonly act: string;
    readonly request: Request | Undriven;
    readonly before: State;
    readonly after: State;
  }>;
  /** The server has stored exactly this, and shows it. */
  mustBe(state: State): Promise<void>;
}

/** The clock's act: nobody sends a request, the caller lets the time pass. */
export const clockStrikes = '时钟 到时';

/**
 * Brings a case to the step under test. From here on, after each act, both must have the same course, and the starter must be
 * shown the same open work.
 */
export async function openOnServer(office: TableOffice, one: Case): Promise<Running> {
  const { story, place } = one;
  const pure = new Scenario(programAt(place, story), {}, place.called);
  pure.delegates = standIns;
  const matter = await begin(office, one);
  if (place.called) await matter.mustBe(pure);
  const choices = choicesAt(place, story);
  for (const node of doneBefore(place, story)) {
    const { id: item, holder: actor } = pure.open(node);
    const chosen = node === '拟稿' && choices ? { choices } : {};
    const command = { kind: 'complete', item, actor, ...chosen } as const;
    assert.equal(pure.do(command), undefined);
    const request = await requestOf(command, matter.addressed());
    assert.ok('path' in request);
    mustAnswer(await matter.ask(request), undefined, node);
    await matter.mustBe(pure);
  }
  const lines = [...linesAt(story, place)];
  const requestFor = ({ commands: [command], refused }: Carried): Promise<Request | Undriven> | Request | Undriven =>
    command ? requestOf(asOnPages(command, refused), matter.addressed()) : { missing: '不用办' };
  const send = async (act: string, carriedOut: Carried, expected: string | undefined) => {
    const [command] = carriedOut.commands;
    if (act.endsWith('改用新版')) return matter.moveToNewer();
    if (act.endsWith(' 打开')) await matter.page(act.split(' ')[0] ?? '');
    if (!command || command.kind === 'timeOut') return undefined;
    const request = await requestFor(carriedOut);
    if ('missing' in request) return request.missing;
    mustAnswer(await matter.ask(request), expected, act);
    if (command.kind === 'childReport') await office.settle();
    return undefined;
  };
  return {
    matterId: matter.matterId,
    mustBe: (state) => matter.mustBe({ state }),
    async next() {
      const { act } = lines.shift() ?? assert.fail('the story is over');
      const before = pure.state;
      const carriedOut = carryOut(pure, act, one);
      assert.equal(carriedOut.refused, undefined);
      return { act, request: await requestFor(carriedOut), before, after: pure.state };
    },
    async play(until) {
      while (lines[0] && lines[0].act !== until) {
        const { act, outcome } = lines.shift() ?? lines[0];
        const carried = carryOut(pure, act, one);
        const missing = await send(act, carried, outcome.refused);
        if (missing) return missing;
        await matter.mustBe(pure);
        if (outcome.refused !== undefined) continue;
        assert.deepEqual(pure.todo(), [...outcome.todo].sort(), act);
        assert.deepEqual(pure.reading(), outcome.reading, act);
      }
      return undefined;
    },
  };
}

/** A page asks for a reason whenever somebody is taken off; the engine only where that decides the vote. */
const asOnPages = (command: Command, refused: string | undefined): Command =>
  command.kind === 'removeSigner' && refused !== 'workflow.reason-needed' ? { ...command, reason: '不用' } : command;

function mustAnswer({ status, body }: Answer<Json>, refused: string | undefined, act: string): void {
  const said = `${act} → ${status} ${JSON.stringify(body)}`;
  if (refused === undefined) assert.equal(status, 200, said);
  else assert.ok([refused, ...(inOtherWords[refused] ?? [])].includes(body.code), `${said}, not ${refused}`);
}

/** A matter of the case's kind; where the step stands in a child, one that another matter has called. */
async function beginMatter(office: TableOffice, one: Case): Promise<string> {
  const code = office.kindOf(one);
  const starter = office.who('拟稿人');
  const kindCode = one.place.called ? callerKind(code) : code;
  const created = await starter.send('POST', '/api/matters', { kindCode });
  assert.equal(created.status, 200, JSON.stringify(created.body));
  const { matterId } = created.body;
  if (!one.place.called) return matterId;
  const path = `/api/matters/${matterId}/tasks/${matterId}/complete`;
  const sent = await starter.send('POST', path, { expectedVersion: 0, decision: 'agree' });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  return childOf(office, matterId);
}

async function childOf(office: TableOffice, matterId: string): Promise<string> {
  await office.settle();
  const { body } = await office.who('拟稿人').get(`/api/matters/${matterId}`);
  return body.children.at(-1)?.matterId ?? assert.fail(JSON.stringify(body.children));
}

async function begin(office: TableOffice, one: Case) {
  const { words } = office;
  const matterId = await beginMatter(office, one);
  let stored: Stored | undefined;
  let batchId = '';
  const page = async (who: string): Promise<Json | undefined> => {
    const { status, body } = await office.who(who).get(`/api/matters/${matterId}`);
    return status === 200 ? body : undefined;
  };
  return {
    matterId,
    page,
    addressed: (): Addressed => ({
      matterId,
      version: stored?.version ?? 0,
      batchId,
      page,
      personId: office.personId,
      assignmentId: office.assignmentId,
      nodeId: (word) => office.latin.get(word) ?? word,
      stopId: stored?.stopId ?? matterId,
      async child() {
        const child = await childOf(office, matterId);
        return { matterId: child, page: (await office.who('拟稿人').get(`/api/matters/${child}`)).body };
      },
      taskId: (item) => stored?.tasks.find((task) => task.item === item)?.id ?? matterId,
    }),
    /** 改用新版: the kind has another version from now on, and the matter goes on by it. */
    async moveToNewer(): Promise<undefined> {
      await office.publish(office.kindOf(one), newerAt(one.place, one.story));
      const moves = { matterIds: [matterId], reason: '改用新版' };
      const answer = await office.who('管理员').send('POST', '/api/matters/monitor/moves', moves);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      await office.settle();
    },
    async ask({ who, path, body }: Request): Promise<Answer<Json>> {
      const answer = await office.who(who).send('POST', path, body);
      batchId = answer.body.batchId ?? batchId;
      return answer;
    },
    /** What is stored and what the starter is shown, against the pure core. */
    async mustBe({ state }: Pick<Scenario, 'state'>): Promise<void> {
      stored = await readStored(office, matterId);
      assert.deepEqual(courseOf(stored.snapshot, words), courseOf(state));
      const inWords = stored.tasks.map(({ row }) => row.replace(/[0-9a-f-]{36}|n\d+/g, (id) => words.get(id) ?? id));
      assert.deepEqual(inWords, rowsOf(state));
      const shown = await page('拟稿人');
      assert.deepEqual(shownWork(shown), openWork(state));
      assert.equal(shown?.state, shownState(state));
    },
  };
}

const shownWork = (page: Json): readonly string[] =>
  page.openTasks.map(({ step, holder, rests }: Json) => `${step}:${holder.name}${rests ? ' rests' : ''}`).sort();

const openWork = (state: State): readonly string[] =>
  state.items
    .filter((item) => item.state === 'open' || item.state === 'parked')
    .map(
      (item) =>
        `${item.kind === 'read' ? readingWords(item) : state.visits[(item.visit ?? 0) - 1]?.node}:${item.holder.personId}${item.state === 'parked' ? ' rests' : ''}`,
    )
    .sort();

/** The rows of a matter, as the next request finds them. */
async function readStored({ house, agencyId }: TableOffice, matterId: string): Promise<Stored> {
  const read = await house.house.database.agency(agencyId, async (tx) =>
    ok(
      await tx.first(sql<Stored>`
        select m.version, i.snapshot,
          (select jsonb_agg(jsonb_build_object('id', t.id, 'item', t.item,
              'row', concat(t.item, ' ', t.node, ':', t.person_id, ' ', t.state,
                case when t.closed_at is not null then ' closed' end)) order by t.item)
            from office.task t where t.agency_id = m.agency_id and t.matter_id = m.id) as tasks,
          (select s.id from office.matter_stop s
            where s.agency_id = m.agency_id and s.matter_id = m.id and s.ended_at is null) as "stopId"
        from office.matter m
        join office.matter_instance i on i.agency_id = m.agency_id and i.matter_id = m.id
        where m.agency_id = ${agencyId} and m.id = ${matterId}`),
    ),
  );
  assert.ok(read.ok && read.value);
  return read.value;
}
