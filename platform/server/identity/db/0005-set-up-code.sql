-- The first-run ceremony asks for a code that only the server's own terminal has shown. One row while the ceremony is open:
-- the next start replaces it, the ceremony takes it away.
create table office.set_up_code (
  place int primary key check (place = 1),
  code_hash text not null,
  made_at timestamptz not null
);
select office.platform_table('set_up_code', 'before the platform exists there is no agency; only a digest of the code is kept', 'select, insert, update, delete');
