import assert from 'node:assert/strict';
import { ok } from '@gov/base';
import type { Command, State } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { programAt } from '../../packages/workflow/scenarios/places.ts';
import { linesAt } from '../../packages/workflow/scenarios/story.ts';
import type { Case } from '../../packages/workflow/scenarios/table.ts';
import { commandOf } from '../../packages/workflow/scenarios/words.ts';
import { Scenario } from '../../packages/workflow/testing/scenario.ts';
import { courseOf, rowsOf, shownState } from './compare.ts';
import type { TableOffice } from './office.ts';
import { type Addressed, type Request, requestOf } from './requests.ts';

interface Stored {
  readonly version: number;
  readonly snapshot: State;
  readonly tasks: readonly { readonly id: string; readonly item: number; readonly row: string }[];
}

/** A refusal the server gives before it asks the engine, in words of its own. */
const inOtherWords: Readonly<Record<string, readonly string[]>> = {
  'workflow.item-not-open': ['matters.not-yours', 'matters.done-by', 'matters.already-done'],
  'workflow.not-the-holder': ['matters.not-found'],
  'workflow.process-ended': ['matters.not-yours'],
  'workflow.remove-not-allowed': ['matters.not-found'],
  'workflow.reason-needed': ['http.input'],
  'workflow.reorder-not-offered': ['matters.not-found'],
};

/** One case of the table in the pure core and on the server at once. */
export interface Running {
  /** Plays its lines; says what no page can ask for: there the case ends. */
  play(): Promise<string | undefined>;
}

/**
 * Brings a case to the step under test. From here on, after each act, both must have the same course, and the starter must be
 * shown the same open work.
 */
export async function openOnServer(office: TableOffice, { story, place }: Case): Promise<Running> {
  const program = programAt(place, story);
  const pure = new Scenario(program);
  const matter = await begin(office, office.kindOf(program));
  for (const node of place.before) {
    const { id: item, holder: actor } = pure.open(node);
    const command = { kind: 'complete', item, actor } as const;
    assert.equal(pure.do(command), undefined);
    const request = await requestOf(command, matter.addressed());
    assert.ok('path' in request);
    mustAnswer(await matter.ask(request), undefined, node);
    await matter.mustBe(pure);
  }
  return {
    async play() {
      for (const { act, outcome } of linesAt(story, place)) {
        const command = commandOf(pure, act);
        const refused = pure.do(command);
        const request = await requestOf(asOnPages(command, refused), matter.addressed());
        if ('missing' in request) return request.missing;
        mustAnswer(await matter.ask(request), outcome.refused, act);
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

async function begin(office: TableOffice, kindCode: string) {
  const { words } = office;
  const created = await office.who('拟稿人').send('POST', '/api/matters', { kindCode });
  assert.equal(created.status, 200, JSON.stringify(created.body));
  const { matterId } = created.body;
  let stored: Stored | undefined;
  let batchId = '';
  const page = async (who: string): Promise<Json | undefined> => {
    const { status, body } = await office.who(who).get(`/api/matters/${matterId}`);
    return status === 200 ? body : undefined;
  };
  return {
    matterId,
    addressed: (): Addressed => ({
      matterId,
      version: stored?.version ?? 0,
      batchId,
      page,
      personId: office.personId,
      assignmentId: office.assignmentId,
      nodeId: (word) => office.latin.get(word) ?? word,
      taskId: (item) => stored?.tasks.find((task) => task.item === item)?.id ?? matterId,
    }),
    async ask({ who, path, body }: Request): Promise<Answer<Json>> {
      const answer = await office.who(who).send('POST', path, body);
      batchId = answer.body.batchId ?? batchId;
      return answer;
    },
    /** What is stored and what the starter is shown, against the pure core. */
    async mustBe({ state }: Scenario): Promise<void> {
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
        `${item.kind === 'read' ? '传阅' : state.visits[(item.visit ?? 0) - 1]?.node}:${item.holder.personId}${item.state === 'parked' ? ' rests' : ''}`,
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
            from office.task t where t.agency_id = m.agency_id and t.matter_id = m.id) as tasks
        from office.matter m
        join office.matter_instance i on i.agency_id = m.agency_id and i.matter_id = m.id
        where m.agency_id = ${agencyId} and m.id = ${matterId}`),
    ),
  );
  assert.ok(read.ok && read.value);
  return read.value;
}
