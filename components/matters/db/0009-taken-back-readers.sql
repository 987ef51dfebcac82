-- Who only had a task that was taken back before he did anything read on until now: those rows go. Nobody's context is set
-- here: the owner reads past the policies for a moment. A taken-back first step leaves heads of sections in; they go with the
-- next change of the matter.
alter table office.task no force row level security;
alter table office.matter_event no force row level security;
alter table office.matter_reader no force row level security;
delete from office.matter_reader r
where r.reason in ('handler', 'circulated')
  and exists (
    select 1 from office.task t
    where t.agency_id = r.agency_id and t.matter_id = r.matter_id and r.grantee = 'person:' || t.person_id
      and t.state = 'withdrawn')
  and not exists (
    select 1 from office.task t
    where t.agency_id = r.agency_id and t.matter_id = r.matter_id and r.grantee = 'person:' || t.person_id
      and t.state <> 'withdrawn')
  and not exists (
    select 1 from office.matter_event e
    where e.agency_id = r.agency_id and e.matter_id = r.matter_id and r.grantee = 'person:' || e.person_id);
alter table office.task force row level security;
alter table office.matter_event force row level security;
alter table office.matter_reader force row level security;
