-- 子流程: the matters that call steps start, by the number the engine gives them. A row is written by the act that calls or stops
-- a child, in the same transaction; a wake-up then brings the child in line with it.
create table office.matter_child (
  agency_id uuid not null references office.agency (id),
  parent_id uuid not null,
  child int not null,
  -- The child's own matter, known before it exists; several numbers where it was taken up again.
  matter_id uuid not null,
  step text not null,
  kind_code text not null,
  -- The entry of the list it was called for, by which it is known again when the list has changed.
  entry text,
  depth int not null,
  form_values jsonb not null,
  state text not null check (state in ('asked', 'running', 'told', 'stopping', 'stopped')),
  -- Code of the refusal where it could not be started, and when that was tried last.
  trouble text,
  tried_at timestamptz,
  primary key (agency_id, parent_id, child),
  foreign key (agency_id, parent_id) references office.matter (agency_id, id)
);
select office.agency_table('matter_child', 'select, insert, update');
create index matter_child_matter on office.matter_child (agency_id, matter_id, child desc);

-- 等待的消息: what has come for a matter from another component; kept until a step waits for it. The key makes one of a repeat.
create table office.matter_message (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  matter_id uuid not null,
  event text not null,
  key text not null,
  words text not null,
  at timestamptz not null,
  delivered_at timestamptz,
  primary key (agency_id, id),
  unique (agency_id, matter_id, key),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
);
select office.agency_table('matter_message', 'select, insert, update');

-- 改用新版流程: which matters were asked to move together, and what became of each.
create table office.matter_migration (
  agency_id uuid not null references office.agency (id),
  batch_id uuid not null,
  matter_id uuid not null,
  process_version_id uuid not null,
  person_id uuid not null,
  assignment_id uuid not null,
  reason text not null,
  at timestamptz not null,
  done_at timestamptz,
  -- Code of the refusal where it stayed as it was.
  refused text,
  primary key (agency_id, batch_id, matter_id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id),
  foreign key (agency_id, process_version_id) references office.process_version (agency_id, id)
);
select office.agency_table('matter_migration', 'select, insert, update');

-- What a matter waits for where nobody has it in hand, in words: `等待：外单位答复`. No title, no value.
alter table office.matter add column waits text;
