-- Somebody started on this database with DEMO=0: it is meant for real work, never gets the invented city and is never
-- dropped. The note is the same one row as a load's, so of the two only one can ever be written. It also fills began_at
-- and finished_at: the previous release then takes it for a finished load, and neither loads nor clears either.

alter table office.demo_load add column declined_at timestamptz;

-- A code of the ceremony is only made by a start with DEMO=0.
insert into office.demo_load (began_at, finished_at, declined_at)
select made_at, made_at, made_at from office.set_up_code
on conflict (only_row) do nothing;
