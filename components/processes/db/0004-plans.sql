-- Publishing at a date: the file as it was when it was planned, published by the house when its time has come, exactly once.
-- What it is at last is kept: PUBLISHED, CANCELLED, or REFUSED with the reasons in sentences.
create table office.process_plan (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  process_id uuid not null,
  publish_at timestamptz not null,
  bpmn_xml text not null,
  form_id uuid,
  draft_version int not null,
  over_number int not null,
  state text not null check (state in ('WAITING', 'PUBLISHED', 'CANCELLED', 'REFUSED')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  problems jsonb,
  primary key (agency_id, id),
  foreign key (agency_id, process_id) references office.process (agency_id, id)
);
select office.agency_table('process_plan', 'select, insert, update');
create unique index process_plan_waiting on office.process_plan (agency_id, process_id) where state = 'WAITING';
create index process_plan_of on office.process_plan (agency_id, process_id, asked_at desc);
