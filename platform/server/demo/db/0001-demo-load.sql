-- Whether the invented city was loaded to its end. One row at most; a start that finds it unfinished clears half a city.

create table office.demo_load (
  only_row boolean primary key default true check (only_row),
  began_at timestamptz not null,
  finished_at timestamptz
);
select office.platform_table('demo_load', 'whether the invented city was loaded to its end; a fact about the whole installation', 'select, insert, update');
