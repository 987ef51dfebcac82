-- When its person used the code; of codes used before this release nobody knows any more. Whoever opens an agency learns from
-- it that he may make no other code for this administrator.
alter table office.access_code add column used_at timestamptz;
