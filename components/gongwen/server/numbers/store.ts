import type { AgencyId, Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

export interface BookKey {
  readonly purpose: 'OUT' | 'IN';
  readonly prefix: string;
  readonly year: number;
}

/** Opens a book where there is none yet; an opened one stays as it is. */
export const openBook = (agencyId: AgencyId, id: string, { purpose, prefix, year }: BookKey) => sql`
  insert into office.number_book (agency_id, id, purpose, prefix, year, next)
  values (${agencyId}, ${id}, ${purpose}, ${prefix}, ${year}, 1)
  on conflict (agency_id, purpose, prefix, year) do nothing`;

/**
 * The next number of a book, its row locked until commit: whoever comes meanwhile waits and gets the one after, and a
 * transaction that is rolled back leaves no gap.
 */
export const takeNext = (agencyId: AgencyId, id: string, { purpose, prefix, year }: BookKey) => sql<{
  readonly bookId: string;
  readonly n: number;
}>`
  insert into office.number_book as book (agency_id, id, purpose, prefix, year, next)
  values (${agencyId}, ${id}, ${purpose}, ${prefix}, ${year}, 2)
  on conflict (agency_id, purpose, prefix, year) do update set next = book.next + 1
  returning id as "bookId", next - 1 as n`;

/** What the next number would be now, without taking it. */
export const peekNext = (agencyId: AgencyId, { purpose, prefix, year }: BookKey) => sql<{ readonly n: number }>`
  select next as n from office.number_book
  where agency_id = ${agencyId} and purpose = ${purpose} and prefix = ${prefix} and year = ${year}`;

export const insertEntry = (
  agencyId: AgencyId,
  e: { readonly bookId: string; readonly n: number; readonly matterId: string; readonly at: Instant },
) => sql`
  insert into office.number_entry (agency_id, book_id, n, matter_id, state, taken_at)
  values (${agencyId}, ${e.bookId}, ${e.n}, ${e.matterId}, 'USED', ${e.at})`;

/** 作废: the number stays in the book. */
export const voidEntry = (agencyId: AgencyId, matterId: string) => sql`
  update office.number_entry set state = 'VOID' where agency_id = ${agencyId} and matter_id = ${matterId} and state = 'USED'`;

export interface BookRow {
  readonly id: string;
  readonly purpose: 'OUT' | 'IN';
  readonly prefix: string;
  readonly year: number;
  readonly next: number;
  readonly used: number;
  readonly void: number;
}

export const listBooks = (agencyId: AgencyId) => sql<BookRow>`
  with counts as (
    select book_id, count(*) filter (where state = 'USED') as used, count(*) filter (where state = 'VOID') as void
    from office.number_entry where agency_id = ${agencyId} group by book_id)
  select b.id, b.purpose, b.prefix, b.year, b.next, coalesce(c.used, 0) as used, coalesce(c.void, 0) as void
  from office.number_book b left join counts c on c.book_id = b.id
  where b.agency_id = ${agencyId}
  order by b.year desc, b.purpose desc, b.prefix`;
