-- One row per acknowledged command: a retry with the same command id gets the same reply and does nothing.
create table office.command (
  agency_id uuid not null references office.agency (id),
  command_id uuid not null,
  person_id uuid not null,
  route text not null,
  reply jsonb,
  at timestamptz not null,
  primary key (agency_id, command_id)
);
select office.agency_table('command', 'select, insert, delete');
create index command_at on office.command (agency_id, at);
