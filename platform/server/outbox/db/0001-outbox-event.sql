-- What one component announces to others inside the same agency, written in the announcing transaction;
-- delivered by the wake-up `outbox.deliver` and deleted when every reaction is done.
create table office.outbox_event (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  event text not null,
  key text not null,
  payload jsonb not null,
  at timestamptz not null,
  primary key (agency_id, id)
);
select office.agency_table('outbox_event', 'select, insert, delete');
