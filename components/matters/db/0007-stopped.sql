-- Steps for which nobody was found: what the administrator's list and the wake-up read. Names of steps and posts, never content.
create table office.matter_stop (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  matter_id uuid not null,
  visit int not null,
  step text not null,
  since timestamptz not null,
  -- How the organisation was asked, as the engine noted it.
  why jsonb not null,
  empty text not null,
  ended_at timestamptz,
  primary key (agency_id, id),
  unique (agency_id, matter_id, visit),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
);
select office.agency_table('matter_stop', 'select, insert, update, delete');
create index matter_stop_standing on office.matter_stop (agency_id, since desc, id desc) where ended_at is null;

-- 交接: which matters went over together, so that the whole can be taken back.
create table office.matter_hand_over (
  agency_id uuid not null references office.agency (id),
  batch_id uuid not null,
  matter_id uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (agency_id, batch_id, matter_id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id)
);
select office.agency_table('matter_hand_over', 'select, insert, update');
create index matter_hand_over_matter on office.matter_hand_over (agency_id, matter_id);
