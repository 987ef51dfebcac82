-- Door: how much 待办 waits under each working identity of one account, for the choice between them. Numbers, nothing of
-- the matters. Which identities are the account's own stands in one place: the identities door is asked.
create policy own_counts_door on office.task for select to gov_door_counts using (state = 'open');
grant select (agency_id, person_id, assignment_id, kind, state, due_at) on office.task to gov_door_counts;
grant execute on function office.identities_of_account(uuid, date) to gov_door_counts;

create function office.own_counts(account uuid, on_day date, at timestamptz)
returns table (assignment_id uuid, todo bigint, overdue bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select i.assignment_id, count(t.assignment_id), count(*) filter (where t.due_at < at)
  from office.identities_of_account(account, on_day) i
  left join office.task t on t.agency_id = i.agency_id
    and t.person_id = i.person_id and t.assignment_id = i.assignment_id
    and t.kind = 'do' and t.state = 'open'
  group by i.assignment_id
$$;
alter function office.own_counts(uuid, date, timestamptz) owner to gov_door_counts;
revoke all on function office.own_counts(uuid, date, timestamptz) from public;
grant execute on function office.own_counts(uuid, date, timestamptz) to gov_app;
