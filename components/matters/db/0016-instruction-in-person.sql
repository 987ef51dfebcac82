-- 批示 of a received document is the leader's own act from now on, also where it is waiting already. Nobody's context is set
-- here: the owner reads past the policies for a moment.
alter table office.matter no force row level security;
alter table office.task no force row level security;
alter table office.process_version no force row level security;
update office.task t set in_person = true
from office.matter m, office.process_version p
where m.agency_id = t.agency_id and m.id = t.matter_id and m.kind_code = 'incoming-document' and m.state = 'RUNNING'
  and p.agency_id = m.agency_id and p.id = m.process_version_id
  and t.kind = 'do' and t.state in ('open', 'parked') and not t.in_person
  and coalesce((p.program -> 'nodes' -> t.node -> 'actions') ? 'instruct', false);
alter table office.matter force row level security;
alter table office.task force row level security;
alter table office.process_version force row level security;
