-- 办过: who has completed, returned or given on (转办) a step of a matter, and when he last did. One row per person, so that
-- the lists 已办 and 在办 need not walk through every task of a long history.
create table office.matter_handler (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  person_id uuid not null,
  step text not null,
  at timestamptz not null,
  primary key (agency_id, matter_id, person_id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
);

-- What was handled before this release. Nobody's context is set here: the owner reads past the policies for a moment.
alter table office.task no force row level security;
alter table office.matter_event no force row level security;
insert into office.matter_handler (agency_id, matter_id, person_id, step, at)
select distinct on (agency_id, matter_id, person_id) agency_id, matter_id, person_id, step, at
from (
  select agency_id, matter_id, person_id, step, closed_at as at
  from office.task where kind = 'do' and state in ('done', 'returned') and closed_at is not null
  union all
  select e.agency_id, e.matter_id, (e.event -> 'from' ->> 'personId')::uuid, t.step, e.at
  from office.matter_event e
  join office.task t on t.agency_id = e.agency_id and t.matter_id = e.matter_id and t.item = (e.event ->> 'item')::int
  where e.event ->> 'kind' = 'itemTransferred'
    and not exists (
      select 1 from office.matter_event w
      where w.agency_id = e.agency_id and w.matter_id = e.matter_id and w.event ->> 'kind' = 'actWithdrawn'
        and w.event ->> 'act' = 'transfer' and (w.event ->> 'undoes')::int = (e.event ->> 'cause')::int)
) handled
order by agency_id, matter_id, person_id, at desc;
alter table office.task force row level security;
alter table office.matter_event force row level security;

select office.agency_table('matter_handler', 'select, insert, update, delete');
create index matter_handler_person on office.matter_handler (agency_id, person_id, at desc, matter_id desc);
