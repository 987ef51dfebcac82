-- 事项: what is handled, its form values, its running process, tasks, opinions, trace and readers.
create table office.matter_kind (
  agency_id uuid not null references office.agency (id),
  code text not null,
  name text not null,
  kind_group text not null,
  hint text not null default '',
  component_id text not null,
  form_version_id uuid not null,
  process_version_id uuid not null,
  open boolean not null default true,
  display_order int not null default 0,
  primary key (agency_id, code),
  foreign key (agency_id, form_version_id) references office.form_version (agency_id, id),
  foreign key (agency_id, process_version_id) references office.process_version (agency_id, id)
);
select office.agency_table('matter_kind', 'select, insert, update');

create table office.matter (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  kind_code text not null,
  title text not null,
  number text,
  urgency text,
  state text not null check (state in ('DRAFT', 'RUNNING', 'DONE', 'REFUSED', 'CANCELLED')),
  starter_person_id uuid not null,
  starter_assignment_id uuid not null,
  form_version_id uuid not null,
  process_version_id uuid not null,
  version int not null default 0,
  -- The version at which form values last changed: a page older than this would overwrite somebody's text.
  content_version int not null default 0,
  circulating int not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  due_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, kind_code) references office.matter_kind (agency_id, code),
  foreign key (agency_id, form_version_id) references office.form_version (agency_id, id),
  foreign key (agency_id, process_version_id) references office.process_version (agency_id, id)
) with (fillfactor = 80);
select office.agency_table('matter', 'select, insert, update, delete');
create index matter_starter on office.matter (agency_id, starter_person_id, state, changed_at desc, id desc);

-- Form values apart, so that moving a step does not rewrite them, nor the other way round.
create table office.matter_content (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  form_values jsonb not null,
  primary key (agency_id, matter_id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
);
select office.agency_table('matter_content', 'select, insert, update, delete');

-- Snapshot of the running process for speed; matter_event is the truth and replays to it.
create table office.matter_instance (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  snapshot jsonb not null,
  primary key (agency_id, matter_id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
);
select office.agency_table('matter_instance', 'select, insert, update, delete');

create table office.matter_event (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  sequence int not null,
  at timestamptz not null,
  person_id uuid,
  person_name text not null,
  event jsonb not null,
  primary key (agency_id, matter_id, sequence),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id)
);
select office.agency_table('matter_event', 'select, insert');

-- Lines other components put into the trace: `已发送 2 个单位`.
create table office.matter_note (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  matter_id uuid not null,
  at timestamptz not null,
  person_name text not null,
  act text not null,
  detail text not null default '',
  primary key (agency_id, id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id)
);
select office.agency_table('matter_note', 'select, insert');
create index matter_note_matter on office.matter_note (agency_id, matter_id, at);

-- 待办 and 待阅, open and closed, one row per item of the engine.
create table office.task (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  matter_id uuid not null,
  item int not null,
  kind text not null check (kind in ('do', 'read')),
  state text not null check (state in ('open', 'parked', 'done', 'returned', 'cancelled', 'withdrawn')),
  person_id uuid not null,
  assignment_id uuid not null,
  node text not null,
  step text not null,
  opened_at timestamptz not null,
  seen_at timestamptz,
  closed_at timestamptz,
  due_at timestamptz,
  primary key (agency_id, id),
  unique (agency_id, matter_id, item),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
) with (fillfactor = 80);
select office.agency_table('task', 'select, insert, update, delete');
create index task_open on office.task (agency_id, person_id, kind, opened_at desc, id desc) where state = 'open';
create index task_closed on office.task (agency_id, person_id, kind, closed_at desc, id desc) where state in ('done', 'returned');

create table office.opinion (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  matter_id uuid not null,
  item int not null,
  block text not null,
  person_id uuid not null,
  assignment_id uuid not null,
  person_name text not null,
  text text not null,
  rank int not null default 0,
  at timestamptz not null,
  void boolean not null default false,
  after_close boolean not null default false,
  primary key (agency_id, id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id)
);
select office.agency_table('opinion', 'select, insert, update');
create index opinion_matter on office.opinion (agency_id, matter_id, at, id);

create table office.matter_reader (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  grantee text not null,
  reason text not null,
  primary key (agency_id, matter_id, grantee),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
);
select office.agency_table('matter_reader', 'select, insert, delete');
create index matter_reader_grantee on office.matter_reader (agency_id, grantee, matter_id desc);

create table office.matter_attachment (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  matter_id uuid not null,
  file_id uuid not null,
  name text not null check (length(name) between 1 and 255),
  bytes bigint not null,
  media_type text not null,
  added_by uuid,
  added_by_name text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id)
);
select office.agency_table('matter_attachment', 'select, insert, update');
create index matter_attachment_matter on office.matter_attachment (agency_id, matter_id, added_at);

-- Fields marked listable, searchable or unique, with typed columns; lists and uniqueness read these.
create table office.matter_field (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  key text not null,
  text_value text,
  number_value numeric,
  date_value date,
  primary key (agency_id, matter_id, key),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
);
select office.agency_table('matter_field', 'select, insert, update, delete');

create table office.phrase (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  person_id uuid not null,
  text text not null check (length(text) between 1 and 200),
  display_order int not null default 0,
  primary key (agency_id, id)
);
select office.agency_table('phrase', 'select, insert, update, delete');
create index phrase_person on office.phrase (agency_id, person_id, display_order, id);

-- Titles and numbers as character bigrams; searched only through the door below.
create table office.matter_search (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  words text not null,
  grams tsvector not null,
  primary key (agency_id, matter_id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
);
select office.agency_table('matter_search', 'select, insert, update, delete');
create index matter_search_grams on office.matter_search using gin (grams);

-- The search door: readers only, filtered before paging. Text operators are not leakproof, so under the policy of the
-- application role the index would not be used; this role has its own policy and repeats the agency.
create policy search_door on office.matter_search for select to gov_door_search using (true);
create policy search_door on office.matter_reader for select to gov_door_search using (true);
grant select on office.matter_search, office.matter_reader to gov_door_search;

create function office.search_matters(agency uuid, grantees text[], wanted text[], needle text, before uuid, wanted_rows int)
returns table (matter_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select s.matter_id
  from office.matter_search s
  where s.agency_id = agency
    and agency = office.current_agency()
    and s.grams @@ (array_to_string(array(select '''' || replace(replace(w, '\', '\\'), '''', '''''') || '''' from unnest(wanted) w), ' & '))::tsquery
    and strpos(s.words, needle) > 0
    and (before is null or s.matter_id < before)
    and exists (
      select 1 from office.matter_reader r
      where r.agency_id = agency and r.matter_id = s.matter_id and r.grantee = any (grantees))
  order by s.matter_id desc
  limit wanted_rows
$$;
alter function office.search_matters(uuid, text[], text[], text, uuid, int) owner to gov_door_search;
revoke all on function office.search_matters(uuid, text[], text[], text, uuid, int) from public;
grant execute on function office.search_matters(uuid, text[], text[], text, uuid, int) to gov_app;
grant execute on function office.current_agency() to gov_door_search;
