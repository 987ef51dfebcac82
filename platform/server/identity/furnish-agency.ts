import type { CalendarDate, Instant } from '@gov/base';
import type { AdministratorDuty } from '@gov/base/component';
import type { PostRole } from '@gov/organisation';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import { insertAccount } from './account-store.ts';
import { insertAdministrator, insertGrants, insertOrganisationRows } from './agency-store.ts';
import { pinyinInitials } from './pinyin-initials.ts';

/** An organisation written down with keys of the author's choice; ids are made when it is carried out. */
export interface OrganisationPlan {
  readonly validFrom: CalendarDate;
  readonly sections: readonly { readonly key: string; readonly name: string; readonly parent?: string }[];
  readonly posts: readonly {
    readonly key: string;
    readonly name: string;
    readonly role: PostRole;
    readonly section?: string;
  }[];
  readonly people: readonly PersonPlan[];
  readonly deputyAreas: readonly { readonly leader: string; readonly section: string }[];
  readonly grants: readonly {
    readonly permission: string;
    readonly post?: string;
    readonly person?: string;
    readonly reason: string;
  }[];
}

export interface PersonPlan {
  readonly key: string;
  /** Made beforehand, where something names the person already. */
  readonly id?: string;
  readonly name: string;
  /** A new account, or the id of an account that exists (a person in two agencies). */
  readonly account?:
    | { readonly signInName: string; readonly passwordHash: string; readonly demo: boolean }
    | { readonly accountId: string };
  readonly assignments: readonly {
    readonly key: string;
    readonly section: string;
    readonly post: string;
    readonly title: string;
    readonly main: boolean;
  }[];
  readonly duty?: AdministratorDuty;
}

/** Ids made for the keys of a plan. */
export interface Furnished {
  readonly sections: ReadonlyMap<string, string>;
  readonly posts: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly assignments: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, string>;
}

interface Making {
  readonly now: Instant;
  newId<B extends string>(): B;
}

interface Keyed {
  readonly key: string;
  readonly id?: string;
}

const keyed = (rows: readonly Keyed[], making: Making): ReadonlyMap<string, string> =>
  new Map(rows.map(({ key, id }) => [key, id ?? making.newId<string>()]));

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`the plan names ${key}, which it does not contain`);
  return id;
}

/** Writes a whole organisation into an agency, one statement a table. Not safe twice: ids are fresh each time. */
export async function furnishAgency(tx: AgencyTransaction, making: Making, plan: OrganisationPlan): Promise<Furnished> {
  const made = {
    sections: keyed(plan.sections, making),
    posts: keyed(plan.posts, making),
    people: keyed(plan.people, making),
    assignments: keyed(
      plan.people.flatMap((p) => p.assignments),
      making,
    ),
    accounts: new Map<string, string>(),
  };
  const common = { agency_id: tx.agencyId, valid_from: plan.validFrom };
  for (const person of plan.people) made.accounts.set(person.key, accountOf(tx, making, person) ?? '');
  tx.write(
    insertOrganisationRows(
      'section',
      plan.sections.map((s, i) => ({
        ...common,
        id: idOf(made.sections, s.key),
        parent_id: s.parent ? idOf(made.sections, s.parent) : null,
        name: s.name,
        display_order: i,
      })),
    ),
  );
  tx.write(
    insertOrganisationRows(
      'post',
      plan.posts.map((p, i) => ({
        ...common,
        id: idOf(made.posts, p.key),
        name: p.name,
        role: p.role,
        section_id: p.section ? idOf(made.sections, p.section) : null,
        display_order: i,
      })),
    ),
  );
  tx.write(
    insertOrganisationRows(
      'person',
      plan.people.map((p, i) => ({
        ...common,
        id: idOf(made.people, p.key),
        account_id: made.accounts.get(p.key) || null,
        name: p.name,
        initials: pinyinInitials(p.name),
        display_order: i,
      })),
    ),
  );
  const assignments = plan.people.flatMap((p) => p.assignments.map((a) => ({ ...a, person: p.key })));
  tx.write(
    insertOrganisationRows(
      'assignment',
      assignments.map((a, i) => ({
        ...common,
        id: idOf(made.assignments, a.key),
        person_id: idOf(made.people, a.person),
        section_id: idOf(made.sections, a.section),
        post_id: idOf(made.posts, a.post),
        title: a.title,
        main: a.main,
        display_order: i,
      })),
    ),
  );
  tx.write(
    insertOrganisationRows(
      'deputy_area',
      plan.deputyAreas.map((d) => ({
        ...common,
        id: making.newId<string>(),
        leader_assignment_id: idOf(made.assignments, d.leader),
        section_id: idOf(made.sections, d.section),
      })),
    ),
  );
  for (const person of plan.people)
    if (person.duty) tx.write(insertAdministrator(tx.agencyId, idOf(made.people, person.key), person.duty, making.now));
  tx.write(
    insertGrants(
      plan.grants.map((g) => ({
        ...common,
        id: making.newId<string>(),
        permission: g.permission,
        grantee_kind: g.post ? 'POST' : g.person ? 'PERSON' : 'EVERYBODY',
        grantee_id: g.post ? idOf(made.posts, g.post) : g.person ? idOf(made.people, g.person) : null,
        reason: g.reason,
        granted_by: null,
        granted_at: making.now,
      })),
    ),
  );
  return made;
}

function accountOf(tx: AgencyTransaction, making: Making, person: PersonPlan): string | undefined {
  if (!person.account) return undefined;
  if ('accountId' in person.account) return person.account.accountId;
  const id = making.newId<string>();
  tx.write(insertAccount({ id, ...person.account, now: making.now }));
  return id;
}
