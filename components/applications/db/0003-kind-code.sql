-- The kind of matter an application goes by; null = `app-<id>`. 请假 came as a kind in code: it is an application like every
-- other now, under the code that its matters, filters, covers and links have always named.
alter table office.application add column kind_code text;
alter table office.application add unique (agency_id, kind_code);

alter table office.application no force row level security;
alter table office.matter_kind no force row level security;
alter table office.form no force row level security;
alter table office.form_version no force row level security;
alter table office.process no force row level security;
alter table office.process_version no force row level security;

-- Agencies opened earlier: a row that takes the kind over as it stands, with the versions it is on. Columns are the fields of
-- their own form that were kept for lists. The id is the same however often this runs (a digest as a UUID of version 8).
with found as (
  select k.agency_id, k.name, k.kind_group, k.hint, k.open, k.title_pattern, k.starters, k.readers, k.form_version_id,
    k.process_version_id, k.code, f.key as form_key, p.key as process_key, v.published_at,
    md5(k.agency_id::text || k.code) as digest,
    (select coalesce(jsonb_agg(c.key order by c.place), '[]'::jsonb)
      from unnest(array['applicant', 'section', 'leaveKind', 'period', 'leaveDays']) with ordinality as c(key, place)
      where exists (select 1 from jsonb_array_elements(v.template -> 'fields') as field
        where field ->> 'key' = c.key and field -> 'listable' = 'true'::jsonb and not coalesce(field -> 'retired' = 'true'::jsonb, false))
        and not c.key = any(k.concealed)) as listed
  from office.matter_kind k
  join office.form_version v on v.agency_id = k.agency_id and v.id = k.form_version_id
  join office.form f on f.agency_id = v.agency_id and f.id = v.form_id
  join office.process_version w on w.agency_id = k.agency_id and w.id = k.process_version_id
  join office.process p on p.agency_id = w.agency_id and p.id = w.process_id
  where k.code = 'leave-request' and k.component_id = 'matters'
), named as (
  select found.*, case
    when exists (select 1 from office.application a where a.agency_id = found.agency_id and a.name = left(found.name, 30))
    then left(found.name, 24) || '（原有）' else left(found.name, 30) end as own_name,
    (substr(digest, 1, 12) || '8' || substr(digest, 14, 3) || 'a' || substr(digest, 18))::uuid as id
  from found
)
insert into office.application (agency_id, id, name, open, settings, form_version_id, process_version_id, version,
  created_at, changed_at, kind_code)
select agency_id, id, own_name, open,
  jsonb_strip_nulls(jsonb_build_object(
    'name', own_name, 'group', coalesce(nullif(left(kind_group, 12), ''), '日常办公'), 'hint', left(hint, 100),
    'formKey', form_key, 'process', jsonb_build_object('key', process_key), 'titlePattern', title_pattern,
    'starters', to_jsonb(starters), 'readers', to_jsonb(readers), 'columns', listed,
    'sum', case when listed @> '["leaveDays"]'::jsonb then 'leaveDays' end)),
  form_version_id, process_version_id, 1, published_at, published_at, code
from named;

-- Where 办事应用 is switched off, asking for leave goes on as it did; switched on and saved once, it follows.
update office.matter_kind k set follows_form = false, component_id = 'applications'
where k.code = 'leave-request' and k.component_id = 'matters'
  and not exists (select 1 from office.component_switch s
    where s.agency_id = k.agency_id and s.component_id = 'applications' and not s.open);
update office.matter_kind k set follows_form = false where k.code = 'leave-request' and k.component_id = 'matters';

alter table office.application force row level security;
alter table office.matter_kind force row level security;
alter table office.form force row level security;
alter table office.form_version force row level security;
alter table office.process force row level security;
alter table office.process_version force row level security;
