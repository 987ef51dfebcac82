import { type CalendarDate, dateInChina, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type Assignment, type OrganisationSnapshot, sectionName } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { markOfAccessCode } from '#platform/server/identity/access-code.ts';
import { type AccessRow, listAccess } from '#platform/server/identity/access-store.ts';
import { listAdministrators } from '#platform/server/identity/agency-store.ts';
import { type AccountLine, mostWaitingCodes, type routes } from '../../contract.ts';
import { accountState } from '../../rules/account-rules.ts';

type Routes = typeof routes;
type Input = InputOf<Routes['accounts']>;
type Reply = ReplyOf<Routes['accounts']>;

const pageSize = 50;

/** For the system administrator: everybody in office. */
export const showAccounts = async (context: UseCaseContext, { query }: Input): Promise<Result<Reply>> =>
  ok(pageOf(await linesOf(context), query));

/** For the security administrator: who has an account. */
export const showSecondFactors = async (context: UseCaseContext, { query }: Input): Promise<Result<Reply>> => {
  const lines = await linesOf(context);
  return ok(
    pageOf(
      lines.filter((line) => line.state === 'OPEN' || line.state === 'STOPPED'),
      query,
    ),
  );
};

/** For the security administrator: whose code waits for him. The three are left out: to theirs nobody can agree. */
export async function showWaitingCodes(context: UseCaseContext): Promise<Result<ReplyOf<Routes['waitingCodes']>>> {
  const waiting = (await linesOf(context)).filter((line) => line.codeWaits && !line.guarded);
  return ok({ people: waiting.slice(0, mostWaitingCodes), total: waiting.length });
}

async function linesOf(context: UseCaseContext): Promise<readonly AccountLine[]> {
  const { tx, agency, now } = context;
  const [rows, administrators] = await Promise.all([
    tx.all(listAccess(tx.agencyId, now)),
    tx.all(listAdministrators(tx.agencyId)),
  ]);
  const duties = new Set<string>(administrators.map((one) => one.personId));
  const access = new Map(rows.map((row) => [row.personId, row]));
  const self = context.person().personId;
  return mainAssignments(agency.organisation, dateInChina(now)).flatMap((assignment) => {
    const person = agency.organisation.persons.get(assignment.personId);
    const row = access.get(assignment.personId);
    if (!person || !row) return [];
    const guarded =
      row.personId === self ? ('SELF' as const) : duties.has(row.personId) ? ('DUTY' as const) : undefined;
    return [
      {
        personId: person.id,
        name: person.name,
        sectionName: sectionName(agency.organisation, assignment.sectionId),
        title: assignment.title,
        ...stateOf(row),
        ...(guarded ? { guarded } : {}),
      },
    ];
  });
}

const stateOf = (row: AccessRow): Pick<AccountLine, 'state' | 'secondFactor' | 'codeUntil' | 'codeWaits'> => ({
  state: accountState({ hasAccount: row.accountId !== null, access: row.access }, row.codeUntil !== null),
  secondFactor: row.secondFactor,
  ...(row.codeUntil ? { codeUntil: row.codeUntil } : {}),
  ...(row.waitingCodeId && row.waitingCodeHash && !row.secondFactor
    ? { codeWaits: { codeId: row.waitingCodeId, mark: markOfAccessCode(row.waitingCodeHash) } }
    : {}),
});

/** One assignment a person that lasts today or begins later, in the order of the sections. */
function mainAssignments(organisation: OrganisationSnapshot, day: CalendarDate): readonly Assignment[] {
  const places = new Map([...organisation.sections.keys()].map((id, place) => [id as string, place]));
  const place = (assignment: Assignment) => places.get(assignment.sectionId) ?? places.size;
  const lasting = [...organisation.assignments.values()]
    .filter((assignment) => assignment.to === undefined || assignment.to > day)
    .sort((a, b) => Number(b.main) - Number(a.main));
  const first = new Map<string, Assignment>();
  for (const assignment of lasting) if (!first.has(assignment.personId)) first.set(assignment.personId, assignment);
  return [...first.values()].sort((a, b) => place(a) - place(b) || a.displayOrder - b.displayOrder);
}

function pageOf(lines: readonly AccountLine[], { query = '', state, after }: Input['query']): Reply {
  const counts = { NONE: 0, WAITING: 0, OPEN: 0, STOPPED: 0 };
  for (const line of lines) counts[line.state] += 1;
  const typed = query.trim();
  const found = lines.filter(
    (line) => (!state || line.state === state) && (line.name.includes(typed) || line.sectionName.includes(typed)),
  );
  const start = after ? found.findIndex((line) => line.personId === after) + 1 : 0;
  const people = found.slice(start, start + pageSize);
  const last = people.at(-1);
  const more = start + pageSize < found.length;
  return { people, total: found.length, counts, ...(more && last ? { next: last.personId } : {}) };
}
