-- 代理: for a time somebody else may also handle a person's work. No rows are moved: who may is computed when lists are read and
-- when somebody acts, so that it ends with the window, or at once when one of the two ends it.
create table office.matter_stand_in (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  principal_id uuid not null,
  stand_in_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  -- False: only the kinds of matter_stand_in_kind.
  all_kinds boolean not null,
  -- True: not what waits already when the window opens.
  new_only boolean not null,
  -- 工作秘密 too.
  work_secrets boolean not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (agency_id, id),
  check (principal_id <> stand_in_id),
  check (from_at < until_at),
  check ((ended_at is null) = (ended_by is null))
);
select office.agency_table('matter_stand_in', 'select, insert, update');
create index matter_stand_in_for on office.matter_stand_in (agency_id, stand_in_id, until_at);
create index matter_stand_in_of on office.matter_stand_in (agency_id, principal_id, until_at);
create index matter_stand_in_open on office.matter_stand_in (agency_id, until_at) where ended_at is null;

create table office.matter_stand_in_kind (
  agency_id uuid not null references office.agency (id),
  stand_in_row uuid not null,
  kind_code text not null,
  primary key (agency_id, stand_in_row, kind_code),
  foreign key (agency_id, stand_in_row) references office.matter_stand_in (agency_id, id),
  foreign key (agency_id, kind_code) references office.matter_kind (agency_id, code)
);
select office.agency_table('matter_stand_in_kind', 'select, insert');

-- For whom an opinion was given; null = for its author himself.
alter table office.opinion add column on_behalf_of text;

-- What the lists of a stand-in must know of a task: only its holder signs, which round it belongs to (nobody speaks twice in one),
-- and who did it in the holder's place.
alter table office.task add column in_person boolean not null default false;
alter table office.task add column visit int;
alter table office.task add column acted_by uuid;
alter table office.matter add column work_secret boolean not null default false;
