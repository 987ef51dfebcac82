-- 秘书排序: who arranges the order in which a person's work is laid before him. Nothing of the work itself hangs on it: an order
-- ends with its secretary, and then the usual one holds.
create table office.matter_secretary (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  leader_id uuid not null,
  secretary_id uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  -- How often he has arranged, and when last; null = never.
  order_version int not null default 0,
  arranged_at timestamptz,
  -- False: the leader reads in the usual order until he says otherwise.
  followed boolean not null default true,
  primary key (agency_id, id),
  check (leader_id <> secretary_id),
  check ((ended_at is null) = (ended_by is null))
);
select office.agency_table('matter_secretary', 'select, insert, update');
-- One at a time: the leader must know whose order it is.
create unique index matter_secretary_one on office.matter_secretary (agency_id, leader_id) where ended_at is null;
create index matter_secretary_for on office.matter_secretary (agency_id, secretary_id) where ended_at is null;

-- Where he has put a task: 今日呈批 or 缓呈. What stands in neither has its usual place between them.
create table office.matter_secretary_place (
  agency_id uuid not null references office.agency (id),
  secretary_row uuid not null,
  task_id uuid not null,
  part text not null check (part in ('today', 'later')),
  place int not null,
  primary key (agency_id, secretary_row, task_id),
  foreign key (agency_id, secretary_row) references office.matter_secretary (agency_id, id),
  foreign key (agency_id, task_id) references office.task (agency_id, id) on delete cascade
);
select office.agency_table('matter_secretary_place', 'select, insert, update, delete');

-- 呈批说明: a few words for who is to decide, laid beside the document and no part of it. The trace says that there is one.
create table office.matter_cover_note (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  item int not null,
  author_id uuid not null,
  author_name text not null,
  -- For whom it was written: who gets the work after him does not read it.
  leader_id uuid not null,
  -- Empty: taken away again.
  text text not null check (length(text) <= 300),
  written_at timestamptz not null,
  primary key (agency_id, matter_id, item, author_id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id)
);
select office.agency_table('matter_cover_note', 'select, insert, update');

-- 手写批示: strokes as numbers; the text beside them says the same in type, or is empty.
alter table office.opinion add column pen jsonb;
