-- Audit: who did what, when, where. Rows are written in the transaction of the act and never changed; the sealer
-- chains them afterwards. The platform's own stream (also: refusals before an agency is known) is that of the
-- agency of kind PLATFORM.

create table office.audit_event (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  at timestamptz not null,
  event text not null,
  person_id uuid,
  assignment_id uuid,
  person_name text not null,
  on_behalf_of uuid,
  object_kind text not null,
  object_id text not null,
  details jsonb not null,
  address text not null,
  session_ref text not null,
  request_id text not null,
  primary key (agency_id, id)
);
select office.agency_table('audit_event', 'select, insert');

-- Rows not chained yet. Kept apart so that the sealer finds them whatever the order of commits, without
-- reading history and without a right to change an audit row.
create table office.audit_pending (
  agency_id uuid not null references office.agency (id),
  event_id uuid not null,
  primary key (agency_id, event_id)
);
select office.agency_table('audit_pending', 'select, insert, delete');

create table office.audit_seal (
  agency_id uuid not null references office.agency (id),
  sequence bigint not null check (sequence > 0),
  event_id uuid not null,
  hash text not null,
  primary key (agency_id, sequence),
  unique (agency_id, event_id)
);
select office.agency_table('audit_seal', 'select, insert');

-- Signed statements about the first `size` rows; `peaks` lets the sealer go on without reading the tree again and
-- is itself recomputed by the verifier.
create table office.audit_checkpoint (
  agency_id uuid not null references office.agency (id),
  size bigint not null check (size > 0),
  root text not null,
  head text not null,
  at timestamptz not null,
  previous text,
  key_id text not null,
  signature text not null,
  peaks jsonb not null,
  primary key (agency_id, size)
);
select office.agency_table('audit_checkpoint', 'select, insert');
