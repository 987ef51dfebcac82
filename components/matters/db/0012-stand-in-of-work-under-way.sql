-- What 0011 added, for work that is under way. Nobody's context is set here: the owner reads past the policies for a moment.
alter table office.matter no force row level security;
alter table office.matter_content no force row level security;
alter table office.matter_instance no force row level security;
alter table office.task no force row level security;
alter table office.process_version no force row level security;
update office.matter m set work_secret = true
from office.matter_content c
where c.agency_id = m.agency_id and c.matter_id = m.id
  and coalesce(c.form_values ->> 'secrecyLevel', '') not in ('', 'PUBLIC', 'INTERNAL');
update office.task t set
  visit = (i.snapshot -> 'items' -> (t.item - 1) ->> 'visit')::int,
  in_person = coalesce((p.program -> 'nodes' -> t.node ->> 'signing')::boolean, false)
    -- 签发 of documents, as their kind says.
    or coalesce((p.program -> 'nodes' -> t.node -> 'actions') ? 'sign-off', false)
from office.matter m, office.matter_instance i, office.process_version p
where m.agency_id = t.agency_id and m.id = t.matter_id and m.state = 'RUNNING' and t.kind = 'do'
  and i.agency_id = m.agency_id and i.matter_id = m.id
  and p.agency_id = m.agency_id and p.id = m.process_version_id;
alter table office.matter force row level security;
alter table office.matter_content force row level security;
alter table office.matter_instance force row level security;
alter table office.task force row level security;
alter table office.process_version force row level security;
