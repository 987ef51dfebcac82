-- A message start that could not begin a matter: the administrator's list, and that he has said it need not begin any more.
alter table office.matter_begun add column dropped_at timestamptz;
create index matter_begun_stuck on office.matter_begun (agency_id, tried_at desc)
  where begun_at is null and dropped_at is null and trouble is not null;
