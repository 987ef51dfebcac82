-- 能搜到: what is written in fields that a form lets be found, by their keys, folded as `words` is; their pairs stand in `grams`
-- beside those of the title. A matter from before has none until it is changed next.
alter table office.matter_search add column field_words jsonb not null default '{}';

-- What is looked for stands in the title or in one of these. Whoever asked leaves out fields that are concealed by now.
create or replace function office.search_matters(agency uuid, grantees text[], wanted text[], needle text, before uuid, wanted_rows int)
returns table (matter_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select s.matter_id
  from office.matter_search s
  where s.agency_id = agency
    and agency = office.current_agency()
    and s.grams @@ (array_to_string(array(select '''' || replace(replace(w, '\', '\\'), '''', '''''') || '''' from unnest(wanted) w), ' & '))::tsquery
    and (strpos(s.words, needle) > 0 or strpos(s.field_words::text, needle) > 0)
    and (before is null or s.matter_id < before)
    and exists (
      select 1 from office.matter_reader r
      where r.agency_id = agency and r.matter_id = s.matter_id and r.grantee = any (grantees))
  order by s.matter_id desc
  limit wanted_rows
$$;
