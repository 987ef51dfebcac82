-- Work left behind by a transaction. No content: the key names a row of the agency's own tables.
-- due_at is null while a lease runs and nobody asked again; a request during the run sets it anew, so that
-- neither is lost and the same key never runs twice at once.
create table office.wake_up (
  agency_id uuid not null references office.agency (id),
  kind text not null,
  key text not null,
  due_at timestamptz,
  lease_until timestamptz,
  lease_token bigint not null default 0,
  attempts int not null default 0,
  last_error_code text,
  state text not null default 'WAITING' check (state in ('WAITING', 'DEAD')),
  primary key (agency_id, kind, key),
  check (due_at is not null or lease_until is not null)
);
select office.platform_table('wake_up', 'the relay looks for due work of all agencies; it holds keys only', 'select, insert, update, delete');
create index wake_up_due on office.wake_up (agency_id, due_at) where state = 'WAITING';
create index wake_up_lease on office.wake_up (lease_until) where state = 'WAITING' and lease_until is not null;
